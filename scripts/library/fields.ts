import { type FieldDefinition } from '../../domain/library/library';
import { type Words, words } from '../../domain/kernel/words';

type Kind = Pick<FieldDefinition, 'type' | 'about'>;

/** A question with a default answer, which can be changed but not emptied, so that the text has no gap. */
export function answered(fieldId: string, label: Words, asked: Kind, value: string): FieldDefinition {
  return { fieldId, label, ...asked, required: true, default: value };
}

/** An optional question; without an answer the text says something else or nothing. */
export function open(fieldId: string, label: Words, asked: Kind): FieldDefinition {
  return { fieldId, label, ...asked, required: false };
}

const days = { type: 'number', about: 'dates' } as const;
const rate = { type: 'percent', about: 'money' } as const;

export const deliveryPlace = open('delivery-place', words('Place of delivery', '交付地点'), {
  type: 'text',
  about: 'scope',
});

export const technicalStandard = open(
  'technical-standard',
  words('Technical standard the goods must meet', '标的物应当符合的技术标准'),
  { type: 'text', about: 'scope' },
);

export const bankAccount = open(
  'bank-account',
  words('Account for payments (holder, bank, number)', '收款账户（户名、开户行、账号）'),
  { type: 'text', about: 'money' },
);

export const acceptanceDays = answered(
  'acceptance-days',
  words('Days for inspection and acceptance', '检验、验收期限（日）'),
  days,
  '10',
);

export function paymentDays(value: string): FieldDefinition {
  return answered(
    'payment-days',
    words('Days for payment where no date is fixed', '未定日期款项的付款期限（日）'),
    days,
    value,
  );
}

export function responseHours(value: string): FieldDefinition {
  const label = words('Response time to defects (hours)', '故障响应时间（小时）');
  return answered('response-hours', label, { type: 'number', about: 'scope' }, value);
}

export const warrantyMonths = answered(
  'warranty-months',
  words('Warranty period (months)', '质量保证期（月）'),
  { type: 'number', about: 'clauses' },
  '12',
);

/** The latest end of the warranty, however late the goods are accepted. */
export const warrantyLimit = answered(
  'warranty-limit',
  words('Warranty period at the latest (months from delivery)', '质量保证期最迟届满（交付后月数）'),
  { type: 'number', about: 'clauses' },
  '18',
);

/** When goods are deemed accepted if the buyer does not let them be installed or does not accept them. */
export const acceptanceLimit = answered(
  'acceptance-limit',
  words('Days from delivery after which goods count as accepted', '交付后视为验收合格的期限（日）'),
  days,
  '90',
);

/** How long an advance may be late before the seller may terminate the contract. */
export const advanceDays = answered(
  'advance-days',
  words('Days an advance may be late before the contract may be terminated', '预付款迟延可以解除合同的期限（日）'),
  days,
  '30',
);

/** The place of signing; by default the seller's address. */
export const signingPlace = open('signing-place', words('Place of signing', '签订地点'), {
  type: 'text',
  about: 'clauses',
});

export const copiesEach = answered(
  'copies-each',
  words('Originals for each party', '双方各执正本份数'),
  { type: 'number', about: 'clauses' },
  '2',
);

/**
 * Liability for breach, and how long surviving obligations last. 0.05 % a day for the customer is the rate that payments regulations fall back on
 * (国务院令 802 号, 万分之五), and below what courts reduce.
 */
export const breachFields: FieldDefinition[] = [
  answered('late-rate', words('Late performance of ours: rate a day', '我方迟延履行违约金：每日比例'), rate, '0.05'),
  answered('late-cap', words('Late performance of ours: at most', '我方迟延履行违约金：累计上限'), rate, '5'),
  answered(
    'customer-late-rate',
    words('Late payment of the customer: rate a day, no limit', '客户迟延付款违约金：每日比例（不设上限）'),
    rate,
    '0.05',
  ),
  answered('liability-cap', words('Liability cap, of the price', '赔偿责任上限（占价款比例）'), rate, '100'),
  answered(
    'ip-cap',
    words('Liability cap for intellectual property (% of the price)', '知识产权赔偿责任上限（占价款百分比）'),
    { type: 'number', about: 'money' },
    '200',
  ),
  answered(
    'cure-days',
    words('Days to cure a breach after a demand', '催告后的补救期限（日）'),
    { type: 'number', about: 'clauses' },
    '15',
  ),
  answered(
    'confidentiality-years',
    words('Confidentiality after the end (years)', '合同终止后的保密期限（年）'),
    { type: 'number', about: 'clauses' },
    '3',
  ),
];

export function noticeDays(value: string): FieldDefinition {
  const label = words('Days of notice to end the contract', '提前终止的通知期限（日）');
  return answered('notice-days', label, { type: 'number', about: 'dates' }, value);
}
