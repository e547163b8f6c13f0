import { type Contract } from '../contract/contract';
import { factLine, type FactLine } from '../contract/fact-lines';
import { choice, type QuestionRule } from '../contract/question-rule';
import { type Reading } from '../contract/reading';
import { stageWordsOf } from '../contract/stage-words';
import { zh } from '../kernel/chinese';
import { type Instant } from '../kernel/days';
import { isZero } from '../kernel/money';
import { moneyWords } from '../kernel/show-money';
import { words } from '../kernel/words';
import { toGiveBackOf } from '../payment/to-give-back';
import { toArchive } from './keepers';

/** Asks to archive an ended contract. `keeper`: mail address of the person asked. `endedAt`: differs if the contract was reopened and ended again. */
export interface ArchiveQuestion {
  keeper: string;
  endedAt: Instant;
}

/** What must be done before the contract can be archived; empty if nothing. */
export function archiveNeeds(contract: Contract, { termsOf }: Pick<Reading, 'termsOf'>): FactLine[] {
  const over = toArchive(contract);
  if (!over) return [];
  const { entries = [] } = over;
  const money = toGiveBackOf(contract, termsOf(contract.terms));
  const back = money === null || isZero(money) ? null : moneyWords(money);
  const waiting = words(
    `${entries.length} records of money wait for finance`,
    `${entries.length} 项款项登记待财务复核`,
  );
  return [
    ...(entries.length > 0 ? [factLine('First', '归档前须办', waiting)] : []),
    ...(back
      ? [
          factLine(
            'First',
            '归档前须办',
            words(`${back.en} is to be given back to the customer`, zh`向客户退还 ${back['zh-CN']}`),
          ),
        ]
      : []),
  ];
}

export const archiveQuestion: QuestionRule<{ kind: 'archive' } & ArchiveQuestion> = {
  side: 'ours',
  id: ({ keeper, endedAt }) => `archive:${endedAt}:${keeper.toLowerCase()}`,
  heading: { en: 'How it ended', 'zh-CN': '结束情况' },
  choices: [
    choice('archive', 'Archive it', '归档', true, {
      hint: words(
        'Under a file number that no other contract has. Nothing happens to it afterwards.',
        '档案号不得与其他合同重复。归档后不再变动。',
      ),
      written: words('File number', '档案号'),
    }),
  ],
  title: ({ number }) => words(`Please archive contract ${number}`, zh`请将合同 ${number} 归档`),
  facts: (contract, _question, reading) => [
    factLine('State', '当前状态', stageWordsOf(contract)),
    ...archiveNeeds(contract, reading),
  ],
  isOpen: (contract, { endedAt }) => toArchive(contract)?.archiving?.since === endedAt,
  command: (_question, { details: { text: fileNumber } }) => ({ type: 'archive', fileNumber }),
};
