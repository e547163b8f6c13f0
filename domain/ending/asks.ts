import { type Active, type Contract, type Ended } from '../contract/contract';
import { choice, type QuestionRules } from '../contract/question-rule';
import { type Terms } from '../drafting/terms';
import { type Reading } from '../contract/reading';
import { roleWords, type Waiters, type Waiting } from '../contract/waiting-item';
import { isZero } from '../kernel/money';
import { moneyWords } from '../kernel/show-money';
import { words } from '../kernel/words';
import { toGiveBackOf } from '../payment/to-give-back';
import { agreementFacts, noSignature } from '../signing/agreement-facts';
import { type ArchiveQuestion, archiveQuestion } from './archive-question';
import { terminationFacts } from './facts';
import { isOwner, toArchive } from './keepers';
import { zh } from '../kernel/chinese';

export interface EndingQuestions {
  termination: { terminationId: string };
  archive: ArchiveQuestion;
}

export const endingQuestions: QuestionRules<EndingQuestions> = {
  archive: archiveQuestion,
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

/** Money received for a contract that never took effect must be paid back before anything else. */
function givingBack(contract: Contract, { termsOf }: Reading): Waiting[] {
  const money = toGiveBackOf(contract, termsOf(contract.terms));
  if (contract.stage === 'archived' || money === null || isZero(money)) return [];
  const amount = moneyWords(money);
  const what = words(
    `give ${amount.en} back to the customer and have its receipt reversed`,
    zh`向客户退还 ${amount['zh-CN']}，并由财务冲销该笔回款`,
  );
  const base = { overdue: false, since: contract.since, what };
  return [{ topic: { kind: 'give_back' }, role: 'owner', person: contract.owner, ...base }];
}

/** The people asked to archive; nobody by name until they are asked. */
function archivers(contract: Ended): Waiting[] {
  const { since, archiving } = contract;
  const what = { en: 'archive the contract', 'zh-CN': '归档合同' };
  const base = { topic: { kind: 'archive' } as const, role: 'archive_keeper' as const, overdue: false, what };
  if (!archiving) return [{ ...base, person: null, since }];
  return archiving.keepers.map((person) => ({
    ...{ ...base, person, since: archiving.since },
    ...(isOwner(contract, person) ? { roleName: roleWords.owner } : {}),
  }));
}

/** A contract without duties waits: a framework for orders, any other for the end of its term. */
function nothingDue({ terms: { endsOn, contact }, owner, since }: Active, { template }: Terms): Waiting {
  const base = { topic: { kind: 'term' } as const, overdue: false, since };
  // Only templates of framework contracts have their own name for the price, which is the ceiling of the orders.
  if (template?.priceName) {
    const what = { en: `place orders, on or before ${endsOn}`, 'zh-CN': zh`下达订单，不晚于 ${endsOn}（含当日）` };
    return { ...base, role: 'customer', person: contact, what };
  }
  const what = {
    en: `decide what comes after its last day, ${endsOn}`,
    'zh-CN': zh`决定 ${endsOn} 期限届满后的安排`,
  };
  return { ...base, role: 'owner', person: owner, what };
}

/** Waits for the customer after our side has approved a termination, and for the archive keepers after the contract has ended. */
export const endingWaiters: Waiters = (contract, reading) => {
  const { stage } = contract;
  const over = toArchive(contract);
  if (over) return [...givingBack(contract, reading), ...archivers(over)];
  if (stage !== 'active') return [];
  if (!contract.amendment && !contract.termination && !contract.terms.hasDuties && !contract.term.ended)
    return [nothingDue(contract, reading.termsOf(contract.terms))];
  if (!contract.termination?.approvedAt || contract.termination.customer) return [];
  const { terminationId, approvedAt: since } = contract.termination;
  const what = { en: 'agree to termination', 'zh-CN': '同意解除合同' };
  const topic = { kind: 'termination', terminationId } as const;
  return [{ topic, role: 'customer', person: contract.terms.contact, overdue: false, since, what }];
};
