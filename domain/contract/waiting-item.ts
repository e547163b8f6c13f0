import { type StepId } from '../approval/state';
import { type Instant } from '../kernel/days';
import { type Person } from '../kernel/people';
import { type WorkCalendar } from '../kernel/work-calendar';
import { type Words } from '../kernel/words';
import { type Contract } from './contract';
import { type Reading } from './reading';
import { type Topic } from './topic';

/** Who is waited for. */
export type Role =
  'approver' | 'customer' | 'owner' | 'commenter' | 'route_owner' | 'archive_keeper' | 'finance' | 'decider';

export const roleWords: Record<Role, Words> = {
  approver: { en: 'approver', 'zh-CN': '审批人' },
  customer: { en: 'customer', 'zh-CN': '客户' },
  owner: { en: 'contract owner', 'zh-CN': '合同负责人' },
  commenter: { en: 'commenter', 'zh-CN': '意见提出人' },
  route_owner: { en: 'route owner', 'zh-CN': '审批路线负责人' },
  finance: { en: 'finance department', 'zh-CN': '财务部门' },
  decider: { en: 'decides on conditions of effect', 'zh-CN': '生效条件决定人' },
  archive_keeper: { en: 'archive keeper', 'zh-CN': '档案管理员' },
};

/** On whom a contract waits, for what, since when, until when, and what happens then. */
export interface WaitingItem {
  topic: Topic;
  role: Role;
  /** Of an approver: the step. */
  stepId?: StepId;
  person: Person | null;
  /** In whose stead the person is asked. */
  standsFor?: Person;
  overdue: boolean;
  since: Instant;
  /** The next thing that happens by itself; null when nothing does. */
  until: Instant | null;
  sentence: Words;
}

/** An item before it is known what happens next by itself. `roleName`: how an approver's step is called. */
export type Waiting = Omit<WaitingItem, 'until' | 'sentence'> & { what: Words; roleName?: Words };

/** On whom an area waits in a contract as it stands. */
export type Waiters = (contract: Contract, reading: Reading, calendar: WorkCalendar) => Waiting[];

/** How lists name an item: the step of an approval, else the role. */
export function waitingName({ role, stepId }: Pick<WaitingItem, 'role' | 'stepId'>): string {
  return stepId !== undefined && role === 'approver' ? stepId : role;
}
