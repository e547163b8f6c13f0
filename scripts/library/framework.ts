import { type ContractType, type FieldDefinition, type Template } from '../../domain/library/library';
import { words } from '../../domain/kernel/words';
import { type SeedArea, slot, tableSlot } from './clause';
import { closingSlots } from './closing-slots';
import {
  acceptanceDays,
  advanceDays,
  answered,
  bankAccount,
  breachFields,
  copiesEach,
  deliveryPlace,
  noticeDays,
  open,
  paymentDays,
  responseHours,
  signingPlace,
  technicalStandard,
  warrantyLimit,
  warrantyMonths,
} from './fields';
import { front } from './front';
import { frameworkClauses } from './framework-clauses';
import { numbering } from './numbering';
import { frameworkSecurity } from './security-clauses';

const pricesMove = { variable: 'fields.price-adjustment', equals: 'index' };

const template: Template = {
  name: words('Framework contract', '年度框架合同'),
  ...front(words('Annual Framework Sale Contract', '年度销售框架合同')),
  roles: { ours: words('Party A (Seller)', '甲方（卖方）'), customer: words('Party B (Buyer)', '乙方（买方）') },
  priceName: words('Ceiling of all orders, tax included', '订单总额上限（含税）'),
  slots: [
    slot('framework', 'framework', { mandatory: true }),
    slot('ceiling', 'framework-ceiling', { mandatory: true }),
    slot('orders', 'framework-orders', { mandatory: true }),
    slot('prices', 'framework-prices-fixed', { mandatory: true, when: { not: pricesMove } }),
    slot('price-adjustment', 'framework-prices-adjusted', { mandatory: true, when: pricesMove }),
    tableSlot('price-list', 'framework-price-list', 'lineItems'),
    slot('delivery', 'framework-delivery', { mandatory: true }),
    slot('acceptance', 'framework-acceptance', { mandatory: true }),
    slot('payment', 'framework-payment', { mandatory: true }),
    slot('payment-security', 'framework-security', { mandatory: true }),
    slot('title-and-risk', 'title-retained', { mandatory: true, alternates: ['title-on-delivery'] }),
    slot('warranty', 'warranty', { mandatory: true }),
    slot('third-party-rights', 'third-party-rights'),
    slot('breach', 'sale-breach', { mandatory: true }),
    slot('liability', 'framework-liability', { mandatory: true, alternates: ['liability-statutory'] }),
    ...closingSlots({ termination: 'framework-termination', law: 'governing-law-of-goods' }),
  ],
};

const priceAdjustment: FieldDefinition = {
  ...answered(
    'price-adjustment',
    words('Prices during the term', '合同期限内的价格'),
    { type: 'choice', about: 'money' },
    'fixed',
  ),
  choices: [
    { value: 'fixed', label: words('fixed', '固定') },
    { value: 'index', label: words('adjusted with raw materials', '随原材料价格调整') },
  ],
};

const contractType: ContractType = {
  name: template.name,
  ...{ code: 'KJ', templateId: 'framework', numbering },
  fields: [
    priceAdjustment,
    open('price-index', words('Index that prices follow', '调价所依据的价格指数'), { type: 'text', about: 'money' }),
    answered(
      'adjustment-threshold',
      words('Change that allows an adjustment', '可以提出调价的涨跌幅度'),
      { type: 'percent', about: 'money' },
      '5',
    ),
    answered(
      'order-days',
      words('Working days to answer an order', '订单答复期限（工作日）'),
      { type: 'number', about: 'dates' },
      '3',
    ),
    answered(
      'lead-days',
      words('Lead time of orders (days)', '供货周期（日）'),
      { type: 'number', about: 'dates' },
      '30',
    ),
    ...[signingPlace, deliveryPlace, technicalStandard, bankAccount, paymentDays('30'), advanceDays],
    ...[acceptanceDays, warrantyMonths, warrantyLimit, responseHours('24'), noticeDays('60')],
    ...breachFields,
    copiesEach,
  ],
  attachments: [
    { attachmentId: 'price-list', label: words('Price list', '价格清单'), required: false },
    { attachmentId: 'technical-specification', label: words('Technical specification', '技术规格书'), required: false },
    { attachmentId: 'order-form', label: words('Order form', '订单格式'), required: false },
  ],
  taxRate: '0.13',
  plan: { term: { years: 1 }, milestones: [], paymentPlan: [] },
  framework: true,
};

/** Contract type: a framework contract under which goods are ordered up to its price. */
export const framework: SeedArea = {
  clauses: [...frameworkClauses, frameworkSecurity],
  template: { templateId: 'framework', template },
  contractType: { contractTypeId: 'framework', contractType },
};
