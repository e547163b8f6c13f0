import { factLine, type FactLine } from '../contract/fact-lines';
import { type Terms } from '../drafting/terms';
import { zh } from '../kernel/chinese';
import { moneyWords } from '../kernel/show-money';
import { type Words, words } from '../kernel/words';
import { paymentTitle } from '../payment/payment-facts';
import { type OpenEntry } from './state';

/** What was recorded, in a few words. */
export function entryWords({ command }: Pick<OpenEntry, 'command'>, terms: Terms): Words {
  if (command.type === 'recordReceipt') {
    const amount = moneyWords(command.amount);
    return words(`the receipt of ${amount.en}`, zh`回款 ${amount['zh-CN']}`);
  }
  const title = conditionTitle(terms, command.conditionId);
  return words(`that “${title}” is met`, zh`生效条件“${title}”成就`);
}

function conditionTitle({ conditions = [] }: Terms, id: string): string {
  return conditions.find(({ conditionId }) => conditionId === id)?.title ?? id;
}

/** Everything that finance compares with the bank's statement or the guarantee. */
export function entryFacts({ command, madeBy }: OpenEntry, terms: Terms): FactLine[] {
  const by = factLine('Recorded by', '登记人', madeBy.name);
  if (command.type === 'recordReceipt') {
    const { paymentLineId, amount, receivedOn, reference } = command;
    return [
      factLine('Payment', '付款项', paymentTitle(terms, paymentLineId)),
      factLine('Amount', '金额', moneyWords(amount)),
      ...[
        factLine('Received on', '到账日期', receivedOn),
        factLine('Reference of the bank', '银行流水号', reference),
        by,
      ],
    ];
  }
  const { conditionId, metOn, evidence } = command;
  return [
    factLine('Condition', '生效条件', conditionTitle(terms, conditionId)),
    ...[factLine('Met on', '成就日期', metOn), factLine('Evidence', '成就凭证', evidence), by],
  ];
}
