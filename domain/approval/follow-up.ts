import { type FollowUp } from '../contract/follow-up';
import { approvalsUnderWay, subjectRules } from '../contract/subjects';
import { recheckAll } from './commands';
import { judgedOf } from './matter';
import { seatSteps } from './seats';
import { isApproved, stepsToOpen } from './steps';

/** Moves approvals on: completes approved ones, opens the next steps, or replaces approvers who may no longer decide. */
export const approvalFollowUp: FollowUp = (contract, now, input) => {
  for (const { subject, approval } of approvalsUnderWay(contract)) {
    if (isApproved(approval)) return subjectRules[subject.kind].approved(contract, subject.id);
    const steps = stepsToOpen(approval);
    if (steps.length === 0) continue;
    const eligibility = { contract: judgedOf(contract, subject), company: input('company'), now };
    return { type: 'ApprovalStepsOpened', subject, opened: seatSteps(approval, steps, eligibility) };
  }
  return recheckAll(contract, now, input);
};
