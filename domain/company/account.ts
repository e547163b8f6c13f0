import { type BankAccount, type Language } from '../kernel/people';

/** Id of the contract type field that contains the account. */
export const bankAccountField = 'bank-account';

/** The account that customers pay to, with its holder's English name if known. */
export interface ReceivingAccount extends BankAccount {
  accountNameEn?: string;
}

function lineEn(holder: string, bank: string, { accountNumber }: BankAccount): string {
  return `${holder}, ${bank}, account ${accountNumber}`;
}

/** The account in one line, as contracts print it. */
export function accountLine(account: ReceivingAccount, language: Language): string {
  const { bank, bankEn = bank, accountName, accountNameEn = accountName, accountNumber } = account;
  return language === 'en'
    ? lineEn(accountNameEn, bankEn, account)
    : `户名：${accountName}，开户行：${bank}，账号：${accountNumber}`;
}

/** Whether a contract's text refers to this account, in either language, and whether or not its English names were known at that time. */
export function isAccountLine(named: string, account: ReceivingAccount): boolean {
  const { bank, bankEn = bank, accountName, accountNameEn = accountName } = account;
  const inEnglish = [accountName, accountNameEn].flatMap((holder) =>
    [bank, bankEn].map((of) => lineEn(holder, of, account)),
  );
  return [accountLine(account, 'zh-CN'), ...inEnglish].includes(named);
}
