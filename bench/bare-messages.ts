/** Names and types shared by the bare workflow and its callers. */
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
