import { bankAccountField, isAccountLine, type ReceivingAccount } from '../company/account';
import { factLine, type FactLine } from '../contract/fact-lines';
import { type Terms } from '../drafting/terms';
import { words } from '../kernel/words';

/** The account in separate lines, for copying. */
function linesOf(account: ReceivingAccount): FactLine[] {
  const { accountName, accountNameEn = accountName, bank, bankEn = bank, accountNumber } = account;
  return [
    factLine('Account holder', '收款户名', words(accountNameEn, accountName)),
    factLine('Bank', '开户行', words(bankEn, bank)),
    factLine('Account number', '收款账号', accountNumber),
  ];
}

/** The account to pay to: the one that the contract names, otherwise the company's; empty if neither is known. */
export function accountFacts({ fields = [] }: Terms, account: ReceivingAccount | null = null): FactLine[] {
  const named = fields.find(({ fieldId }) => fieldId === bankAccountField)?.value.trim() ?? '';
  if (account && (named === '' || isAccountLine(named, account))) return linesOf(account);
  return named === '' ? [] : [factLine('Account to pay to', '收款账户', named)];
}
