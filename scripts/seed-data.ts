import { type TemplatePlan } from '../domain/template-plan';
import { type Words } from '../domain/words';

/** The company of the demonstration; every address is under the reserved domain `.example` (RFC 2606). */
export const company = {
  name: '华东示例设备有限公司',
  registrationNumber: '91310000MA1K000001',
  address: '上海市示例路 1 号',
  contact: { name: '林晓', email: 'lin.xiao@huadong.example', language: 'zh-CN' },
};

export const policy = { executiveThreshold: { amount: '1000000.00', currency: 'CNY' } };

function employee(userId: string, name: string, approvesFor: string[], managerId: string | null, language = 'zh-CN') {
  const email = `${userId.replace('-', '.')}@huadong.example`;
  return { userId, name, email, language, approvesFor, roles: [] as string[], managerId };
}

/** Superiors first. */
export const users = [
  { ...employee('wu-min', '吴敏', [], null), roles: ['general_manager'] },
  { ...employee('zhou-wei', '周伟', ['executive'], 'wu-min'), roles: ['director'] },
  employee('lin-xiao', '林晓', [], 'zhou-wei'),
  employee('wang-fang', '王芳', ['legal'], 'zhou-wei'),
  employee('chen-jie', '陈洁', ['finance'], 'zhou-wei'),
  employee('david-zhao', 'David Zhao', ['business'], 'zhou-wei', 'en'),
];

/** To whom everything escalates that has nowhere else to go. */
export const routeOwner = 'wu.min@huadong.example';

/** Whoever approves for the department in the demonstration. */
export function approverFor(department: string): (typeof users)[number] {
  const user = users.find(({ approvesFor }) => approvesFor.includes(department));
  if (!user) throw new Error(`Nobody approves for ${department}.`);
  return user;
}

export const templates: { templateId: string; title: Words; taxRate: string; plan: TemplatePlan }[] = [
  {
    templateId: 'goods-sale',
    title: { 'zh-CN': '设备买卖合同', en: 'Sale of equipment' },
    taxRate: '0.13',
    plan: {
      termDays: 540,
      milestones: [
        { milestoneId: 'first-delivery', title: '首批设备交付', dueAfterDays: 60 },
        { milestoneId: 'final-delivery', title: '全部设备交付与调试', dueAfterDays: 150 },
      ],
      paymentPlan: [
        { paymentLineId: 'advance', title: '预付款', dueAfterDays: 15, percent: '30' },
        { paymentLineId: 'on-acceptance', title: '验收款', dueAfterDays: 180, percent: '60' },
        { paymentLineId: 'retention', title: '质保金', dueAfterDays: 530, percent: '10' },
      ],
    },
  },
  {
    templateId: 'services',
    title: { 'zh-CN': '技术服务合同', en: 'Technical services' },
    taxRate: '0.06',
    plan: {
      termDays: 365,
      milestones: [{ milestoneId: 'annual-report', title: '年度服务报告', dueAfterDays: 350 }],
      paymentPlan: [
        { paymentLineId: 'first-half', title: '上半年服务费', dueAfterDays: 30, percent: '50' },
        { paymentLineId: 'second-half', title: '下半年服务费', dueAfterDays: 210, percent: '50' },
      ],
    },
  },
  {
    templateId: 'framework',
    title: { 'zh-CN': '年度框架合同', en: 'Framework agreement' },
    taxRate: '0.13',
    plan: { termDays: 364, milestones: [], paymentPlan: [] },
  },
];

function customer(
  name: string,
  registrationNumber: string | null,
  contact: { name: string; email: string; language: string },
) {
  return { name, registrationNumber, address: null, contact };
}

/** The plan of `goods-sale` for a customer who reads English. */
const englishPlan: TemplatePlan = {
  termDays: 540,
  milestones: [
    { milestoneId: 'first-delivery', title: 'First pumps on site', dueAfterDays: 60 },
    { milestoneId: 'final-delivery', title: 'All pumps running', dueAfterDays: 150 },
  ],
  paymentPlan: [
    { paymentLineId: 'advance', title: 'Advance', dueAfterDays: 15, percent: '30' },
    { paymentLineId: 'on-acceptance', title: 'On acceptance', dueAfterDays: 180, percent: '60' },
    { paymentLineId: 'retention', title: 'Retention', dueAfterDays: 530, percent: '10' },
  ],
};

/** Contracts of the demonstration and how far each has come: the commands to send after its creation. */
export const contracts = [
  {
    key: 'draft',
    templateId: 'services',
    title: '2027 年度运维服务',
    gross: '318000.00',
    plan: null,
    customer: customer('江南示例水务集团', '91320000MA1K000002', {
      name: '许静',
      email: 'xu.jing@jiangnan.example',
      language: 'zh-CN',
    }),
    reach: 'draft',
  },
  {
    key: 'approval',
    templateId: 'goods-sale',
    title: '循环水泵采购（苏州）',
    gross: '1860000.00',
    plan: null,
    customer: customer('苏州示例化工有限公司', '91320500MA1K000003', {
      name: '钱进',
      email: 'qian.jin@suzhou.example',
      language: 'zh-CN',
    }),
    reach: 'in_approval',
  },
  {
    key: 'customer',
    templateId: 'goods-sale',
    title: 'Feed pumps, Rotterdam terminal',
    gross: '640000.00',
    plan: englishPlan,
    customer: customer('Example Terminals B.V.', null, {
      name: 'Anna de Vries',
      email: 'anna@terminals.example',
      language: 'en',
    }),
    reach: 'awaiting_customer',
  },
  {
    key: 'active',
    templateId: 'goods-sale',
    title: '污水泵站成套设备',
    gross: '920000.00',
    plan: null,
    customer: customer('江南示例水务集团', '91320000MA1K000002', {
      name: '许静',
      email: 'xu.jing@jiangnan.example',
      language: 'zh-CN',
    }),
    reach: 'active',
  },
] as const;
