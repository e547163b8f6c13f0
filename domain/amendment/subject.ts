import { type SubjectRule } from '../approval/subject';
import { amendmentFacts } from './facts';
import { zh } from '../kernel/chinese';
import { refuseExecution } from './refuse-execution';

/** The approval of an amendment. A rejected amendment is over; it can be requested again. */
export const amendmentSubject: SubjectRule = {
  find: (contract) => {
    if (contract.stage !== 'active' || !contract.amendment) return null;
    const { amendmentId: id, approval, approvedAt } = contract.amendment;
    return { id, approval, underWay: approvedAt === null };
  },
  put: (contract, approval) =>
    contract.stage === 'active' && contract.amendment
      ? { ...contract, amendment: { ...contract.amendment, approval } }
      : contract,
  words: (id) => ({ en: `amendment ${id}`, 'zh-CN': zh`变更 ${id}` }),
  gross: (contract) => [
    contract.terms.gross,
    ...(contract.stage === 'active' && contract.amendment ? [contract.amendment.terms.gross] : []),
  ],
  facts: (contract, { termsOf }) =>
    contract.stage === 'active' && contract.amendment
      ? amendmentFacts(
          contract.amendment,
          termsOf(contract.terms),
          termsOf(contract.amendment.terms),
          contract.delivery,
        )
      : [],
  hindrance: (contract, input) =>
    contract.stage === 'active' && contract.amendment ? refuseExecution(contract, contract.amendment, input) : null,
  approved: (_contract, amendmentId) => ({ type: 'AmendmentApproved', amendmentId }),
  sentBack: (_contract, amendmentId, { cause, by, reason }) => ({
    ...{ type: 'AmendmentRefused', amendmentId, side: 'ours', cause, by, reason },
  }),
};
