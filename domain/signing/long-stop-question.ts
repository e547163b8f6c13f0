import { type Contract } from '../contract/contract';
import { factLine, type FactLine } from '../contract/fact-lines';
import { choice, type QuestionRule } from '../contract/question-rule';
import { type Terms } from '../drafting/terms';
import { zh } from '../kernel/chinese';
import { type Day } from '../kernel/days';
import { words } from '../kernel/words';

/** Asks about a condition that was not met by the long-stop day. `decider`: mail address of the person asked. */
export interface LongStopQuestion {
  conditionId: string;
  longStopOn: Day;
  decider: string;
}

function titleIn({ conditions = [] }: Terms, id: string): string {
  return conditions.find(({ conditionId }) => conditionId === id)?.title ?? id;
}

/** All open conditions, because letting the contract lapse affects all of them. */
function openFacts(contract: Contract, { conditions = [] }: Terms): FactLine[] {
  const open = contract.stage === 'signed' ? contract.effect.open : [];
  return conditions
    .filter(({ conditionId }) => open.some((one) => one.conditionId === conditionId))
    .map(({ title }) => factLine('Not there yet', '尚未成就', title));
}

export const longStopQuestion: QuestionRule<{ kind: 'long_stop' } & LongStopQuestion> = {
  side: 'ours',
  id: ({ conditionId, longStopOn, decider }) => `long_stop:${longStopOn}:${conditionId}:${decider.toLowerCase()}`,
  heading: { en: 'What the contract waits for', 'zh-CN': '合同等待的生效条件' },
  choices: [
    choice('waiveCondition', 'Waive this condition', '豁免该生效条件', true, {
      hint: words(
        'The contract no longer waits for it; without another open condition it takes effect.',
        '合同不再等待该条件；没有其他未成就的条件时即生效。',
      ),
    }),
    choice('lapse', 'Let the contract lapse', '终止未生效合同', true, {
      hint: words(
        'It ends without having taken effect. Both sides are told; money that came for it is to be given back.',
        '合同不再生效并就此结束，系统通知双方；已收款项应予退还。',
      ),
    }),
  ],
  title: ({ number, terms }, { conditionId, longStopOn }, { termsOf }) => {
    const title = titleIn(termsOf(terms), conditionId);
    return words(
      `Contract ${number}: “${title}” has not come by ${longStopOn}. Waive it, or let the contract lapse?`,
      zh`合同 ${number} 的生效条件“${title}”至 ${longStopOn} 仍未成就，豁免该条件，还是终止合同？`,
    );
  },
  facts: (contract, { longStopOn }, { termsOf }) => [
    factLine('Long-stop day', '最迟生效日', longStopOn),
    ...openFacts(contract, termsOf(contract.terms)),
  ],
  isOpen: (contract, { conditionId, longStopOn }) =>
    contract.stage === 'signed' &&
    contract.effect.longStop !== undefined &&
    contract.effect.longStopOn === longStopOn &&
    contract.effect.open.some((open) => open.conditionId === conditionId),
  command: ({ conditionId }, { value, details: { text: reason }, recipient: { email: decidedBy } }) =>
    value === 'waiveCondition'
      ? { type: 'waiveCondition', conditionId, decidedBy, reason }
      : { type: 'lapse', decidedBy, reason },
};
