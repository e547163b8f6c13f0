import { type EffectCondition } from '../drafting/terms';
import { type Day, type Instant } from '../kernel/days';
import { type Person } from '../kernel/people';

export interface Signature {
  signatory: string;
  signedOn: Day;
  /** By what the signatory may sign, where that was said: such as the number of a power of attorney (授权书). */
  authority?: string;
  recordedAt: Instant;
}

/** A condition of effect that is neither met nor waived. */
export type OpenCondition = Pick<EffectCondition, 'conditionId' | 'kind' | 'paymentLineId'>;

/** What keeps a signed contract from being in force (生效). */
export interface EffectState {
  /** The day that has not come yet; left out, there is none to wait for. */
  effectiveOn?: Day;
  open: OpenCondition[];
  /** The last day for the conditions; left out, there is none. */
  longStopOn?: Day;
  /** Who is asked what becomes of the contract since that day is over; left out before. */
  longStop?: { since: Instant; asked: Person[]; reminders: number };
  /** How many reminders of open conditions have gone out. */
  reminders: number;
  /** When the money of conditions came, transfer by transfer; left out before any has. */
  paid?: { paymentLineId: string; receiptSeq: number; receivedOn: Day }[];
}
