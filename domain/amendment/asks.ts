import { choice, type QuestionRules } from '../contract/question-rule';
import { type Waiters } from '../contract/waiting-item';
import { agreementFacts, noSignature } from '../signing/agreement-facts';
import { amendmentFacts } from './facts';
import { zh } from '../kernel/chinese';

export interface AmendmentQuestions {
  amendment: { amendmentId: string };
}

export const amendmentQuestions: QuestionRules<AmendmentQuestions> = {
  amendment: {
    side: 'customer',
    id: ({ amendmentId }) => `amendment:${amendmentId}`,
    heading: { en: 'What changes', 'zh-CN': '变更内容' },
    choices: [
      choice('agreeToAmendment', 'Agree', '同意变更', false, { hint: noSignature }),
      choice('refuseAmendment', 'Refuse', '不同意变更', true),
    ],
    title: (_contract, { amendmentId }) => ({
      en: `Do you agree to amendment ${amendmentId}?`,
      'zh-CN': zh`您是否同意变更 ${amendmentId}？`,
    }),
    facts: (contract, { amendmentId }, { termsOf }) =>
      contract.stage === 'active' && contract.amendment?.amendmentId === amendmentId
        ? [
            ...amendmentFacts(
              contract.amendment,
              termsOf(contract.terms),
              termsOf(contract.amendment.terms),
              contract.delivery,
            ),
            ...agreementFacts({ kind: 'amendment', id: amendmentId }, contract.amendment.terms.digest),
          ]
        : [],
    isOpen: (contract, { amendmentId }) =>
      contract.stage === 'active' &&
      contract.amendment?.amendmentId === amendmentId &&
      contract.amendment.approvedAt !== null &&
      contract.amendment.customer === null,
    command: ({ amendmentId }, { value, details, remark }) =>
      value === 'agreeToAmendment'
        ? { type: 'agreeToAmendment', amendmentId, comment: remark }
        : { type: 'refuseAmendment', amendmentId, reason: details.text },
  },
};

/** Waits for the customer after our side has approved. Before that approvers are waited for, afterwards signatures. */
export const amendmentWaiters: Waiters = (contract) => {
  if (contract.stage !== 'active' || !contract.amendment?.approvedAt || contract.amendment.customer) return [];
  const { amendmentId, approvedAt: since } = contract.amendment;
  const topic = { kind: 'amendment', amendmentId } as const;
  const what = { en: `agree to amendment ${amendmentId}`, 'zh-CN': zh`同意变更 ${amendmentId}` };
  return [{ topic, role: 'customer', person: contract.terms.contact, overdue: false, since, what }];
};
