import { amendmentSubject } from '../amendment/subject';
import { type Approval, type ApprovalSubject } from '../approval/state';
import { type SubjectRule } from '../approval/subject';
import { revisionSubject } from '../drafting/subject';
import { terminationSubject } from '../ending/subject';
import { type SubjectKind, subjectKinds } from '../routing/route';
import { type Contract } from './contract';

/** Everything that can be approved. */
export const subjectRules = {
  revision: revisionSubject,
  amendment: amendmentSubject,
  termination: terminationSubject,
} as const satisfies Record<SubjectKind, SubjectRule>;

/** An approval with its subject. */
export interface SubjectApproval {
  subject: ApprovalSubject;
  approval: Approval;
  /** Whether approvers are being asked now. */
  underWay: boolean;
}

/** All approvals that the contract has now. */
export function approvalsOf(contract: Contract): SubjectApproval[] {
  return subjectKinds.flatMap((kind) => {
    const found = subjectRules[kind].find(contract);
    return found ? [{ subject: { kind, id: found.id }, approval: found.approval, underWay: found.underWay }] : [];
  });
}

export function approvalsUnderWay(contract: Contract): SubjectApproval[] {
  return approvalsOf(contract).filter(({ underWay }) => underWay);
}

export function findApproval(contract: Contract, { kind, id }: ApprovalSubject): SubjectApproval | null {
  const found = subjectRules[kind].find(contract);
  return found?.id === id ? { subject: { kind, id }, approval: found.approval, underWay: found.underWay } : null;
}

export function putApproval(contract: Contract, { kind }: ApprovalSubject, approval: Approval): Contract {
  return subjectRules[kind].put(contract, approval);
}
