import { type QuestionRules } from '../contract/question-rule';
import { isSamePerson } from '../kernel/people';

export interface OperationQuestions {
  /** Asks nothing: the link opens the owner's page of the contract. `owner`: the owner's mail address. */
  ownership: { owner: string };
}

export const operationQuestions: QuestionRules<OperationQuestions> = {
  ownership: {
    side: 'ours',
    id: ({ owner }) => `ownership:${owner.toLowerCase()}`,
    heading: { en: 'The contract', 'zh-CN': '合同' },
    choices: [],
    title: ({ number, terms }) => ({
      en: `Contract ${number}: ${terms.title}`,
      'zh-CN': `合同 ${number}：${terms.title}`,
    }),
    facts: () => [],
    isOpen: (contract, { owner }) => isSamePerson(contract.owner.email, owner),
    command: () => {
      throw new Error('The link to the page of a contract’s owner asks nothing that could be answered.');
    },
  },
};
