import { type Contract } from '../contract/contract';
import { type EventBody } from '../contract/events';
import { type FactLine } from '../contract/fact-lines';
import { type Input } from '../contract/inputs';
import { type Reading } from '../contract/reading';
import { type Refusal } from '../contract/refusals';
import { type Clocks } from '../drafting/events';
import { type Money } from '../kernel/money';
import { type Words } from '../kernel/words';
import { type Approval, type StepId } from './state';

/** How a subject returned from its approval. */
export interface SentBack {
  cause: 'rejected' | 'changes_requested' | 'recalled';
  by: string;
  reason: string;
  stepId?: StepId;
  straightBackTo?: StepId;
  clocks?: Clocks;
}

/** Inputs for `hindrance`. */
export const hindranceNeeds = ['texts', 'changes', 'framework', 'orders'] as const;

/** The rule of one kind of subject: where its approval is stored, and what follows from it. */
export interface SubjectRule {
  /** Its approval, whether or not people are asked now; null if there is none. */
  find: (contract: Contract) => { id: string; approval: Approval; underWay: boolean } | null;
  /** The contract with the changed approval. */
  put: (contract: Contract, approval: Approval) => Contract;
  /** Its name in a sentence: `revision 2`, `amendment HT-1-S01`. */
  words: (id: string) => Words;
  /** Prices that decide whether it is important; for an amendment the old and the new one. */
  gross: (contract: Contract) => Money[];
  /** Facts about what is approved, beyond those of the contract as it stands. */
  facts: (contract: Contract, reading: Reading) => FactLine[];
  /**
   * The refusal if it could no longer be executed, because something else has happened since it was proposed, so that approving it would be
   * useless; otherwise null. Each approver is checked against it, and the customer gets the same refusal.
   */
  hindrance: (contract: Contract, input: Input<(typeof hindranceNeeds)[number]>) => Refusal | null;
  /** The event after all steps have approved. */
  approved: (contract: Contract, id: string) => EventBody;
  /** The event after a rejection, a request for changes, or a recall. */
  sentBack: (contract: Contract, id: string, how: SentBack) => EventBody;
}
