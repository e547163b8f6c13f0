import { z } from 'zod';
import { companyProfile } from '../../domain/company/bodies';
import { type CompanyProfile } from '../../domain/company/profile';
import { nameProblems } from '../../documents/pdf/names';
import { usccFault } from '../../domain/drafting/uscc';
import { bankAccount, email, language, line, money } from '../../domain/kernel/values';
import { type Installation } from './install';

/** Answers by argument name. */
export type Answers = Record<string, string>;

interface Question {
  /** Name of the argument: `--company-name=…`. */
  name: string;
  text: string;
  example: string;
  schema: z.ZodType;
  /** Checks that the schema cannot express; returns the error. */
  fault?: (answer: string, answers: Answers) => string | null;
  /** The default answer, possibly empty; absent if an answer is required. */
  otherwise?: (answers: Answers) => string;
  /** Whether the question is asked, given the earlier answers. */
  isAsked?: (answers: Answers) => boolean;
}

/** Contracts print the name, so all its characters must be in our fonts. */
const unprintable = (answer: string) => nameProblems([{ pointer: '', name: answer }])[0]?.message.en ?? null;
const { shape } = companyProfile;
const { shape: account } = bankAccount;
const countryCode = z.string().regex(/^[A-Z]{2}$/, 'Give two capital letters, such as CN.');
const hasBank = ({ bank }: Answers) => Boolean(bank);
const amount = z
  .string()
  .refine((text) => money.safeParse({ amount: text, currency: 'CNY' }).success && /[1-9]/.test(text), {
    message: 'Give a plain decimal above zero, such as 1000000.00.',
  });

const ofCompany: Question[] = [
  {
    ...{ name: 'company-name', text: 'Company, as registered (公司名称)', example: '华东示例设备有限公司' },
    ...{ schema: shape.name, fault: unprintable },
  },
  {
    ...{ name: 'company-name-en', text: 'Its name in contracts in English (英文名称)', example: 'Example Co., Ltd.' },
    ...{ schema: line(200), fault: unprintable, otherwise: () => '' },
  },
  {
    ...{ name: 'country', text: 'Country, ISO 3166-1 (国家)', example: 'CN' },
    ...{ schema: countryCode, otherwise: () => 'CN' },
  },
  {
    ...{ name: 'registration-number', text: 'Registration number (统一社会信用代码)', example: '91310000MA1K000006' },
    schema: shape.registrationNumber,
    fault: (answer, { country }) => (country === 'CN' ? (usccFault(answer)?.en ?? null) : null),
  },
  {
    ...{ name: 'legal-representative', text: 'Legal representative (法定代表人)', example: '吴敏' },
    ...{ schema: line(200), fault: unprintable, otherwise: () => '' },
  },
  { name: 'address', text: 'Address (地址)', example: '上海市示例路 1 号', schema: shape.address },
  {
    ...{ name: 'address-en', text: 'The address in contracts in English (英文地址)' },
    ...{ example: 'No. 1 Example Road, Shanghai, China', schema: line(500), otherwise: () => '' },
  },
  {
    ...{ name: 'company-code', text: 'What stands for it in contract numbers (编号中的公司代码)', example: 'HD' },
    schema: shape.codes.shape.company,
  },
];

const ofMoney: Question[] = [
  {
    ...{ name: 'bank', text: 'Bank that customers pay to (开户行)', example: '示例银行上海分行' },
    ...{ schema: account.bank, otherwise: () => '' },
  },
  {
    ...{ name: 'bank-en', text: 'Its name in contracts in English (开户行英文名称)' },
    ...{ example: 'Example Bank, Shanghai Branch', schema: line(200), isAsked: hasBank, otherwise: () => '' },
  },
  {
    ...{ name: 'account-number', text: 'Number of the account (账号)', example: '0000123456789012' },
    ...{ schema: account.accountNumber, isAsked: hasBank },
  },
  {
    ...{ name: 'account-name', text: 'Holder of the account (户名)', example: '华东示例设备有限公司' },
    ...{ schema: account.accountName, isAsked: hasBank, otherwise: (answers) => answers['company-name'] ?? '' },
  },
  {
    name: 'executive-threshold',
    text: 'From which amount on executives approve, in yuan (须由高管审批的合同金额，元)',
    ...{ example: '1000000.00', schema: amount, otherwise: () => '1000000.00' },
  },
];

