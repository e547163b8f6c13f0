import { showAmount, showDay } from '../../domain/drafting/show-value';
import { isIdNumber } from '../../domain/drafting/id-number';
import { amountInWords } from '../../domain/drafting/amount-in-words';
import {
  type PrintedDocument,
  type PrintedParty,
  type PrintedRow,
  type PrintedSection,
} from '../../domain/drafting/printed';
import { zh } from '../../domain/kernel/chinese';
import { addressIn, type Language, type Side } from '../../domain/kernel/people';
import { shownRate } from '../../domain/drafting/tax-rates';
import { type Terms } from '../../domain/drafting/terms';
import { type Words, words } from '../../domain/kernel/words';

const w = {
  number: words('Contract No.', '合同编号'),
  project: words('Subject', '项目名称'),
  framework: words('Under framework contract', '所属框架合同'),
  effectiveOn: words('Effective date', '生效日期'),
  longStopOn: words('Long-stop day for the conditions of effect', '最迟生效日'),
  term: words('Term', '合同期限'),
  gross: words('Price, tax included', '合同价款（含税）'),
  inWords: words('Price in words', '价款大写'),
  net: words('Net price', '不含税价款'),
  tax: words('Tax', '增值税额'),
  rate: words('Tax rate', '增值税税率'),
  discount: words('Discount on the whole', '整单优惠'),
  uscc: words('Unified social credit code', '统一社会信用代码'),
  idNumber: words('ID card No.', '身份证号码'),
  registration: words('Registration No.', '登记号码'),
  address: words('Address', '住所'),
  representative: words('Legal representative', '法定代表人'),
  agent: words('Authorised agent', '委托代理人'),
  authority: words('Term of the authority', '授权期限'),
  contact: words('Contact', '联系人'),
  email: words('E-mail', '电子邮箱'),
  seal: words('Seal', '盖章'),
  signature: words('Signature of legal representative or agent', '法定代表人或委托代理人签字'),
  day: words('Date', '签署日期'),
  inChinese: words('Name in Chinese', '中文名称'),
  inEnglish: words('Name in English', '英文名称'),
} satisfies Record<string, Words>;

const sides = ['ours', 'customer'] as const satisfies readonly Side[];

export const defaultRoles: Record<Side, Words> = {
  ours: words('Party A (Supplier)', '甲方（供方）'),
  customer: words('Party B (Customer)', '乙方（需方）'),
};

function rowsOf(language: Language, entries: [Words, string | null | undefined][]): PrintedRow[] {
  return entries.flatMap(([label, value]) =>
    value === null || value === undefined || value === '' ? [] : [{ label: label[language], value }],
  );
}

function span(from: string | null, to: string, language: Language): string {
  const end = showDay(to, language);
  if (from === null) return language === 'en' ? `until ${end}` : `至${end}`;
  return language === 'en' ? `${showDay(from, language)} to ${end}` : `${showDay(from, language)}至${end}`;
}

/** Describes the discount on the whole and how it was distributed, so that both sides compute the same amounts per line. */
function discountSaid(amount: string): Words {
  return words(
    `${amount}, taken off; spread over the items by their totals, the last units to the largest remainders`,
    `${amount}（已扣减；按各行价税合计比例分摊，尾差计入余数最大的行）`,
  );
}

/** Facts printed below the title of every contract: number, term, price. */
export function contractFacts(number: string, terms: Terms, language: Language): PrintedRow[] {
  const { price, term, effectiveOn, longStopOn, framework } = terms;
  return rowsOf(language, [
    [w.number, number],
    [w.project, terms.template?.heading && terms.title],
    [w.framework, framework?.number],
    [w.effectiveOn, effectiveOn && showDay(effectiveOn, language)],
    [w.longStopOn, longStopOn && showDay(longStopOn, language)],
    [w.term, span(term.startsOn, term.endsOn, language)],
    [terms.template?.priceName ?? w.gross, showAmount(price.gross, language)],
    // Amounts in words are customary in Chinese contracts only.
    [w.inWords, language === 'en' ? null : amountInWords(price.gross)],
    [w.net, showAmount(price.net, language)],
    [w.tax, showAmount(price.tax, language)],
    [w.rate, shownRate(price.taxRate)[language]],
    [w.discount, terms.discount && discountSaid(showAmount(terms.discount, language))[language]],
  ]);
}

/** The label of a registration number; identity card numbers look like company codes. */
function numberLabel(number: string): Words {
  if (isIdNumber(number)) return w.idNumber;
  return /^[0-9A-Z]{18}$/.test(number) ? w.uscc : w.registration;
}

/** A party with its facts and its lines for signing. */
export function printedParty(terms: Terms, side: Side, language: Language): PrintedParty {
  const party = terms.parties[side];
  const { name, otherName, registrationNumber, legalRepresentative, agent, contact } = party;
  // Companies are named in both languages only if a party is foreign or the contract is in English.
  const isForeign = language === 'en' || sides.some((one) => (terms.parties[one].country ?? 'CN') !== 'CN');
  const person = agent && (agent.title === null ? agent.name : `${agent.name} · ${agent.title}`);
  return {
    role: (terms.template?.roles ?? defaultRoles)[side][language],
    name,
    rows: rowsOf(language, [
      [/\p{Script=Han}/u.test(otherName ?? '') ? w.inChinese : w.inEnglish, isForeign ? otherName : null],
      [numberLabel(registrationNumber ?? ''), registrationNumber],
      [w.address, addressIn(party, language)],
      [w.representative, legalRepresentative],
      [w.agent, person],
      [w.authority, agent && span(agent.authorityFrom, agent.authorityUntil, language)],
      [w.contact, contact.name],
      [w.email, contact.email],
    ]),
    signing: [w.seal, w.signature, w.day].map((label) => ({ label: label[language], value: '' })),
  };
}

/**
 * The line by which the customer confirms that the bold clauses were pointed out and explained. Standard terms are binding only as far as that
 * was done, and their supplier must prove it; a ticked box is no proof (民法典 496; 合同编通则解释 10).
 */
export function acknowledgementOf(
  { template }: Terms,
  sections: readonly PrintedSection[],
  language: Language,
): { acknowledgement?: NonNullable<PrintedDocument['acknowledgement']> } {
  const text = template?.acknowledgement?.[language];
  const hasBold = sections.some(({ blocks }) =>
    blocks.some((block) => block.kind !== 'table' && block.isBold === true),
  );
  if (text === undefined || !hasBold) return {};
  const role = (template?.roles ?? defaultRoles).customer[language];
  const label = language === 'en' ? `Signature and seal of ${role}` : zh`${role}签字、盖章`;
  return { acknowledgement: { text, signing: [label, w.day[language]].map((line) => ({ label: line, value: '' })) } };
}
