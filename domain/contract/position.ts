import { type Contract, type Stage } from './contract';

/** The position of a contract, in a form that never changes, so that a workflow can read it whatever version wrote the state. */
export interface Position {
  /** Number of the last event. */
  seq: number;
  number: string;
  stage: Stage;
}

export function positionOf({ seq, number, stage }: Contract): Position {
  return { seq, number, stage };
}
