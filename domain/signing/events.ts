import { type EffectCondition } from '../drafting/terms';
import { type Day, type Instant } from '../kernel/days';
import { type Person, type Side } from '../kernel/people';
import { type OpenMilestone } from '../delivery/state';
import { type OpenPaymentLine } from '../payment/state';
import { type AgreementSubject } from './agreement';

export interface SigningEvents {
  /** `subject`: what was signed, if not the contract itself; `digest`: the SHA-256 of its text. */
  SignatureRecorded: {
    side: Side;
    signatory: string;
    signedOn: Day;
    authority?: string;
    subject?: AgreementSubject;
    digest?: string;
  };
  SignatureReminderDue: { revision: number; subject?: AgreementSubject; occurrence: number; dueAt: Instant };
  /** Both sides have signed, but the contract is not in force: it waits for these conditions and for its effective day. */
  ContractSigned: {
    milestones: OpenMilestone[];
    paymentLines: OpenPaymentLine[];
    conditions: EffectCondition[];
    effectiveOn?: Day;
    /** The last day for the conditions, if agreed. */
    longStopOn?: Day;
  };
  EffectiveDayCame: { effectiveOn: Day; dueAt: Instant };
  /**
   * A condition of effect is met: by receipts that settled its payment line, on the day of the last of them, or as one of our people recorded.
   * Older events caused by receipts have no day.
   */
  ConditionMet: { conditionId: string; cause: 'receipt' | 'recorded'; metOn: Day | null; evidence: string | null };
  /** The receipt that had met the condition was reversed. */
  ConditionReopened: { conditionId: string; kind: EffectCondition['kind']; paymentLineId: string };
  ConditionWaived: { conditionId: string; decidedBy: Person; reason: string };
  /** Conditions are still open after the long-stop day; these people are asked to waive them or to let the contract lapse. */
  LongStopDayPassed: { longStopOn: Day; asked: Person[]; dueAt: Instant };
  /** Nobody has decided yet; now everybody who may decide is asked. */
  LongStopReminderDue: { longStopOn: Day; occurrence: number; asked: Person[]; dueAt: Instant };
  ConditionReminderDue: { occurrence: number; dueAt: Instant };
  /** The contract is in force; these duties are open from now on. */
  ContractActivated: { milestones: OpenMilestone[]; paymentLines: OpenPaymentLine[] };
}
