/** What the bare workflow and those who call it agree on. */
export const bareLifeType = 'bareLife';
export const bareTaskQueue = 'bare';
export const takeStep = 'takeStep';

export interface Step {
  lifeId: string;
  step: number;
}

export interface BareActivities {
  writeStep: (step: Step) => Promise<void>;
}

export function bareWorkflowId(lifeId: string): string {
  return `bare-${lifeId}`;
}
