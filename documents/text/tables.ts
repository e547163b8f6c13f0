import { type LineItem } from '../../domain/drafting/line-items';
import { currencyName, showDay } from '../../domain/drafting/show-value';
import { sum } from '../../domain/kernel/money';
import { type PrintedBlock, type PrintedColumn } from '../../domain/drafting/printed';
import { type Language, type Matter, matters } from '../../domain/kernel/people';
import { showMoney } from '../../domain/kernel/show-money';
import { shownRate } from '../../domain/drafting/tax-rates';
import { type Terms } from '../../domain/drafting/terms';
import { dueInWords } from '../../domain/payment/trigger';
import { type Words, words } from '../../domain/kernel/words';
import { defaultRoles } from './facts';

type Table = Extract<PrintedBlock, { kind: 'table' }>;

function column(title: string, width: number, align: PrintedColumn['align'] = 'left'): PrintedColumn {
  return { title, width, align };
}

function figures(amount: string, currency: string): string {
  return showMoney({ amount, currency }).slice(currency.length + 1);
}

const w = {
  number: words('No.', '序号'),
  goods: words('Item', '名称及说明'),
  specification: words('Specification', '规格型号'),
  taxCode: words('Tax code', '税收编码'),
  unit: words('Unit', '单位'),
  quantity: words('Quantity', '数量'),
  grossPrice: words('Unit price, tax incl.', '含税单价'),
  netPrice: words('Unit price, net', '不含税单价'),
  discount: words('Discount', '折扣'),
  share: words('Discount on the whole', '整单优惠'),
  rate: words('Tax rate', '税率'),
  net: words('Net', '不含税金额'),
  tax: words('Tax', '税额'),
  gross: words('Total', '价税合计'),
  total: words('Total', '合计'),
  delivery: words('Delivery', '交付内容'),
  dueOn: words('Due on', '日期'),
  due: words('Due', '付款期限'),
  payment: words('Payment', '款项'),
  attachment: words('Attachment', '附件'),
  file: words('File', '文件名'),
  digest: words('SHA-256', 'SHA-256 摘要'),
  side: words('Party', '当事人'),
  person: words('Contact', '联系人'),
  email: words('E-mail', '电子邮箱'),
  matters: words('Authorised for', '授权事项'),
} satisfies Record<string, Words>;

/** A column title with the currency of its amounts. */
function moneyTitle(title: Words, currency: string, language: Language): string {
  return language === 'en'
    ? `${title.en} (${currency})`
    : `${title['zh-CN']}（${currencyName(currency)}${currency === 'CNY' ? '元' : ''}）`;
}

/** A line's own discount, in percent or in money. */
function discountOf({ discountPercent, discountAmount }: LineItem, currency: string): string {
  if (discountAmount !== undefined) return figures(discountAmount, currency);
  return discountPercent === undefined ? '' : `${discountPercent}%`;
}

/** The description with the tax category code below it, so that an invoice can be issued from the contract. */
function itemOf({ description, taxCategoryCode }: LineItem, language: Language): string {
  if (taxCategoryCode === undefined) return description;
  return `${description}\n${language === 'en' ? `${w.taxCode.en} ` : `${w.taxCode['zh-CN']}：`}${taxCategoryCode}`;
}

/** Columns for specification, line discount and share of the discount on the whole are included only if a line has them. */
function lineItems(terms: Terms, language: Language): Table {
  const { lineItems: lines = [], discount } = terms;
  const { currency } = terms.price.gross;
  const isGross = terms.pricesIncludeTax ?? true;
  const specified = lines.some(({ specification }) => specification !== undefined);
  const discounted = lines.some((line) => discountOf(line, currency) !== '');
  const money = (title: Words, width: number) => column(moneyTitle(title, currency, language), width, 'right');
  const before = [
    column(w.number[language], 5, 'center'),
    column(w.goods[language], specified ? 20 : 26),
    ...(specified ? [column(w.specification[language], 12)] : []),
    column(w.unit[language], 6, 'center'),
    column(w.quantity[language], 8, 'right'),
    money(isGross ? w.grossPrice : w.netPrice, 14),
    ...(discounted ? [column(w.discount[language], 7, 'right')] : []),
  ];
  const columns = [
    ...before,
    ...(discount ? [money(w.share, 10)] : []),
    column(w.rate[language], 7, 'right'),
    money(w.net, 14),
    money(w.tax, 12),
    money(w.gross, 15),
  ];
  const shown = (amount: string) => figures(amount, currency);
  const rows = lines.map((line, index) => [
    ...[String(index + 1), itemOf(line, language)],
    ...(specified ? [line.specification ?? ''] : []),
    ...[line.unit, line.quantity, shown(line.unitPrice)],
    ...(discounted ? [discountOf(line, currency)] : []),
    ...(discount ? [shown(line.discountShare?.amount ?? '0')] : []),
    ...[shownRate(line.taxRate)[language], shown(line.net.amount), shown(line.tax.amount), shown(line.gross.amount)],
  ]);
  const { net, tax, gross } = terms.price;
  const totals = [
    [
      ...[w.total[language], ...before.slice(1).map(() => '')],
      ...(discount ? [shown(discount.amount)] : []),
      ...['', shown(net.amount), shown(tax.amount), shown(gross.amount)],
    ],
  ];
  return { kind: 'table', columns, rows, totals };
}

