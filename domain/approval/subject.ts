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

/** How a subject came back from its approval: by whom, and why. */
export interface SentBack {
  cause: 'rejected' | 'changes_requested' | 'recalled';
  by: string;
  reason: string;
  stepId?: StepId;
  straightBackTo?: StepId;
  clocks?: Clocks;
}

/** What must be known to say whether it can come about as things are now. */
export const hindranceNeeds = ['texts', 'changes', 'framework', 'orders'] as const;

/** A kind of thing that is approved: where its approval stands in a contract, and what follows from it. */
export interface SubjectRule {
  /** Its approval, whether people are asked now or not; null where there is none. */
  find: (contract: Contract) => { id: string; approval: Approval; underWay: boolean } | null;
  /** The contract with the approval as it has become. */
  put: (contract: Contract, approval: Approval) => Contract;
  /** What it is called in a sentence: `revision 2`, `amendment HT-1-S01`. */
  words: (id: string) => Words;
  /** Prices that decide whether it is important: of an amendment the old one and the new one. */
  gross: (contract: Contract) => Money[];
  /** What is approved, where it is not the contract as it stands. */
  facts: (contract: Contract, reading: Reading) => FactLine[];
  /**
   * Why it cannot come about as things are now, so that nobody's yes would be of use; null where it can. Things go on while it is decided about:
   * asked of each approver, and in the same words of the customer.
   */
  hindrance: (contract: Contract, input: Input<(typeof hindranceNeeds)[number]>) => Refusal | null;
  /** What follows when every step has agreed. */
  approved: (contract: Contract, id: string) => EventBody;
  /** What follows when somebody rejects it, wants changes, or takes it back. */
  sentBack: (contract: Contract, id: string, how: SentBack) => EventBody;
}
