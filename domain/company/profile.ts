import { type Policy } from '../contract/contract';
import { usccFault } from '../drafting/uscc';
import { type BankAccount, type Language, type Party, type Person } from '../kernel/people';
import { type Problem, problemAt } from '../kernel/problem';
import { accountLine, bankAccountField, type ReceivingAccount } from './account';

/** Codes of the company and its departments in contract numbers. */
export interface NumberCodes {
  company: string;
  departments: Record<string, string>;
}

/** The seller: our party in contracts, the codes of contract numbers, and the policy. */
export interface CompanyProfile {
  name: string;
  /** For contracts in English; if absent, `name` is used. */
  nameEn?: string;
  /** 统一社会信用代码, or its foreign equivalent. */
  registrationNumber: string;
  /** ISO 3166-1 code. */
  country: string;
  /** 法定代表人 */
  legalRepresentative?: string;
  address: string;
  /** For contracts in English; if absent, `address` is used. */
  addressEn?: string;
  /** The contact for letters and mails about a contract. */
  contact: Person;
  /** The account that customers pay to if the contract names no other. */
  bankAccount?: BankAccount;
  codes: NumberCodes;
  policy: Policy;
}

/** Problems beyond the data's shape; pointers refer to the profile. */
export function checkProfile({ country, registrationNumber, policy }: CompanyProfile): Problem[] {
  const fault = country === 'CN' ? usccFault(registrationNumber) : null;
  const { amount } = policy.executiveThreshold;
  return [
    ...(fault ? [{ pointer: '/registrationNumber', code: 'not_a_uscc', message: fault }] : []),
    ...(/[1-9]/.test(amount)
      ? []
      : [
          problemAt(
            '/policy/executiveThreshold',
            'not_positive',
            'Give an amount above zero: from it on, executives approve.',
            '请填写大于零的金额：达到该金额的合同须由高管审批。',
          ),
        ]),
  ];
}

/** Our party in a contract of this language. */
export function ourParty(profile: CompanyProfile, language: Language): Party {
  const { name, nameEn = name, registrationNumber, address, addressEn, country, contact } = profile;
  const { legalRepresentative } = profile;
  return {
    ...{ name: language === 'en' ? nameEn : name, registrationNumber, address, country, contact },
    ...(legalRepresentative === undefined ? {} : { legalRepresentative }),
    ...(addressEn === undefined ? {} : { addressEn }),
    ...(nameEn === name ? {} : { otherName: language === 'en' ? name : nameEn }),
  };
}

/** The account that customers pay to. If its holder is the company, the holder's English name is the company's. */
export function receivingAccount({ bankAccount, name, nameEn }: CompanyProfile): ReceivingAccount | null {
  if (!bankAccount) return null;
  const isOwn = nameEn !== undefined && bankAccount.accountName === name;
  return { ...bankAccount, ...(isOwn ? { accountNameEn: nameEn } : {}) };
}

/** The company's default answers to the questions of a contract type. */
export function companyAnswers(
  profile: CompanyProfile,
  language: Language,
  questions: readonly { fieldId: string }[],
): Record<string, string> {
  const isAsked = questions.some(({ fieldId }) => fieldId === bankAccountField);
  const account = receivingAccount(profile);
  return isAsked && account ? { [bankAccountField]: accountLine(account, language) } : {};
}

/** The department's code in contract numbers; `GEN` if it has none. */
export function departmentCode({ departments }: NumberCodes, department: string | null): string {
  return (Object.hasOwn(departments, department ?? '') ? departments[department ?? ''] : undefined) ?? 'GEN';
}
