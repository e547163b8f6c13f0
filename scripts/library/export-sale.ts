import {
  type ContractType,
  type FieldDefinition,
  type Template,
  type TemplateSlot,
} from '../../domain/library/library';
import { words } from '../../domain/kernel/words';
import { type SeedArea, slot, tableSlot } from './clause';
import { closingSlots } from './closing-slots';
import { exportClauses } from './export-clauses';
import {
  acceptanceDays,
  acceptanceLimit,
  advanceDays,
  answered,
  bankAccount,
  breachFields,
  copiesEach,
  open,
  paymentDays,
  responseHours,
  signingPlace,
  technicalStandard,
  warrantyLimit,
  warrantyMonths,
} from './fields';
import { front } from './front';
import { numbering } from './numbering';

const inCourt = { variable: 'law.disputes', equals: 'court' };

/**
 * A judgment of a Chinese court is rarely enforced abroad, an award nearly everywhere (New York Convention), so arbitration applies unless a court is
 * agreed.
 */
const disputes: TemplateSlot[] = [
  slot('disputes', 'disputes-export', { mandatory: true, when: { not: inCourt } }),
  slot('court', 'disputes-court', { mandatory: true, when: inCourt }),
];

const template: Template = {
  name: words('Export sale of goods', '出口销售合同'),
  ...front(words('Export Sales Contract', '出口销售合同')),
  roles: { ours: words('Party A (Seller)', '甲方（卖方）'), customer: words('Party B (Buyer)', '乙方（买方）') },
  priceName: words('Price', '合同价款'),
  slots: [
    slot('goods', 'goods', { mandatory: true }),
    tableSlot('goods-list', 'goods-list', 'lineItems'),
    slot('price', 'export-price', { mandatory: true }),
    slot('payment', 'export-payment', { mandatory: true }),
    tableSlot('payment-plan', 'payment-plan', 'paymentPlan'),
    slot('payment-security', 'payment-security', { mandatory: true }),
    slot('delivery', 'export-delivery', { mandatory: true }),
    tableSlot('delivery-plan', 'delivery-plan', 'milestones'),
    slot('title', 'export-title', { mandatory: true }),
    slot('acceptance', 'sale-acceptance', { mandatory: true }),
    slot('warranty', 'warranty', { mandatory: true }),
    slot('third-party-rights', 'third-party-rights'),
    slot('breach', 'sale-breach', { mandatory: true }),
    slot('liability', 'liability-capped', { mandatory: true, alternates: ['liability-statutory'] }),
    slot('export-control', 'export-control', { locked: true }),
    ...closingSlots({ termination: 'termination', law: 'governing-law-of-goods', disputes }),
  ],
};

const incoterm: FieldDefinition = {
  ...answered('incoterm', words('Delivery term (Incoterms)', '贸易条件'), { type: 'choice', about: 'scope' }, 'FCA'),
  choices: ['EXW', 'FCA', 'FAS', 'FOB', 'CFR', 'CIF', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP'].map((value) => ({
    value,
    label: words(value, value),
  })),
};

const contractType: ContractType = {
  name: template.name,
  ...{ code: 'CK', templateId: 'export-sale', numbering },
  fields: [
    incoterm,
    answered(
      'incoterms-edition',
      words('Edition of the Incoterms', '国际贸易术语解释通则的版本'),
      { type: 'number', about: 'scope' },
      '2020',
    ),
    open('named-place', words('Named place or port', '指定地点或者港口'), { type: 'text', about: 'scope' }),
    ...[signingPlace, technicalStandard, bankAccount, paymentDays('30'), advanceDays],
    ...[acceptanceDays, acceptanceLimit, warrantyMonths, warrantyLimit, responseHours('48')],
    ...breachFields,
    copiesEach,
  ],
  attachments: [
    { attachmentId: 'technical-specification', label: words('Technical specification', '技术规格书'), required: false },
  ],
  // Exported goods are taxed at the zero rate (增值税法 10).
  taxRate: '0',
  plan: {
    term: { years: 1 },
    milestones: [{ milestoneId: 'shipment', title: words('Shipment', '发运'), dueAfterDays: 90 }],
    paymentPlan: [
      { paymentLineId: 'advance', title: words('Advance payment', '预付款'), dueAfterDays: 15, percent: '30' },
      {
        paymentLineId: 'before-shipment',
        title: words('Balance before shipment', '发运前余款'),
        ...{ dueAfterDays: 80, percent: '70' },
      },
    ],
  },
  framework: false,
};

/** Contract type: sale to a buyer abroad, with zero rate, Incoterms 2020, names in both languages, arbitration. */
export const exportSale: SeedArea = {
  clauses: exportClauses,
  template: { templateId: 'export-sale', template },
  contractType: { contractTypeId: 'export-sale', contractType },
};
