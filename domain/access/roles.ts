import { type Permission, permissionNames } from '../kernel/permissions';
import { type Words } from '../kernel/words';

/** What every employee may read to find their way: the library, the rules, the company, the people; and their own absences. */
const everybody = [
  ...(['contract.read', 'customer.read', 'library.read', 'rules.read', 'company.read', 'people.read'] as const),
  'people.absence',
] as const satisfies readonly Permission[];

/** Reads everything, changes nothing. */
const reading = permissionNames.filter((name) => name.endsWith('.read'));

interface Role {
  words: Words;
  permissions: readonly Permission[];
}

/** The roles that an employee can have, each with what it may do. Names are stored with people: never reuse or rename one. */
export const roles = {
  drafter: {
    words: { en: 'Sales', 'zh-CN': '业务经办' },
    permissions: [
      ...everybody,
      ...(['contract.draft', 'contract.comment', 'contract.customer', 'contract.sign', 'contract.perform'] as const),
      ...(['contract.amend', 'contract.end', 'contract.archive', 'money.book', 'customer.write'] as const),
    ],
  },
  legal: {
    words: { en: 'Legal', 'zh-CN': '法务' },
    permissions: [
      ...everybody,
      ...(['contract.approve', 'contract.comment', 'contract.archive', 'library.write', 'library.publish'] as const),
    ],
  },
  finance: {
    words: { en: 'Finance', 'zh-CN': '财务' },
    permissions: [
      ...everybody,
      ...(['contract.approve', 'contract.comment', 'money.book', 'money.verify', 'customer.block'] as const),
    ],
  },
  business: {
    words: { en: 'Business', 'zh-CN': '业务审核' },
    permissions: [...everybody, 'contract.approve', 'contract.comment'],
  },
  executive: {
    words: { en: 'Executive', 'zh-CN': '高管' },
    permissions: [...everybody, 'contract.approve', 'contract.comment', 'contract.decide'],
  },
  seal_keeper: {
    words: { en: 'Seal keeper', 'zh-CN': '印章管理员' },
    permissions: [...everybody, 'contract.sign'],
  },
  archive_keeper: {
    words: { en: 'Archive keeper', 'zh-CN': '档案管理员' },
    permissions: [...everybody, 'contract.archive'],
  },
  auditor: { words: { en: 'Auditor', 'zh-CN': '审计员' }, permissions: reading },
  administrator: {
    words: { en: 'Administrator', 'zh-CN': '系统管理员' },
    permissions: [
      ...new Set<Permission>([
        ...reading,
        'people.absence',
        'people.write',
        'company.write',
        'rules.write',
        'key.write',
      ]),
      ...(['library.write', 'library.publish', 'contract.route'] as const),
    ],
  },
  operator: {
    words: { en: 'Operator', 'zh-CN': '运维' },
    permissions: [...everybody, 'incident.read', 'contract.route'],
  },
} as const satisfies Record<string, Role>;

export type RoleName = keyof typeof roles;

export const roleNames = Object.keys(roles) as [RoleName, ...RoleName[]]; // the keys of the table above

/** Whether the role may do this, on the contracts that its scope reaches. */
export function roleMay(role: RoleName, permission: Permission): boolean {
  return (roles[role].permissions as readonly Permission[]).includes(permission); // the literal tuples are such lists
}
