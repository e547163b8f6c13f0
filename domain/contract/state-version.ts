/** Raised with every change of the shape of `Contract`; a state of another version is folded anew from the events. */
export const stateVersion = 5;
