import { type ContractType, type FieldDefinition, type Template } from '../../domain/library/library';
import { words } from '../../domain/kernel/words';
import { type SeedArea, slot, tableSlot } from './clause';
import { closingSlots } from './closing-slots';
import { feeClauses } from './fee-clauses';
import {
  acceptanceDays,
  advanceDays,
  answered,
  bankAccount,
  breachFields,
  copiesEach,
  noticeDays,
  open,
  paymentDays,
  responseHours,
  signingPlace,
} from './fields';
import { front } from './front';
import { numbering } from './numbering';
import { serviceSecurity } from './security-clauses';
import { servicesClauses } from './services-clauses';

const template: Template = {
  name: words('Services', '服务合同'),
  ...front(words('Service Contract', '服务合同')),
  roles: { ours: words('Party A (Provider)', '甲方（服务方）'), customer: words('Party B (Customer)', '乙方（客户）') },
  slots: [
    slot('services', 'services', { mandatory: true }),
    tableSlot('services-list', 'services-list', 'lineItems'),
    slot('service-levels', 'service-levels', { mandatory: true }),
    slot('staff-and-cooperation', 'staff-and-cooperation'),
    slot('acceptance', 'service-acceptance', { mandatory: true }),
    tableSlot('delivery-plan', 'delivery-plan', 'milestones'),
    slot('fee', 'service-fee', { mandatory: true }),
    slot('payment', 'service-payment', { mandatory: true }),
    tableSlot('payment-plan', 'payment-plan', 'paymentPlan'),
    slot('payment-security', 'service-security', { mandatory: true }),
    slot('intellectual-property', 'service-rights'),
    slot('data-protection', 'data-protection', { locked: true }),
    slot('breach', 'service-breach', { mandatory: true }),
    slot('liability', 'liability-capped', { mandatory: true, alternates: ['liability-statutory'] }),
    slot('handover', 'service-handover'),
    ...closingSlots({ termination: 'termination', alternates: ['termination-on-notice'], law: 'governing-law' }),
  ],
};

const serviceHours: FieldDefinition = {
  ...answered('service-hours', words('Service hours', '服务时间'), { type: 'choice', about: 'scope' }, 'working-days'),
  choices: [
    { value: 'working-days', label: words('nine a.m. to six p.m. on working days', '工作日九时至十八时') },
    { value: 'every-day', label: words('nine a.m. to six p.m. every day', '每日九时至十八时') },
    { value: 'all-hours', label: words('all hours of every day', '每日二十四小时') },
  ],
};

const contractType: ContractType = {
  name: template.name,
  ...{ code: 'FW', templateId: 'services', numbering },
  fields: [
    signingPlace,
    open('monthly-fee', words('Monthly fee, tax included', '月服务费（含税）'), { type: 'money', about: 'money' }),
    open('service-place', words('Place of the services', '服务地点'), { type: 'text', about: 'scope' }),
    ...[serviceHours, responseHours('2')],
    answered(
      'restore-hours',
      words('Time to restore operation (hours)', '恢复运行时间（小时）'),
      { type: 'number', about: 'scope' },
      '8',
    ),
    answered(
      'deduction-rate',
      words('Fee reduction each time, of the monthly fee', '每次扣减比例（占月服务费）'),
      { type: 'percent', about: 'money' },
      '2',
    ),
    answered(
      'deduction-cap',
      words('Fee reductions in a month, at most', '每月扣减上限（占月服务费）'),
      { type: 'percent', about: 'money' },
      '20',
    ),
    ...[bankAccount, paymentDays('15'), advanceDays, acceptanceDays, noticeDays('60')],
    answered(
      'handover-days',
      words('Days for the handover at the end', '终止后的交接期限（日）'),
      { type: 'number', about: 'dates' },
      '30',
    ),
    ...breachFields,
    copiesEach,
  ],
  attachments: [
    { attachmentId: 'service-description', label: words('Service description', '服务说明书'), required: false },
    { attachmentId: 'staff-list', label: words('List of service staff', '服务人员名单'), required: false },
  ],
  taxRate: '0.06',
  plan: {
    term: { years: 1 },
    milestones: [
      { milestoneId: 'annual-report', title: words('Annual service report', '年度服务报告'), dueAfterDays: 350 },
    ],
    paymentPlan: [
      {
        paymentLineId: 'first-half',
        title: words('Fees for the first half-year', '上半年服务费'),
        ...{ dueAfterDays: 30, percent: '50' },
      },
      {
        paymentLineId: 'second-half',
        title: words('Fees for the second half-year', '下半年服务费'),
        ...{ dueAfterDays: 210, percent: '50' },
      },
    ],
  },
  framework: false,
};

/** Contract type: monthly services, paid half-yearly. */
export const services: SeedArea = {
  clauses: [...servicesClauses, ...feeClauses, serviceSecurity],
  template: { templateId: 'services', template },
  contractType: { contractTypeId: 'services', contractType },
};
