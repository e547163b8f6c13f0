import { accountLine, bankAccountField } from '../company/account';
import { factLine, type FactLine } from '../contract/fact-lines';
import { type Terms } from '../drafting/terms';
import { type BankAccount } from '../kernel/people';

/** Line by line, to be copied from. */
function linesOf({ accountName, bank, accountNumber }: BankAccount): FactLine[] {
  return [
    factLine('Account holder', '收款户名', accountName),
    factLine('Bank', '开户行', bank),
    factLine('Account number', '收款账号', accountNumber),
  ];
}

/** Where the customer pays to: the account that the contract names, else the company's own; nothing where neither is known. */
export function accountFacts({ fields = [] }: Terms, bankAccount: BankAccount | null = null): FactLine[] {
  const named = fields.find(({ fieldId }) => fieldId === bankAccountField)?.value.trim() ?? '';
  const own = bankAccount ? [accountLine(bankAccount, 'zh-CN'), accountLine(bankAccount, 'en')] : [];
  if (bankAccount && (named === '' || own.includes(named))) return linesOf(bankAccount);
  return named === '' ? [] : [factLine('Account to pay to', '收款账户', named)];
}
