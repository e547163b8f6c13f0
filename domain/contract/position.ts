import { type Contract, type Stage } from './contract';

/** Where a contract stands, in a shape that never changes: its workflow goes by this, whatever version wrote its state. */
export interface Position {
  /** Number of the last event. */
  seq: number;
  number: string;
  stage: Stage;
}

export function positionOf({ seq, number, stage }: Contract): Position {
  return { seq, number, stage };
}
