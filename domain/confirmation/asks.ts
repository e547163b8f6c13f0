import { type Command } from '../contract/commands';
import { type Answer, choice, type QuestionRules } from '../contract/question-rule';
import { type Waiters } from '../contract/waiting-item';
import { zh } from '../kernel/chinese';
import { words } from '../kernel/words';

export interface ConfirmationQuestions {
  /** `ask`: number of the request; see `Confirmer`. */
  confirmation: { revision: number; ask: number };
}

function commandOf({ revision }: { revision: number }, { value, details, remark, recipient }: Answer): Command {
  const { text, person = '', personName = '' } = details;
  const of = { revision, contact: recipient.email };
  if (value === 'confirm') return { type: 'confirm', ...of, comment: remark };
  if (value === 'decline') return { type: 'decline', ...of, reason: text };
  if (value === 'askForChanges') return { type: 'askForChanges', ...of, reason: text };
  const newContact = { name: personName, email: person, language: recipient.language };
  return { type: 'forward', ...of, newContact, reason: remark };
}

const confirmationChoices = [
  choice('confirm', 'Confirm this contract', '确认本合同', false, {
    hint: words('You have no objection to the text. This is no signature.', '表示对合同文本无异议，不构成签署。'),
  }),
  choice('askForChanges', 'Ask for changes', '要求修改', true, {
    hint: words('We revise it and send it to you again.', '由我方修改后重新发给您确认。'),
  }),
  choice('decline', 'Decline', '拒绝', true, {
    hint: words('You do not want this contract; it ends here.', '不签订本合同，流程到此结束。'),
  }),
  choice('forward', 'Forward to the right person', '转交给负责人', false, {
    details: ['person', 'name'],
    hint: words('A colleague of yours is asked instead of you.', '改由贵方的其他同事确认。'),
  }),
];

export const confirmationQuestions: QuestionRules<ConfirmationQuestions> = {
  confirmation: {
    side: 'customer',
    id: ({ revision, ask }) => `confirmation:r${revision}:a${ask}`,
    heading: { en: 'The contract', 'zh-CN': '合同' },
    choices: confirmationChoices,
    title: ({ number }, { revision }) => ({
      en: `Do you confirm contract ${number}, revision ${revision}?`,
      'zh-CN': zh`您是否确认合同 ${number} 第 ${revision} 版？`,
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
  const what = { en: `confirm revision ${revision}`, 'zh-CN': zh`确认第 ${revision} 版` };
  return [
    { topic: { kind: 'confirmation' }, role: 'customer', person: confirmer.contact, overdue: false, since, what },
  ];
};
