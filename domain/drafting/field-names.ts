import { type Terms } from './terms';
import { type Words, words } from '../kernel/words';

type Compared = Omit<Terms, 'clauses'>;

/** The names of all fields in terms: a new field without a label does not compile. */
type NamesIn<T> = T extends readonly (infer Item)[]
  ? NamesIn<Item>
  : T extends Words
    ? never
    : T extends object
      ? { [Name in keyof T & string]-?: Name | NamesIn<T[Name]> }[keyof T & string]
      : never;

/** Labels in the order of the contract; null if the value needs no label. */
const names = {
  title: words('Title', '名称'),
  scope: words('Scope', '标的范围'),
  parties: null,
  ours: words('Supplier', '甲方'),
  customer: words('Customer', '乙方'),
  name: words('Name', '名称'),
  otherName: words('Name in the other language', '另一语言的名称'),
  registrationNumber: words('Registration number', '统一社会信用代码／登记或身份证号码'),
  address: words('Address', '住所'),
  addressEn: words('Address in English', '英文地址'),
  contact: words('Contact', '联系人'),
  email: words('E-mail', '电子邮箱'),
  contacts: words('Other authorised contacts', '其他授权联系人'),
  matters: words('Matters', '授权事项'),
  language: words('Language', '语言'),
  country: words('Country', '国家或地区'),
  legalRepresentative: words('Legal representative', '法定代表人'),
  agent: words('Authorised agent', '委托代理人'),
  authorityFrom: words('Authority from', '授权起始日'),
  authorityUntil: words('Authority until', '授权截止日'),
  price: words('Price', '价款'),
  description: words('Description', '名称及说明'),
  specification: words('Specification', '规格型号'),
  unit: words('Unit', '单位'),
  quantity: words('Quantity', '数量'),
  unitPrice: words('Unit price', '单价'),
  discountPercent: words('Discount', '折扣'),
  discountAmount: words('Discount in money', '优惠金额'),
  discountShare: words('Part of the discount on the whole', '整单优惠分摊'),
  taxCategoryCode: words('Tax category code', '税收分类编码'),
  percent: words('Share of the price', '占合同价款比例'),
  gross: words('Tax included', '含税金额'),
  net: words('Net', '不含税金额'),
  tax: words('Tax', '税额'),
  taxRate: words('Tax rate', '税率'),
  term: words('Term', '合同期限'),
  startsOn: words('Start', '起始日'),
  endsOn: words('End', '届满日'),
  milestones: words('Deliveries', '交付计划'),
  milestoneId: words('Id', '编号'),
  dueOn: words('Due on', '日期'),
  paymentPlan: words('Payment plan', '付款计划'),
  paymentLineId: words('Id', '编号'),
  trigger: words('Due after', '付款条件'),
  event: words('Event', '事件'),
  after: words('How long after', '其后期间'),
  years: words('Years', '年'),
  months: words('Months', '月'),
  days: words('Days', '日'),
  endOfMonth: words('To the end of the month', '至当月月底'),
  amount: words('Amount', '金额'),
  currency: words('Currency', '币种'),
  template: words('Template', '合同模板'),
  templateId: words('Id', '编号'),
  version: words('Version', '版本'),
  digest: words('Digest (SHA-256)', '摘要（SHA-256）'),
  roles: words('What the sides are called', '当事人称谓'),
  opening: words('Opening words', '首部'),
  priceName: words('What the price is called', '价款名称'),
  heading: words('Heading', '合同标题'),
  lines: words('Lines above the parties', '首部事项'),
  lineId: words('Id', '编号'),
  text: words('Text', '内容'),
  acknowledgement: words('What the customer signs for separately', '对方单独签署的确认'),
  fields: words('Particulars', '合同要素'),
  fieldId: words('Id', '编号'),
  label: words('Label', '名称'),
  type: words('Type', '类型'),
  value: null,
  shown: words('What it is called', '显示名称'),
  about: words('Part of the contract', '所属部分'),
  lineItems: words('Items', '价款明细'),
  lineItemId: words('Id', '编号'),
  discount: words('Discount on the whole', '整单优惠'),
  pricesIncludeTax: words('Prices of items include tax', '明细单价含税'),
  effectiveOn: words('Effective date', '生效日期'),
  conditions: words('Conditions of effect', '生效条件'),
  conditionId: words('Id', '编号'),
  longStopOn: words('Long-stop day', '最迟生效日'),
  kind: words('Kind', '类型'),
  dueOnRestDays: words('Due days that are days of rest', '到期日为休息日时'),
  backdatedReason: words('Why it takes effect before it was made', '倒签原因'),
  law: null,
  governing: words('Governing law', '适用法律'),
  disputes: words('Disputes decided by', '争议解决方式'),
  venue: words('Court or arbitration commission', '管辖法院或仲裁机构'),
  attachments: words('Attachments', '附件'),
  attachmentId: words('Id', '编号'),
  mediaType: words('File type', '文件类型'),
  bytes: words('Size in bytes', '文件大小（字节）'),
  paper: words('The customer’s own paper', '对方文本'),
  amountInWords: words('Amount in words', '金额大写'),
  framework: words('Framework contract', '框架合同'),
  contractId: words('Id', '编号'),
  number: words('Number', '合同编号'),
} satisfies Record<NamesIn<Compared>, Words | null> as Record<string, Words | null>; // looked up with names found in the data

/** Labels of names with several meanings, by the enclosing field. */
const namesWithin: Record<string, Words> = {
  'contact.name': words('Name', '姓名'),
  'contacts.name': words('Name', '姓名'),
  'agent.name': words('Name', '姓名'),
  'agent.title': words('Position', '职务'),
  'paper.name': words('File', '文件名'),
  'terms.title': words('Title', '合同名称'),
  'terms.language': words('Language of the document', '合同语言'),
};

/** How a list is compared: the id field of its entries, their label, and the fields shown for an added or removed entry. */
export interface ListRule {
  id: string;
  /** Null if the title is sufficient. */
  name: Words | null;
  title: string;
  told: readonly string[];
}

export const lists: Record<string, ListRule> = {
  milestones: { id: 'milestoneId', name: words('Delivery', '交付'), title: 'title', told: ['dueOn'] },
  paymentPlan: { id: 'paymentLineId', name: words('Payment', '付款'), title: 'title', told: ['dueOn', 'amount'] },
  fields: { id: 'fieldId', name: null, title: 'label', told: ['value'] },
  lineItems: {
    ...{ id: 'lineItemId', name: words('Item', '明细'), title: 'description' },
    told: ['specification', 'quantity', 'unit', 'unitPrice', 'taxRate', 'gross'],
  },
  contacts: { id: 'email', name: words('Contact', '联系人'), title: 'name', told: ['email', 'matters'] },
  lines: { id: 'lineId', name: null, title: 'label', told: ['text'] },
  conditions: { id: 'conditionId', name: words('Condition of effect', '生效条件'), title: 'title', told: ['kind'] },
  attachments: { id: 'attachmentId', name: words('Attachment', '附件'), title: 'title', told: ['name'] },
};

const known = Object.keys(names);

/** The field names of both objects in the order of the contract; unknown ones last. */
export function inOrder(first: object, second: object): string[] {
  const met = new Set([...Object.keys(first), ...Object.keys(second)]);
  return [...known.filter((name) => met.has(name)), ...[...met].filter((name) => !known.includes(name))];
}

/** The label of the field `name` within `within`; null if it needs none. */
export function nameOf(within: string, name: string): Words | null {
  const own = namesWithin[`${within}.${name}`] ?? names[name];
  return own === undefined ? words(name, name) : own;
}
