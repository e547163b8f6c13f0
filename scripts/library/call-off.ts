import { type ContractType, type Template } from '../../domain/library/library';
import { words } from '../../domain/kernel/words';
import { callOffClauses } from './call-off-clauses';
import { type SeedArea, slot, tableSlot } from './clause';
import { deliveryPlace, open, signingPlace } from './fields';
import { front } from './front';
import { numbering } from './numbering';

const template: Template = {
  name: words('Call-off order', '框架订单'),
  ...front(words('Call-off Order', '订单')),
  roles: { ours: words('Party A (Seller)', '甲方（卖方）'), customer: words('Party B (Buyer)', '乙方（买方）') },
  opening: words(
    'The parties, acting as equals and of their own free will, conclude this order under their framework contract.',
    '双方在平等、自愿的基础上，经协商一致，根据框架合同订立本订单，以资共同遵守。',
  ),
  priceName: words('Order price, tax included', '订单价款（含税）'),
  slots: [
    slot('basis', 'order-basis', { locked: true }),
    slot('goods', 'order-goods', { mandatory: true }),
    tableSlot('goods-list', 'goods-list', 'lineItems'),
    slot('price', 'order-price', { mandatory: true }),
    slot('delivery', 'order-delivery', { mandatory: true }),
    tableSlot('delivery-plan', 'delivery-plan', 'milestones'),
    slot('payment', 'order-payment', { mandatory: true }),
    tableSlot('payment-plan', 'payment-plan', 'paymentPlan'),
    slot('remedies', 'order-remedies', { mandatory: true }),
    slot('disputes', 'order-disputes', { locked: true }),
    slot('attachments', 'order-attachments', { when: { variable: 'attachments', present: true } }),
    slot('closing', 'order-closing', { mandatory: true }),
  ],
};

const contractType: ContractType = {
  name: template.name,
  ...{ code: 'DD', templateId: 'call-off', numbering },
  fields: [
    signingPlace,
    deliveryPlace,
    open('consignee', words('Consignee', '收货人'), { type: 'text', about: 'scope' }),
  ],
  attachments: [],
  taxRate: '0.13',
  plan: {
    term: { months: 4 },
    milestones: [{ milestoneId: 'delivery', title: words('Delivery of the order', '订单交付'), dueAfterDays: 30 }],
    paymentPlan: [
      {
        paymentLineId: 'on-delivery',
        title: words('Payment for the order', '订单价款'),
        trigger: { event: 'acceptance', milestoneId: 'delivery', after: { days: 30 } },
        percent: '100',
      },
    ],
  },
  framework: false,
};

/** Contract type: an order under a framework contract. */
export const callOff: SeedArea = {
  clauses: callOffClauses,
  template: { templateId: 'call-off', template },
  contractType: { contractTypeId: 'call-off', contractType },
};
