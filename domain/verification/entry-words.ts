import { factLine, type FactLine } from '../contract/fact-lines';
import { type Terms } from '../drafting/terms';
import { zh } from '../kernel/chinese';
import { quoted } from '../kernel/quote';
import { moneyWords } from '../kernel/show-money';
import { type Words, words } from '../kernel/words';
import { paymentTitle } from '../payment/payment-facts';
import { type AllocationAsked, type RecordReceipt } from '../payment/record-receipt';
import { type OpenEntry } from './state';

/** A short description of an entry. */
export function entryWords({ command }: Pick<OpenEntry, 'command'>, terms: Terms): Words {
  switch (command.type) {
    case 'recordReceipt': {
      const amount = moneyWords(command.amount);
      return words(`the receipt of ${amount.en}`, zh`回款 ${amount['zh-CN']}`);
    }
    case 'allocateReceipt':
      return words(
        `the allocation of receipt ${quoted(command.reference)}`,
        zh`回款${quoted(command.reference)}的分配`,
      );
    case 'reverseReceipt':
      return words(`the reversal of receipt ${quoted(command.reference)}`, zh`回款${quoted(command.reference)}的冲销`);
    case 'meetCondition': {
      const title = conditionTitle(terms, command.conditionId);
      return words(`that “${title}” is met`, zh`生效条件“${title}”成就`);
    }
  }
}

function conditionTitle({ conditions = [] }: Terms, id: string): string {
  return conditions.find(({ conditionId }) => conditionId === id)?.title ?? id;
}

function allocationFacts(allocations: readonly AllocationAsked[], terms: Terms): FactLine[] {
  return allocations.map(({ paymentLineId, amount }) => {
    const [title, money] = [paymentTitle(terms, paymentLineId), moneyWords(amount)];
    return factLine('Payment', '付款项', words(`${title}: ${money.en}`, zh`${title}：${money['zh-CN']}`));
  });
}

function linesOf({ paymentLineId, allocations = [] }: RecordReceipt, terms: Terms): FactLine[] {
  if (paymentLineId !== undefined) return [factLine('Payment', '付款项', paymentTitle(terms, paymentLineId))];
  const none = words('none yet; it is kept with the contract', '暂不对应付款项，留于合同');
  return allocations.length === 0 ? [factLine('Payment', '付款项', none)] : allocationFacts(allocations, terms);
}

function factsOf({ command }: OpenEntry, terms: Terms): FactLine[] {
  switch (command.type) {
    case 'recordReceipt':
      return [
        ...linesOf(command, terms),
        factLine('Amount', '金额', moneyWords(command.amount)),
        factLine('Received on', '到账日期', command.receivedOn),
        factLine('Reference of the bank', '银行流水号', command.reference),
      ];
    case 'allocateReceipt':
      return [
        factLine('Reference of the bank', '银行流水号', command.reference),
        ...allocationFacts(command.allocations, terms),
      ];
    case 'reverseReceipt':
      return [
        factLine('Reference of the bank', '银行流水号', command.reference),
        factLine('Reason', '冲销原因', command.reason),
      ];
    case 'meetCondition':
      return [
        factLine('Condition', '生效条件', conditionTitle(terms, command.conditionId)),
        factLine('Met on', '成就日期', command.metOn),
        factLine('Evidence', '成就凭证', command.evidence),
      ];
  }
}

/** The facts that finance compares with the bank statement or the guarantee. */
export function entryFacts(entry: OpenEntry, terms: Terms): FactLine[] {
  return [...factsOf(entry, terms), factLine('Recorded by', '登记人', entry.madeBy.name)];
}
