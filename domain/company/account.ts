import { type BankAccount, type Language } from '../kernel/people';

/** The question of a contract type that is answered with the account. */
export const bankAccountField = 'bank-account';

/** Where customers pay to, with what its holder is called in English, where that is known. */
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

/** Whether a contract names this account, in whatever language and whether or not its English names were known then. */
export function isAccountLine(named: string, account: ReceivingAccount): boolean {
  const { bank, bankEn = bank, accountName, accountNameEn = accountName } = account;
  const inEnglish = [accountName, accountNameEn].flatMap((holder) =>
    [bank, bankEn].map((of) => lineEn(holder, of, account)),
  );
  return [accountLine(account, 'zh-CN'), ...inEnglish].includes(named);
}
