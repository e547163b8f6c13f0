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

/** One thing that a contract waits for: who, what, since when, until when, and what happens then. */
export interface WaitingItem {
  topic: Topic;
  role: Role;
  /** The approval step, if an approver is waited for. */
  stepId?: StepId;
  person: Person | null;
  /** The person whom this one replaces. */
  standsFor?: Person;
  overdue: boolean;
  since: Instant;
  /** The next deadline about the same topic; null if there is none. */
  until: Instant | null;
  sentence: Words;
}

/** A waiting item before the next deadline is known. `roleName`: the name of an approver's step. */
export type Waiting = Omit<WaitingItem, 'until' | 'sentence'> & { what: Words; roleName?: Words };

/** Lists whom an area waits for. */
export type Waiters = (contract: Contract, reading: Reading, calendar: WorkCalendar) => Waiting[];

/** The name of an item in lists: the approval step, otherwise the role. */
export function waitingName({ role, stepId }: Pick<WaitingItem, 'role' | 'stepId'>): string {
  return stepId !== undefined && role === 'approver' ? stepId : role;
}
