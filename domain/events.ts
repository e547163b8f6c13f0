import { type Approvers, type ApprovalStep, type Changes, type Policy, type Return, type StepId } from './contract';
import { type Day, type Instant } from './days';
import { type ReminderSubject } from './deadline';
import { type Money } from './money';
import { type Actor, type Person, type Side } from './people';
import { type Terms } from './terms';

/** What happened, in the past tense. Stored for ever: a shape may gain optional fields, nothing else. */
export type EventBody =
  | {
      type: 'ContractCreated';
      contractId: string;
      number: string;
      templateId: string;
      terms: Terms;
      owner: Person;
      timeZone: string;
      policy: Policy;
    }
  | { type: 'DraftRevised'; revision: number; terms: Terms }
  | {
      type: 'ContractSubmitted';
      revision: number;
      approvers: Approvers;
      steps: Pick<ApprovalStep, 'stepId' | 'order' | 'approver'>[];
    }
  | { type: 'ApprovalStepsOpened'; revision: number; stepIds: StepId[] }
  | { type: 'ApprovalGiven'; revision: number; stepId: StepId; comment: string | null }
  | {
      type: 'ContractReturned';
      revision: number;
      cause: Return['cause'];
      by: string;
      reason: string;
      /** When the confirmation lapsed, where it did. */
      dueAt?: Instant;
    }
  | { type: 'CustomerConfirmationRequested'; revision: number }
  | { type: 'CustomerConfirmed'; revision: number; comment: string | null }
  | { type: 'CustomerDeclined'; revision: number; reason: string }
  | { type: 'ContractWithdrawn'; reason: string }
  | { type: 'SignatureRecorded'; side: Side; signatory: string; signedOn: Day }
  | { type: 'ContractActivated' }
  | { type: 'DeliveryReported'; milestoneId: string; attempt: number; deliveredOn: Day; evidence: string }
  | { type: 'DeliveryAccepted'; milestoneId: string; attempt: number; comment: string | null }
  | { type: 'DeliveryRejected'; milestoneId: string; attempt: number; reason: string }
  | {
      type: 'ReceiptRecorded';
      paymentLineId: string;
      amount: Money;
      receivedOn: Day;
      reference: string;
      outstanding: Money;
    }
  | {
      type: 'AmendmentRequested';
      amendmentId: string;
      requestedBy: Side;
      reason: string;
      changes: Changes;
      terms: Terms;
    }
  | { type: 'AmendmentAgreed'; amendmentId: string; side: Side; comment: string | null }
  | { type: 'AmendmentRefused'; amendmentId: string; side: Side; reason: string }
  | { type: 'AmendmentExecuted'; amendmentId: string; terms: Terms }
  | { type: 'RescissionRequested'; rescissionId: string; requestedBy: Side; reason: string; settlement: string }
  | { type: 'RescissionAgreed'; rescissionId: string; side: Side; comment: string | null }
  | { type: 'RescissionRefused'; rescissionId: string; side: Side; reason: string }
  | { type: 'ContractRescinded'; rescissionId: string; reason: string }
  | { type: 'ReminderDue'; subject: ReminderSubject; key: string; occurrence: number; dueAt: Instant }
  | { type: 'MilestoneOverdue'; milestoneId: string; key: string; dueOn: Day; dueAt: Instant }
  | { type: 'PaymentOverdue'; paymentLineId: string; key: string; dueOn: Day; outstanding: Money; dueAt: Instant }
  | { type: 'TermEnded'; key: string; dueAt: Instant }
  | { type: 'ContractCompleted' }
  | { type: 'ContractExpired' }
  | { type: 'ContractArchived'; fileNumber: string }
  | { type: 'CommandRefused'; command: string; code: string; sentence: string }
  | { type: 'NoticeUndeliverable'; noticeId: string; reason: string };

/** One entry of the audit trail. `at` is the contract's time, taken from the workflow. */
export type ContractEvent = EventBody & { seq: number; at: Instant; actor: Actor; commandId: string };

/** Numbers the bodies on from `seq` and says when, by whom and on which command. */
export function stamp(
  bodies: readonly EventBody[],
  seq: number,
  at: Instant,
  actor: Actor,
  commandId: string,
): ContractEvent[] {
  return bodies.map((body, index) => ({ ...body, seq: seq + index + 1, at, actor, commandId }));
}
