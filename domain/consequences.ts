import { bothAgree } from './amendment';
import { isApproved, stepsToOpen } from './approval';
import { type Contract } from './contract';
import { type EventBody } from './events';
import { hasDuties, isPerformed } from './performance';

/**
 * What follows by itself from a state: the next step opens, the customer is asked, the contract becomes active, is amended,
 * completed or rescinded. Null when nothing follows. Applied again and again after every decision until nothing does.
 */
export function nextConsequence(contract: Contract): EventBody | null {
  switch (contract.stage) {
    case 'in_approval': {
      const { approval, revision } = contract;
      if (isApproved(approval)) return { type: 'CustomerConfirmationRequested', revision };
      const stepIds = stepsToOpen(approval);
      return stepIds.length > 0 ? { type: 'ApprovalStepsOpened', revision, stepIds } : null;
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
