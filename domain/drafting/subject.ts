import { type SubjectRule } from '../approval/subject';
import { refuseWithoutFramework } from './framework';

/** The approval of a revision. It is kept while the contract is a returned draft, and while the customer is asked. */
export const revisionSubject: SubjectRule = {
  find: (contract) => {
    const { stage } = contract;
    if (stage !== 'draft' && stage !== 'in_approval' && stage !== 'awaiting_customer') return null;
    const { approval } = contract;
    return approval && { id: String(approval.revision), approval, underWay: stage === 'in_approval' };
  },
  put: (contract, approval) => ('approval' in contract ? { ...contract, approval } : contract),
  words: (id) => ({ en: `revision ${id}`, 'zh-CN': `第 ${id} 版` }),
  gross: ({ terms }) => [terms.gross],
  facts: () => [],
  hindrance: (_contract, input) => refuseWithoutFramework(input('framework')),
  approved: ({ revision }) => ({ type: 'CustomerConfirmationRequested', revision }),
  sentBack: ({ revision }, _id, how) => ({ type: 'ContractReturned', revision, ...how }),
};
