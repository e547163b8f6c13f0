/** Increase it with every change of the type `Contract`. A stored state of another version is rebuilt from the events. */
export const stateVersion = 5;
