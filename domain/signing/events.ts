import { type EffectCondition } from '../drafting/terms';
import { type Day, type Instant } from '../kernel/days';
import { type Person, type Side } from '../kernel/people';
import { type OpenMilestone } from '../delivery/state';
import { type OpenPaymentLine } from '../payment/state';
import { type AgreementSubject } from './agreement';

export interface SigningEvents {
  /** `subject`: what was signed, where it is not the contract itself, with the SHA-256 that tells which text of it. */
  SignatureRecorded: {
    side: Side;
    signatory: string;
    signedOn: Day;
    authority?: string;
    subject?: AgreementSubject;
    digest?: string;
  };
  SignatureReminderDue: { revision: number; subject?: AgreementSubject; occurrence: number; dueAt: Instant };
  /** Both have signed, and the contract is not in force yet: it waits for these conditions, and for its day. */
  ContractSigned: {
    milestones: OpenMilestone[];
    paymentLines: OpenPaymentLine[];
    conditions: EffectCondition[];
    effectiveOn?: Day;
    /** The last day for the conditions, where one is agreed. */
    longStopOn?: Day;
  };
  EffectiveDayCame: { effectiveOn: Day; dueAt: Instant };
  /**
   * By the receipts that settled its payment line, on the day on which the last of that money came, or as somebody of ours has recorded. Events of
   * receipts had no day before.
   */
  ConditionMet: { conditionId: string; cause: 'receipt' | 'recorded'; metOn: Day | null; evidence: string | null };
  /** The receipt that had met it was reversed. */
  ConditionReopened: { conditionId: string; kind: EffectCondition['kind']; paymentLineId: string };
  ConditionWaived: { conditionId: string; decidedBy: Person; reason: string };
  /** Conditions are open after their last day; these are asked whether to waive them or to let the contract lapse. */
  LongStopDayPassed: { longStopOn: Day; asked: Person[]; dueAt: Instant };
  /** Nobody has decided; by now everybody who may is asked. */
  LongStopReminderDue: { longStopOn: Day; occurrence: number; asked: Person[]; dueAt: Instant };
  ConditionReminderDue: { occurrence: number; dueAt: Instant };
  /** It is in force; what is open from now on. */
  ContractActivated: { milestones: OpenMilestone[]; paymentLines: OpenPaymentLine[] };
}
