import { type SubjectRule } from '../approval/subject';
import { terminationFacts } from './facts';
import { zh } from '../kernel/chinese';

/** The approval of a termination. */
export const terminationSubject: SubjectRule = {
  find: (contract) => {
    if (contract.stage !== 'active' || !contract.termination) return null;
    const { terminationId: id, approval, approvedAt } = contract.termination;
    return { id, approval, underWay: approvedAt === null };
  },
  put: (contract, approval) =>
    contract.stage === 'active' && contract.termination
      ? { ...contract, termination: { ...contract.termination, approval } }
      : contract,
  words: (id) => ({ en: `termination ${id}`, 'zh-CN': zh`解除 ${id}` }),
  gross: ({ terms }) => [terms.gross],
  facts: (contract) =>
    contract.stage === 'active' && contract.termination ? terminationFacts(contract.termination) : [],
  hindrance: () => null,
  approved: (_contract, terminationId) => ({ type: 'TerminationApproved', terminationId }),
  sentBack: (_contract, terminationId, { cause, by, reason }) => ({
    ...{ type: 'TerminationRefused', terminationId, side: 'ours', cause, by, reason },
  }),
};