const ofPeople: Question[] = [
  { name: 'admin-name', text: 'First administrator (首位管理员姓名)', example: '吴敏', schema: line(100) },
  { name: 'admin-email', text: 'Mail address (邮箱)', example: 'wu.min@huadong.example', schema: email },
  {
    ...{ name: 'admin-language', text: 'Language of mails: zh-CN or en (邮件语言)', example: 'zh-CN' },
    ...{ schema: language, otherwise: () => 'zh-CN' },
  },
  {
    ...{ name: 'contact-name', text: 'Whom contracts name as the contact (合同联系人)', example: '林晓' },
    ...{ schema: line(100), fault: unprintable, otherwise: (answers) => answers['admin-name'] ?? '' },
  },
  {
    ...{ name: 'contact-email', text: 'Mail address of the contact (联系人邮箱)', example: 'lin.xiao@huadong.example' },
    ...{ schema: email, otherwise: (answers) => answers['admin-email'] ?? '' },
  },
  {
    ...{ name: 'key-name', text: 'Name of the first API key (首个 API 密钥的名称)', example: 'erp' },
    ...{ schema: line(100), otherwise: () => 'first' },
  },
];

/** In the order of asking: a question may depend on earlier answers. */
export const questions: readonly Question[] = [...ofCompany, ...ofMoney, ...ofPeople];

/** Validates an answer: the accepted value, or the error. */
export function answer(question: Question, typed: string, answers: Answers): { taken: string } | { fault: string } {
  const text = typed.trim();
  if (text === '') {
    const taken = question.otherwise?.(answers);
    return taken === undefined ? { fault: 'An answer is needed.' } : { taken };
  }
  const parsed = question.schema.safeParse(text);
  if (!parsed.success) return { fault: parsed.error.issues.map(({ message }) => message).join(' ') };
  const fault = question.fault?.(text, answers) ?? null;
  return fault === null ? { taken: text } : { fault };
}

/** A user id made from the mail address, so that people recognise it. */
function userIdOf(address: string): string {
  const id = address
    .split('@', 1)
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 64);
  return id === '' ? 'administrator' : id;
}

/** The installation from valid answers. */
export function installationOf(answers: Answers): { installation: Installation; keyName: string } {
  const said = (name: string) => answers[name] ?? '';
  const maybe = (field: string, name: string) => (said(name) === '' ? {} : { [field]: said(name) });
  const spoken = language.parse(said('admin-language'));
  const account = {
    ...{ bank: said('bank'), accountName: said('account-name'), accountNumber: said('account-number') },
    ...maybe('bankEn', 'bank-en'),
  };
  const company: CompanyProfile = companyProfile.parse({
    ...{ name: said('company-name'), country: said('country'), registrationNumber: said('registration-number') },
    ...{ address: said('address'), codes: { company: said('company-code'), departments: {} } },
    ...{
      ...maybe('nameEn', 'company-name-en'),
      ...maybe('addressEn', 'address-en'),
      ...maybe('legalRepresentative', 'legal-representative'),
    },
    contact: { name: said('contact-name'), email: said('contact-email'), language: spoken },
    policy: { executiveThreshold: { amount: said('executive-threshold'), currency: 'CNY' } },
    ...(account.bank === '' ? {} : { bankAccount: account }),
  });
  const [name, address] = [said('admin-name'), said('admin-email')];
  const user = { userId: userIdOf(address), name, email: address, language: spoken, roles: ['administrator'] };
  return {
    installation: { company, users: [user], routeOwner: address, by: { kind: 'operator', id: 'setup', name: 'setup' } },
    keyName: said('key-name'),
  };
}
