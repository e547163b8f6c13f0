import { type FieldType } from '../../domain/drafting/field-type';
import { type LineItem } from '../../domain/drafting/line-items';
import {
  type Attachment,
  type FieldValue,
  type Milestone,
  type PaymentLine,
  type Terms,
} from '../../domain/drafting/terms';
import { type Words, words } from '../../domain/kernel/words';
import { yuan } from './pump-contract';

const first: Milestone = { milestoneId: 'first', title: 'First pump', dueOn: '2026-04-01' };
const rest: Milestone = { milestoneId: 'rest', title: 'Second pump', dueOn: '2026-05-01' };
const plan = (paymentLineId: string, title: string, dueOn: string, amount: string): PaymentLine => ({
  ...{ paymentLineId, title, dueOn, amount: yuan(amount) },
});
const advance = plan('advance', 'Advance', '2026-03-10', '40000.00');
const balance = plan('balance', 'Balance', '2026-06-01', '73000.00');
const warranty: FieldValue = {
  ...{ fieldId: 'warranty', label: words('Warranty', '质保期'), type: 'choice', value: 'y1', about: 'clauses' },
  shown: words('one year', '一年'),
};
const answer = (fieldId: string, label: Words, type: FieldType, value: string): FieldValue => ({
  ...{ fieldId, label, type, value, about: 'money' },
});
const penalty = answer('penalty', words('Penalty', '违约金'), 'percent', '0.5');
const bond = answer('bond', words('Bond', '保证金'), 'money', '5000.00');
const exported = answer('export', words('Export', '出口'), 'boolean', 'true');
const pump: LineItem = {
  ...{ lineItemId: 'pump', description: 'Pump', unit: 'set', quantity: '2', unitPrice: '50000.00', taxRate: '0.13' },
  ...{ discountPercent: '5', net: yuan('84070.80'), tax: yuan('10929.20'), gross: yuan('95000.00') },
};
const install: LineItem = {
  ...{ lineItemId: 'install', description: 'Installation', unit: 'job', quantity: '1', unitPrice: '18000.00' },
  ...{ taxRate: '0.06', net: yuan('16981.13'), tax: yuan('1018.87'), gross: yuan('18000.00') },
};
const drawing: Attachment = {
  ...{ attachmentId: 'drawing', title: 'Drawing', digest: 'def2', name: 'drawing.pdf' },
  ...{ mediaType: 'application/pdf', bytes: 12345 },
};

/** The entries of its lists. */
export const parts = { first, rest, advance, balance, warranty, penalty, bond, exported, pump, install, drawing };

/** Terms that have every optional part. */
export const terms = {
  title: '循环泵采购合同',
  scope: '循环泵两台及安装',
  clauses: [{ clauseId: 'goods', heading: '标的', text: '见附件。', standard: true }],
  parties: {
    ours: {
      name: '华东泵业有限公司',
      registrationNumber: '91310000MA1K000006',
      address: '上海市浦东新区',
      contact: { name: '林晓', email: 'lin.xiao@huadong.example', language: 'zh-CN' },
      country: 'CN',
      legalRepresentative: '王建国',
      agent: { name: '李敏', title: '销售总监', authorityFrom: '2026-01-01', authorityUntil: '2026-12-31' },
    },
    customer: {
      name: 'Terminals Ltd',
      registrationNumber: 'HRB 1234',
      address: 'Hamburg',
      contact: { name: 'Ann', email: 'ann@terminals.example', language: 'en' },
      country: 'DE',
    },
  },
  price: { gross: yuan('113000.00'), net: yuan('100000.00'), tax: yuan('13000.00'), taxRate: '0.13' },
  term: { startsOn: '2026-03-01', endsOn: '2027-02-28' },
  milestones: [first, rest],
  paymentPlan: [advance, balance],
  language: 'zh-CN',
  template: {
    ...{ templateId: 'goods-sale', version: 2, digest: 'abc1' },
    roles: { ours: { en: 'Seller', 'zh-CN': '卖方' }, customer: { en: 'Buyer', 'zh-CN': '买方' } },
    opening: { en: 'It is agreed:', 'zh-CN': '双方约定：' },
    priceName: { en: 'Ceiling', 'zh-CN': '上限' },
  },
  fields: [warranty, penalty, bond, exported],
  lineItems: [pump, install],
  pricesIncludeTax: true,
  dueOnRestDays: 'as_written',
  discount: yuan('100.00'),
  conditions: [{ conditionId: 'advance', title: 'The advance', kind: 'advance', paymentLineId: 'advance' }],
  longStopOn: '2026-04-30',
  effectiveOn: '2026-03-01',
  backdatedReason: 'Delivery began early',
  law: { governing: '中华人民共和国法律', disputes: 'court', venue: '上海市浦东新区人民法院' },
  attachments: [drawing],
  paper: {
    digest: 'fed3',
    name: 'theirs.docx',
    mediaType: 'application/msword',
    bytes: 99,
    amountInWords: '壹拾壹万叁仟元整',
  },
  framework: { contractId: 'c-1', number: 'HD-KJ-2026-0001' },
} satisfies Required<Terms>;