function milestones(terms: Terms, language: Language): Table {
  return {
    kind: 'table',
    columns: [
      column(w.number[language], 8, 'center'),
      column(w.delivery[language], 62),
      column(w.dueOn[language], 30, 'right'),
    ],
    rows: terms.milestones.map(({ title, dueOn }, index) => [String(index + 1), title, showDay(dueOn, language)]),
    totals: [],
  };
}

function paymentPlan(terms: Terms, language: Language): Table {
  const { currency } = terms.price.gross;
  const total = sum(
    terms.paymentPlan.map(({ amount }) => amount),
    currency,
  );
  // The description of a trigger is a sentence and needs a wider column.
  const hangs = terms.paymentPlan.some(({ trigger }) => trigger !== undefined);
  return {
    kind: 'table',
    columns: [
      column(w.number[language], 8, 'center'),
      column(w.payment[language], hangs ? 24 : 40),
      ...(hangs ? [column(w.due[language], 44)] : [column(w.dueOn[language], 26, 'right')]),
      column(moneyTitle(w.gross, currency, language), hangs ? 24 : 26, 'right'),
    ],
    rows: terms.paymentPlan.map((line, index) => [
      String(index + 1),
      line.title,
      dueInWords(line, terms, showDay)[language],
      figures(line.amount.amount, currency),
    ]),
    totals: terms.paymentPlan.length > 1 ? [[w.total[language], '', '', figures(total.amount, currency)]] : [],
  };
}

function attachments(terms: Terms, language: Language): Table {
  return {
    kind: 'table',
    columns: [
      column(w.number[language], 7, 'center'),
      column(w.attachment[language], 28),
      column(w.file[language], 28),
      column(w.digest[language], 37),
    ],
    rows: (terms.attachments ?? []).map(({ title, name, digest }, index) => [String(index + 1), title, name, digest]),
    totals: [],
  };
}

const ofMatters: Record<Matter, Words> = {
  signing: words('text of the contract', '合同文本'),
  acceptance: words('acceptance', '验收'),
  reconciliation: words('reconciliation of accounts', '对账'),
  amendment: words('changes', '变更'),
};

/** The authorised contacts of both parties: the general contact for all matters, the others for theirs. */
function contacts(terms: Terms, language: Language): Table {
  const separator = language === 'en' ? ', ' : '、';
  const named = (of: readonly Matter[]) =>
    matters.flatMap((matter) => (of.includes(matter) ? [ofMatters[matter][language]] : [])).join(separator);
  const rows = (['ours', 'customer'] as const).flatMap((side) => {
    const { contact, contacts: others = [] } = terms.parties[side];
    const role = (terms.template?.roles ?? defaultRoles)[side][language];
    return [{ ...contact, matters }, ...others].map((person) => [
      role,
      person.name,
      person.email,
      named(person.matters),
    ]);
  });
  return {
    kind: 'table',
    columns: [
      ...[column(w.side[language], 20), column(w.person[language], 18)],
      ...[column(w.email[language], 30), column(w.matters[language], 32)],
    ],
    ...{ rows, totals: [] },
  };
}

/** The tables that a text can contain, by variable name. */
export const tables = { lineItems, milestones, paymentPlan, attachments, contacts };
export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as TableName[]; // the keys of the table above

export function isTable(name: string): name is TableName {
  return Object.hasOwn(tables, name);
}

/** Titles of tables that are printed as annexes. */
export const tableTitles: Record<TableName, Words> = {
  lineItems: words('Items and prices', '价款明细'),
  milestones: words('Delivery plan', '交付计划'),
  paymentPlan: words('Payment plan', '付款计划'),
  attachments: words('Attachments', '附件清单'),
  contacts: words('Authorised contacts', '授权联系人'),
};
