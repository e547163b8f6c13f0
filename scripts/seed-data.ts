import { type CompanyProfile } from '../domain/company/profile';
import { partyOf } from '../domain/customers/party';
import { type Contact, type Details } from '../domain/customers/state';
import { type Matter } from '../domain/kernel/people';

/** The company of the demonstration. All mail addresses are in the reserved domain `.example` (RFC 2606). */
export const company: CompanyProfile = {
  name: '华东示例设备有限公司',
  nameEn: 'East China Example Equipment Co., Ltd.',
  registrationNumber: '91310000MA1K000006',
  country: 'CN',
  legalRepresentative: '吴敏',
  address: '上海市示例路 1 号',
  addressEn: 'No. 1 Shili Road, Shanghai, China',
  contact: { name: '林晓', email: 'lin.xiao@huadong.example', language: 'zh-CN' },
  bankAccount: {
    ...{ bank: '示例银行上海分行', bankEn: 'Example Bank, Shanghai Branch' },
    ...{ accountName: '华东示例设备有限公司', accountNumber: '0000 1234 5678 9012' },
  },
  codes: { company: 'HD', departments: { sales: 'SAL', service: 'SVC' } },
  policy: { executiveThreshold: { amount: '1000000.00', currency: 'CNY' } },
};

function employee(userId: string, name: string, approvesFor: string[], managerId: string | null, language = 'zh-CN') {
  const email = `${userId.replace('-', '.')}@huadong.example`;
  return { userId, name, email, language, approvesFor, roles: [] as string[], managerId };
}

/** Superiors come first, because others refer to them. */
export const users = [
  { ...employee('wu-min', '吴敏', [], null), roles: ['general_manager'] },
  { ...employee('zhou-wei', '周伟', ['executive'], 'wu-min'), roles: ['director'] },
  employee('lin-xiao', '林晓', [], 'zhou-wei'),
  employee('wang-fang', '王芳', ['legal'], 'zhou-wei'),
  employee('chen-jie', '陈洁', ['finance'], 'zhou-wei'),
  employee('david-zhao', 'David Zhao', ['business'], 'zhou-wei', 'en'),
];

/** The route owner of the approval rules: the last person to whom approvals escalate. */
export const routeOwner = 'wu.min@huadong.example';

/** The demonstration's approver of the department. */
export function approverFor(department: string): (typeof users)[number] {
  const user = users.find(({ approvesFor }) => approvesFor.includes(department));
  if (!user) throw new Error(`Nobody approves for ${department}.`);
  return user;
}

const yuan = (amount: string) => ({ amount, currency: 'CNY' });

const contact = (contactId: string, name: string, email: string, matters: Matter[]): Contact => {
  return { contactId, name, email, language: 'zh-CN', matters };
};

/** The customer directory of the demonstration; the keys are used by the contracts below. */
export const customers = {
  jiangnan: {
    ...{ name: '江南示例水务集团', registrationNumber: '91320000MA1K00000A', country: 'CN' },
    ...{ address: '南京市示例大道 18 号', legalRepresentative: '秦川', creditLimit: yuan('3000000.00') },
    contacts: [
      contact('xu-jing', '许静', 'xu.jing@jiangnan.example', ['signing', 'amendment']),
      contact('zhu-hai', '朱海', 'zhu.hai@jiangnan.example', ['acceptance']),
      contact('he-li', '何莉', 'he.li@jiangnan.example', ['reconciliation']),
    ],
    invoiceData: { title: '江南示例水务集团', taxNumber: '91320000MA1K00000A', email: 'fapiao@jiangnan.example' },
  },
  suzhou: {
    ...{ name: '苏州示例化工有限公司', registrationNumber: '91320500MA1K000004', country: 'CN' },
    creditLimit: yuan('1500000.00'),
    contacts: [contact('qian-jin', '钱进', 'qian.jin@suzhou.example', ['signing', 'acceptance'])],
  },
  terminals: {
    ...{ name: 'Example Terminals B.V.', country: 'NL' },
    contacts: [{ ...contact('anna', 'Anna de Vries', 'anna@terminals.example', ['signing']), language: 'en' }],
  },
  beifang: {
    ...{ name: '北方示例贸易有限公司', registrationNumber: '91120000MA1K000023', country: 'CN' },
    contacts: [contact('shi-lei', '石磊', 'shi.lei@beifang.example', ['signing', 'reconciliation'])],
  },
} satisfies Record<string, Details>;

/** The customer that is blocked in the demonstration, and why. */
export const blocked = { customer: 'beifang', reason: '上一合同尾款逾期两年未付。' } as const;

export type CustomerKey = keyof typeof customers;

function party(customerKey: CustomerKey) {
  return { customerKey, customer: partyOf(customers[customerKey], null) };
}

function line(lineItemId: string, description: string, unit: string, quantity: string, unitPrice: string) {
  return { lineItemId, description, unit, quantity, unitPrice, taxRate: '0.13' };
}

/** The contracts of the demonstration, and the stage to which commands bring each of them. */
export const contracts = [
  {
    key: 'draft',
    contractTypeId: 'services',
    title: '2027 年度运维服务',
    gross: '318000.00',
    language: 'zh-CN',
    ...party('jiangnan'),
    reach: 'draft',
  },
  {
    key: 'approval',
    contractTypeId: 'goods-sale',
    title: '循环水泵（苏州）',
    gross: '1860000.00',
    language: 'zh-CN',
    ...party('suzhou'),
    reach: 'in_approval',
  },
  {
    key: 'customer',
    contractTypeId: 'goods-sale',
    title: 'Feed pumps, Rotterdam terminal',
    gross: '640000.00',
    language: 'en',
    ...party('terminals'),
    reach: 'awaiting_customer',
  },
  {
    key: 'active',
    contractTypeId: 'goods-sale',
    title: '污水泵站成套设备',
    lineItems: [
      line('pump', '潜水污水泵 WQ100-22，含自耦装置', '台', '8', '95000.00'),
      line('setup', '安装、调试及操作培训', '项', '1', '160000.00'),
    ],
    gross: '920000.00',
    language: 'zh-CN',
    ...party('jiangnan'),
    reach: 'active',
  },
] as const;
