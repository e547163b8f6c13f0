import { type EffectCondition } from '../drafting/terms';
import { type Day, type Instant } from '../kernel/days';
import { type Person } from '../kernel/people';

export interface Signature {
  signatory: string;
  signedOn: Day;
  /** What authorises the signatory, if stated, such as the number of a power of attorney (授权书). */
  authority?: string;
  recordedAt: Instant;
}

/** A condition of effect that is neither met nor waived. */
export type OpenCondition = Pick<EffectCondition, 'conditionId' | 'kind' | 'paymentLineId'>;

/** What a signed contract waits for before it is in force (生效). */
export interface EffectState {
  /** The effective day that has not come yet; absent if none is awaited. */
  effectiveOn?: Day;
  open: OpenCondition[];
  /** The last day for the conditions; absent if none is agreed. */
  longStopOn?: Day;
  /** Who was asked to decide after the long-stop day; absent before. */
  longStop?: { since: Instant; asked: Person[]; reminders: number };
  /** Number of reminders of open conditions sent. */
  reminders: number;
  /** The receipts that pay for conditions, with their days; absent if there are none. */
  paid?: { paymentLineId: string; receiptSeq: number; receivedOn: Day }[];
}
