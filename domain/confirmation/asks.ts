import { type Command } from '../contract/commands';
import { type Answer, choice, type QuestionRules } from '../contract/question-rule';
import { type Waiters } from '../contract/waiting-item';

export interface ConfirmationQuestions {
  /** `ask`: the number of the asking. */
  confirmation: { revision: number; ask: number };
}

function commandOf({ revision }: { revision: number }, { value, details, remark, recipient }: Answer): Command {
  const { text, person = '', personName = '' } = details;
  const of = { revision, contact: recipient.email };
  if (value === 'confirm') return { type: 'confirm', ...of, comment: remark };
  if (value === 'decline') return { type: 'decline', ...of, reason: text };
  if (value === 'askForChanges') return { type: 'askForChanges', ...of, reason: text };
  const to = { name: personName, email: person, language: recipient.language };
  return { type: 'forward', ...of, to, reason: remark };
}

export const confirmationQuestions: QuestionRules<ConfirmationQuestions> = {
  confirmation: {
    side: 'customer',
    id: ({ revision, ask }) => `confirmation:r${revision}:a${ask}`,
    heading: { en: 'The contract', 'zh-CN': '合同' },
    choices: [
      choice('confirm', 'Confirm this contract', '确认本合同'),
      choice('askForChanges', 'Ask for changes', '要求修改', true),
      choice('decline', 'Decline', '拒绝', true),
      choice('forward', 'Forward to the right person', '转交给负责人', false, { details: ['person', 'name'] }),
    ],
    title: ({ number }, { revision }) => ({
      en: `Do you confirm contract ${number}, revision ${revision}?`,
      'zh-CN': `您是否确认合同 ${number} 第 ${revision} 版？`,
    }),
    facts: () => [],
    isOpen: (contract, { revision, ask }) =>
      contract.stage === 'awaiting_customer' && contract.revision === revision && contract.confirmer.ask === ask,
    command: commandOf,
  },
};

export const confirmationWaiters: Waiters = (contract) => {
  if (contract.stage !== 'awaiting_customer') return [];
  const { revision, since, confirmer } = contract;
  const what = { en: `confirm revision ${revision}`, 'zh-CN': `确认第 ${revision} 版` };
  return [
    { topic: { kind: 'confirmation' }, role: 'customer', person: confirmer.contact, overdue: false, since, what },
  ];
};
