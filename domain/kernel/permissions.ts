import { type Words } from './words';

/**
 * What a role or an API key may be allowed to do. A command or route names exactly one. The names are stored with keys and shown to administrators:
 * add new ones, never reuse or rename one.
 */
export const permissions = {
  'contract.read': { en: 'Read contracts and their documents', 'zh-CN': '查看合同及其文件' },
  'contract.draft': { en: 'Draft, submit and withdraw contracts', 'zh-CN': '起草、提交、作废合同' },
  'contract.comment': { en: 'Comment on contracts and send copies', 'zh-CN': '发表意见、抄送' },
  'contract.approve': { en: 'Approve, reject and pass on approvals', 'zh-CN': '审批、驳回、转交' },
  'contract.route': { en: 'Name and reassign approvers', 'zh-CN': '指定、改派审批人' },
  'contract.customer': { en: 'Record what the customer has decided', 'zh-CN': '登记客户的答复' },
  'contract.sign': { en: 'Record signatures and conditions of effect', 'zh-CN': '登记签署和生效条件' },
  'contract.decide': { en: 'Waive conditions and let contracts lapse', 'zh-CN': '豁免生效条件、终止未生效合同' },
  'contract.perform': { en: 'Report deliveries', 'zh-CN': '报告交付' },
  'contract.amend': { en: 'Request amendments', 'zh-CN': '申请变更' },
  'contract.end': { en: 'Request terminations', 'zh-CN': '申请解除' },
  'contract.archive': { en: 'Archive contracts', 'zh-CN': '归档' },
  'money.book': { en: 'Record, allocate and reverse receipts', 'zh-CN': '登记、分配、冲销回款' },
  'money.verify': { en: 'Verify receipts and guarantees', 'zh-CN': '复核回款和保函' },
  'customer.read': { en: 'Read the customer directory', 'zh-CN': '查看相对方库' },
  'customer.write': { en: 'Add and change customers', 'zh-CN': '新增、修改相对方' },
  'customer.block': { en: 'Watch and block customers', 'zh-CN': '关注、冻结相对方' },
  'library.read': { en: 'Read contract types, templates and clauses', 'zh-CN': '查看合同类型、模板和条款' },
  'library.write': { en: 'Draft contract types, templates and clauses', 'zh-CN': '起草合同类型、模板和条款' },
  'library.publish': {
    en: 'Publish and retire contract types, templates and clauses',
    'zh-CN': '发布、停用合同类型、模板和条款',
  },
  'rules.read': { en: 'Read approval rules', 'zh-CN': '查看审批规则' },
  'rules.write': { en: 'Change and publish approval rules', 'zh-CN': '修改、发布审批规则' },
  'company.read': { en: 'Read company data and the work calendar', 'zh-CN': '查看公司资料和工作日历' },
  'company.write': { en: 'Change company data and the work calendar', 'zh-CN': '修改公司资料和工作日历' },
  'people.read': { en: 'Read the list of employees', 'zh-CN': '查看员工名录' },
  'people.absence': { en: 'Record absences and deputies', 'zh-CN': '登记请假和代理人' },
  'people.write': { en: 'Add, change and deactivate employees', 'zh-CN': '新增、修改、停用员工' },
  'key.read': { en: 'Read the list of API keys', 'zh-CN': '查看接口密钥' },
  'key.write': { en: 'Make, replace and revoke API keys', 'zh-CN': '创建、更换、撤销接口密钥' },
  'incident.read': { en: 'Read incidents', 'zh-CN': '查看异常' },
  'audit.read': { en: 'Read refused commands and access logs', 'zh-CN': '查看被拒命令和访问日志' },
} as const satisfies Record<string, Words>;

export type Permission = keyof typeof permissions;

export const permissionNames = Object.keys(permissions) as [Permission, ...Permission[]]; // the keys of the table above

export function isPermission(name: string): name is Permission {
  return Object.hasOwn(permissions, name);
}
