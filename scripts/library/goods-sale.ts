import { type ContractType, type Template } from '../../domain/library/library';
import { words } from '../../domain/kernel/words';
import { type SeedArea, slot, tableSlot } from './clause';
import { closingSlots } from './closing-slots';
import {
  acceptanceDays,
  acceptanceLimit,
  advanceDays,
  answered,
  bankAccount,
  breachFields,
  copiesEach,
  deliveryPlace,
  paymentDays,
  responseHours,
  signingPlace,
  technicalStandard,
  warrantyLimit,
  warrantyMonths,
} from './fields';
import { front } from './front';
import { goodsClauses } from './goods-clauses';
import { moneyClauses } from './money-clauses';
import { numbering } from './numbering';
import { qualityClauses } from './quality-clauses';
import { saleSecurity } from './security-clauses';

const guaranteed = { variable: 'fields.performance-guarantee', equals: 'true' };
const retained = {
  all: [
    { variable: 'fields.retention', equals: 'true' },
    { clause: 'payment-plan', present: true },
  ],
};

const template: Template = {
  name: words('Sale of goods', '设备买卖合同'),
  ...front(words('Equipment Sale Contract', '设备买卖合同')),
  roles: { ours: words('Party A (Seller)', '甲方（卖方）'), customer: words('Party B (Buyer)', '乙方（买方）') },
  slots: [
    slot('goods', 'goods', { mandatory: true }),
    tableSlot('goods-list', 'goods-list', 'lineItems'),
    slot('price', 'sale-price', { mandatory: true }),
    slot('payment', 'sale-payment', { mandatory: true }),
    tableSlot('payment-plan', 'payment-plan', 'paymentPlan'),
    slot('payment-security', 'payment-security', { mandatory: true }),
    slot('retention', 'retention', { when: retained }),
    slot('performance-guarantee', 'performance-guarantee', { when: guaranteed }),
    slot('delivery', 'sale-delivery', { mandatory: true }),
    tableSlot('delivery-plan', 'delivery-plan', 'milestones'),
    slot('title-and-risk', 'title-retained', { mandatory: true, alternates: ['title-on-delivery'] }),
    slot('commissioning', 'commissioning'),
    slot('acceptance', 'sale-acceptance', { mandatory: true }),
    slot('warranty', 'warranty', { mandatory: true }),
    slot('third-party-rights', 'third-party-rights'),
    slot('breach', 'sale-breach', { mandatory: true }),
    slot('liability', 'liability-capped', { mandatory: true, alternates: ['liability-statutory'] }),
    ...closingSlots({ termination: 'termination', law: 'governing-law-of-goods' }),
  ],
};

const contractType: ContractType = {
  name: template.name,
  ...{ code: 'XS', templateId: 'goods-sale', numbering },
  fields: [
    ...[signingPlace, deliveryPlace, technicalStandard, bankAccount, paymentDays('15'), advanceDays],
    ...[acceptanceDays, acceptanceLimit, warrantyMonths, warrantyLimit, responseHours('24')],
    answered(
      'retention',
      words('Retention money in the payment plan', '付款计划中有质保金'),
      { type: 'boolean', about: 'money' },
      'true',
    ),
    answered(
      'performance-guarantee',
      words('We furnish a performance guarantee', '我方提交履约保函'),
      { type: 'boolean', about: 'money' },
      'false',
    ),
    answered(
      'guarantee-rate',
      words('Performance guarantee, of the price', '履约保函金额（占价款比例）'),
      { type: 'percent', about: 'money' },
      '10',
    ),
    ...breachFields,
    copiesEach,
  ],
  attachments: [
    { attachmentId: 'technical-specification', label: words('Technical specification', '技术规格书'), required: false },
    { attachmentId: 'acceptance-criteria', label: words('Acceptance criteria', '验收标准'), required: false },
  ],
  taxRate: '0.13',
  plan: {
    term: { months: 18 },
    milestones: [
      { milestoneId: 'first-delivery', title: words('First delivery', '首批设备交付'), dueAfterDays: 60 },
      {
        milestoneId: 'final-delivery',
        title: words('Delivery and commissioning of all equipment', '全部设备交付与调试'),
        dueAfterDays: 150,
      },
    ],
    paymentPlan: [
      { paymentLineId: 'advance', title: words('Advance payment', '预付款'), dueAfterDays: 15, percent: '30' },
      {
        paymentLineId: 'on-acceptance',
        title: words('Payment on acceptance', '验收款'),
        trigger: { event: 'acceptance', milestoneId: 'final-delivery', after: { days: 30 } },
        percent: '65',
      },
      {
        paymentLineId: 'retention',
        title: words('Retention money', '质保金'),
        // The twelve months of warranty begin with the same acceptance.
        trigger: { event: 'acceptance', milestoneId: 'final-delivery', after: { months: 12, days: 15 } },
        percent: '5',
      },
    ],
  },
  framework: false,
};

/** Contract type: sale with acceptance and retention money (质保金). */
export const goodsSale: SeedArea = {
  clauses: [...moneyClauses, saleSecurity, ...goodsClauses, ...qualityClauses],
  template: { templateId: 'goods-sale', template },
  contractType: { contractTypeId: 'goods-sale', contractType },
};
