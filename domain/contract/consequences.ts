import { bothAgree } from '../amendment/amendment';
import { isApproved, stepsToOpen } from '../approval/approval';
import { type Company } from '../kernel/company';
import { type Contract } from './contract';
import { type Instant } from '../kernel/days';
import { recheckApprovers } from '../approval/escalation';
import { type EventBody } from './events';
import { hasDuties, isPerformed } from '../delivery/performance';
import { seatSteps } from '../approval/seats';

/**
 * What follows by itself from a state: the next step opens, the customer is asked, the contract becomes active, is amended,
 * completed or rescinded. Null when nothing follows. Applied again and again after every decision until nothing does.
 */
export function nextConsequence(contract: Contract, company: Company | null, now: Instant): EventBody | null {
  switch (contract.stage) {
    case 'in_approval': {
      const { approval, revision } = contract;
      if (isApproved(approval)) return { type: 'CustomerConfirmationRequested', revision };
      const steps = stepsToOpen(approval);
      if (!company)
        throw new Error('Who is asked, and whether they may decide, is judged by the company as it stands.');
      if (steps.length === 0) return recheckApprovers(contract, company, now);
      const opened = seatSteps(approval, steps, { contract, company, now });
      return { type: 'ApprovalStepsOpened', revision, stepIds: steps.map(({ stepId }) => stepId), opened };
    }
    case 'awaiting_signature':
      return contract.signatures.ours && contract.signatures.customer ? { type: 'ContractActivated' } : null;
    case 'active': {
      const { amendment, rescission, terms, performance } = contract;
      if (amendment && bothAgree(amendment.consent))
        return { type: 'AmendmentExecuted', amendmentId: amendment.amendmentId, terms: amendment.terms };
      if (rescission && bothAgree(rescission.consent))
        return { type: 'ContractRescinded', rescissionId: rescission.rescissionId, reason: rescission.reason };
      if (amendment || rescission) return null;
      if (hasDuties(terms)) return isPerformed(terms, performance) ? { type: 'ContractCompleted' } : null;
      return contract.termEnded ? { type: 'ContractExpired' } : null;
    }
    case 'draft':
    case 'awaiting_customer':
    case 'completed':
    case 'rescinded':
    case 'expired':
    case 'withdrawn':
    case 'declined':
    case 'archived':
      return null;
  }
}
