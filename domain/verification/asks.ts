import { choice, type QuestionRules } from '../contract/question-rule';
import { type Waiters, type Waiting } from '../contract/waiting-item';
import { zh } from '../kernel/chinese';
import { words } from '../kernel/words';
import { findEntry } from './commands';
import { entryFacts, entryWords } from './entry-words';

export interface VerificationQuestions {
  /** `verifier`: mail address of the person asked. */
  entry: { entryId: string; verifier: string };
}

export const verificationQuestions: QuestionRules<VerificationQuestions> = {
  entry: {
    side: 'ours',
    id: ({ entryId, verifier }) => `entry:${entryId}:${verifier.toLowerCase()}`,
    heading: { en: 'What was recorded', 'zh-CN': '登记内容' },
    choices: [
      choice('verifyEntry', 'It is right', '复核无误', false, {
        hint: words(
          'You have compared it with the bank’s statement or with the guarantee itself. It counts from now on.',
          '已与银行流水或者保函原件核对一致。复核后即生效入账。',
        ),
      }),
      choice('rejectEntry', 'It is not right', '退回', true),
    ],
    title: (contract, { entryId }, { termsOf }) => {
      const { number, terms } = contract;
      const entry = findEntry(contract, entryId);
      const what = entry ? entryWords(entry, termsOf(terms)) : words('what was recorded', '登记内容');
      return words(`Is it right: ${what.en} for contract ${number}?`, zh`合同 ${number} 的${what['zh-CN']}是否属实？`);
    },
    facts: (contract, { entryId }, { termsOf }) => {
      const entry = findEntry(contract, entryId);
      return entry ? entryFacts(entry, termsOf(contract.terms)) : [];
    },
    isOpen: (contract, { entryId }) => findEntry(contract, entryId) !== null,
    command: ({ entryId }, { value, details, remark, recipient: { email: by } }) =>
      value === 'verifyEntry'
        ? { type: 'verifyEntry', entryId, by, comment: remark }
        : { type: 'rejectEntry', entryId, by, reason: details.text },
  },
};

/** Open entries wait for the finance department, or for somebody to be named there if nobody can verify them any more. */
export const verificationWaiters: Waiters = (contract, { termsOf }) => {
  const { entries = [] } = 'entries' in contract ? contract : {};
  return entries.map((entry): Waiting => {
    const { entryId, since, blocked } = entry;
    const what = entryWords(entry, termsOf(contract.terms));
    const topic = { kind: 'entry', entryId } as const;
    if (blocked)
      return {
        ...{ topic, role: 'route_owner', person: blocked.routeOwner, overdue: false, since: blocked.since },
        what: words(
          `name somebody who approves for finance: nobody is left who can verify ${what.en}`,
          zh`指定财务审批人：已无人可复核${what['zh-CN']}`,
        ),
      };
    return {
      ...{ topic, role: 'finance', person: null, overdue: false, since },
      what: words(`verify ${what.en}`, zh`复核${what['zh-CN']}`),
    };
  });
};
