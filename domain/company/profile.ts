import { type Policy } from '../contract/contract';
import { usccFault } from '../drafting/uscc';
import { type BankAccount, type Language, type Party, type Person } from '../kernel/people';
import { type Problem, problemAt } from '../kernel/problem';
import { accountLine, bankAccountField, type ReceivingAccount } from './account';

/** What stands for the company and its departments in contract numbers. */
export interface NumberCodes {
  company: string;
  departments: Record<string, string>;
}

/** The seller: what contracts name as our side, how they are numbered, and what the company has laid down. */
export interface CompanyProfile {
  name: string;
  /** In contracts in English; where it is missing, the name as registered. */
  nameEn?: string;
  /** 统一社会信用代码, or its foreign equivalent. */
  registrationNumber: string;
  /** ISO 3166-1 code. */
  country: string;
  /** 法定代表人 */
  legalRepresentative?: string;
  address: string;
  /** In contracts in English; where it is missing, the address as registered. */
  addressEn?: string;
  /** Who answers letters and mails about a contract. */
  contact: Person;
  /** Where customers pay to, unless the contract names another account. */
  bankAccount?: BankAccount;
  codes: NumberCodes;
  policy: Policy;
}

/** What is wrong with the data, beside their shape; pointers go into the profile. */
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

/** Our side of a contract in this language. */
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

/** Where customers pay to; an account in the company's own name is held in English by its name there. */
export function receivingAccount({ bankAccount, name, nameEn }: CompanyProfile): ReceivingAccount | null {
  if (!bankAccount) return null;
  const isOwn = nameEn !== undefined && bankAccount.accountName === name;
  return { ...bankAccount, ...(isOwn ? { accountNameEn: nameEn } : {}) };
}

/** What the company answers to the questions of a contract type, where nobody answers otherwise. */
export function companyAnswers(
  profile: CompanyProfile,
  language: Language,
  questions: readonly { fieldId: string }[],
): Record<string, string> {
  const isAsked = questions.some(({ fieldId }) => fieldId === bankAccountField);
  const account = receivingAccount(profile);
  return isAsked && account ? { [bankAccountField]: accountLine(account, language) } : {};
}

/** The code of a department in numbers. */
export function departmentCode({ departments }: NumberCodes, department: string | null): string {
  return (Object.hasOwn(departments, department ?? '') ? departments[department ?? ''] : undefined) ?? 'GEN';
}
