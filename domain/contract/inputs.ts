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

/** What rules may need beside the contract itself. Each is read by one loader, and only for rules that declare it. */
export interface Inputs {
  /** Whom the company employs, how it approves, when it works. */
  company: Company;
  /** Between wall-clock time in a time zone and instants. */
  clock: ZoneClock;
  /** Terms by their digest. */
  texts: Texts;
  /** The template and its clauses, in the version the draft was made from; null for one without. */
  wording: TemplateVersion | null;
  /** Of a call-off order: how much of its framework is used up. */
  framework: FrameworkStanding | null;
  /** Of a framework contract: what the orders under it come to, as in `FrameworkStanding`; null where there are none. */
  orders: Money | null;
  /** The revision as a file; null before it has been made. */
  document: FrozenDocument | null;
  /** Comments of the subject that must still be resolved, and the one that the command names. */
  comments: readonly Comment[];
  /** The number of the contract in which the bank reference of the command is booked already; null when it is free. */
  bookedReference: string | null;
  /** The number of the contract that has the file number of the command already; null when it is free. */
  filedContract: string | null;
  /** The number of another contract in which a transfer under the bank reference of the command waits to be verified; null where none does. */
  waitingReference: string | null;
  /** The contract's receipt under the bank reference of the command, of several the newest; null where it has none. */
  receipt: BookedReceipt | null;
  /** Conditions of effect that money has met, by their ids. */
  conditionsMet: readonly string[];
  /** The customer as the directory has it; null where the contract names none of it. */
  customer: CustomerStanding | null;
  /** What the amendment in flight changes. */
  changes: Changes;
}

export type Need = keyof Inputs;

/** Gives what a rule needs. @throws NotKnownHereError where it was not loaded, as in the workflow's validator */
export type Input<N extends Need = Need> = <K extends N>(need: K) => Inputs[K];

/** A rule asked for what is not known here; whoever decides with everything loaded will judge. */
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
    return value as never; // the value under its own key
  };
}
