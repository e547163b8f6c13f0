import { type BankAccount, type Language } from '../kernel/people';

/** The question of a contract type that is answered with the account. */
export const bankAccountField = 'bank-account';

/** The account in one line, as contracts print it. */
export function accountLine({ bank, accountName, accountNumber }: BankAccount, language: Language): string {
  return language === 'en'
    ? `${accountName}, ${bank}, account ${accountNumber}`
    : `户名：${accountName}，开户行：${bank}，账号：${accountNumber}`;
}
