import { choice, type QuestionRules } from '../contract/question-rule';
import { type Waiters } from '../contract/waiting-item';
import { agreementFacts, noSignature } from '../signing/agreement-facts';
import { terminationFacts } from './facts';
import { zh } from '../kernel/chinese';

export interface EndingQuestions {
  termination: { terminationId: string };
}

export const endingQuestions: QuestionRules<EndingQuestions> = {
  termination: {
    side: 'customer',
    id: ({ terminationId }) => `termination:${terminationId}`,
    heading: { en: 'How it ends', 'zh-CN': '解除方式' },
    choices: [
      choice('agreeToTermination', 'Agree', '同意解除', false, { hint: noSignature }),
      choice('refuseTermination', 'Refuse', '不同意解除', true),
    ],
    title: ({ number }) => ({
      en: `Do you agree to terminate contract ${number}?`,
      'zh-CN': zh`您是否同意解除合同 ${number}？`,
    }),
    facts: (contract, { terminationId }) =>
      contract.stage === 'active' && contract.termination?.terminationId === terminationId
        ? [
            ...terminationFacts(contract.termination),
            ...agreementFacts({ kind: 'termination', id: terminationId }, contract.termination.digest ?? null),
          ]
        : [],
    isOpen: (contract, { terminationId }) =>
      contract.stage === 'active' &&
      contract.termination?.terminationId === terminationId &&
      contract.termination.approvedAt !== null &&
      contract.termination.customer === null,
    command: ({ terminationId }, { value, details, remark }) =>
      value === 'agreeToTermination'
        ? { type: 'agreeToTermination', terminationId, comment: remark }
        : { type: 'refuseTermination', terminationId, reason: details.text },
  },
};

/** The customer, once our side has agreed to an ending; whoever archives what has ended. */
export const endingWaiters: Waiters = (contract) => {
  const { stage } = contract;
  if (stage === 'completed' || stage === 'terminated' || stage === 'expired') {
    const what = { en: 'archive the contract', 'zh-CN': '归档合同' };
    const base = { overdue: false, since: contract.since, what };
    return [{ topic: { kind: 'archive' }, role: 'archive_keeper', person: null, ...base }];
  }
  if (stage !== 'active' || !contract.termination?.approvedAt || contract.termination.customer) return [];
  const { terminationId, approvedAt: since } = contract.termination;
  const what = { en: 'agree to termination', 'zh-CN': '同意解除合同' };
  const topic = { kind: 'termination', terminationId } as const;
  return [{ topic, role: 'customer', person: contract.terms.contact, overdue: false, since, what }];
};
