import { type ApprovalSubject, type StepId } from './state';

/** Who votes on which step of which approval; people are identified by mail address. */
interface Voting {
  subject: ApprovalSubject;
  stepId: StepId;
  approver: string;
}

export interface ApprovalCommands {
  approve: Voting & { comment: string | null };
  reject: Voting & { reason: string };
  /** `straightBack`: whether the next submission asks this step first. */
  requestChanges: Voting & { reason: string; straightBack?: boolean };
  returnToStep: Voting & { toStepId: StepId; straightBack: boolean; reason: string };
  delegate: Voting & { to: string; reason: string | null };
  addApprover: Voting & { person: string; position: 'before' | 'after'; reason: string | null };
  reassign: { from: string; to: string; reason: string };
  assignApprover: { subject: ApprovalSubject; stepId: StepId; to: string; reason: string };
  recall: { subject: ApprovalSubject; reason: string };
}

export interface InternalApprovalCommands {
  /** Check whether the people who are asked may still decide. */
  recheckApprovers: object;
}
