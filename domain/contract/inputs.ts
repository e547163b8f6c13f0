import { type Changes } from '../amendment/state';
import { type Comment } from '../approval/comment';
import { type CustomerStanding } from '../customers/standing';
import { type FrozenDocument } from '../drafting/document';
import { type FrameworkStanding } from '../drafting/framework';
import { type ZoneClock } from '../kernel/days';
import { type Money } from '../kernel/money';
import { type BookedReceipt } from '../payment/booked-receipt';
import { type TemplateVersion } from '../library/library';
import { type Company } from '../routing/company';
import { type Texts } from './texts';

/** What rules may need besides the contract. Each input has one loader, which runs only for rules that declare it. */
export interface Inputs {
  /** Staff, approval rules and work calendar of the company. */
  company: Company;
  /** Converts between wall-clock time in a time zone and instants. */
  clock: ZoneClock;
  /** Terms by digest. */
  texts: Texts;
  /** The template and its clauses in the version from which the draft was made; null if it has none. */
  wording: TemplateVersion | null;
  /** For a call-off order: how much of its framework contract is used; otherwise null. */
  framework: FrameworkStanding | null;
  /** For a framework contract: the total of its orders, as in `FrameworkStanding`; null if it has none. */
  orders: Money | null;
  /** The revision as a file; null before it is rendered. */
  document: FrozenDocument | null;
  /** Comments on the subject that must still be resolved, and the one that the command names. */
  comments: readonly Comment[];
  /** Number of the contract in which the command's bank reference is already booked; null if it is free. */
  bookedReference: string | null;
  /** Number of the contract that already has the command's file number; null if it is free. */
  filedContract: string | null;
  /** Number of another contract in which a transfer with the command's bank reference waits for verification; null if there is none. */
  waitingReference: string | null;
  /** The contract's newest receipt with the command's bank reference; null if there is none. */
  receipt: BookedReceipt | null;
  /** Ids of the conditions of effect that payments have met. */
  conditionsMet: readonly string[];
  /** The customer's entry in the directory; null if the contract refers to none. */
  customer: CustomerStanding | null;
  /** The changes of the amendment in progress. */
  changes: Changes;
}

export type Need = keyof Inputs;

/** Gives what a rule needs. @throws NotKnownHereError when it was not loaded, as in the workflow's validator */
export type Input<N extends Need = Need> = <K extends N>(need: K) => Inputs[K];

/** A rule needs an input that was not loaded here; the activity that loads all inputs will decide. */
export class NotKnownHereError extends Error {
  override readonly name = 'NotKnownHereError';
  constructor(readonly need: Need) {
    super(`The rules need ${need}, which is not known here.`);
  }
}

export function inputOf(inputs: Partial<Inputs>): Input {
  return (need) => {
    const value = inputs[need];
    if (value === undefined) throw new NotKnownHereError(need);
    return value as never; // the value belongs to its key
  };
}
