import { openSteps } from './approval';
import { type Command } from '../contract/commands';
import { absenceOn, asPerson, type Company, employeeOf, todayAt } from '../kernel/company';
import { type Approval } from './approval-state';
import { type AwaitingCustomer, type Contract, type InApproval } from '../contract/contract';
import { addMs, type Instant } from '../kernel/days';
import { type EventBody } from '../contract/events';
import { isSamePerson, type Person } from '../kernel/people';
import { refuse, type Refusal } from '../contract/refusals';

type Decision = EventBody[] | Refusal;
type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** Contracts whose approval is under way, between two rounds of it or just over. */
export type Commented = Contract & { approval: Approval };

/** How often the people who are waited for may be nudged by hand, and a link be mailed again. */
export const hourlyMs = { nudge: 4 * 3_600_000, resend: 600_000 } as const;

function employed(company: Company | null, email: string): Person | Refusal {
  if (!company) throw new Error('Who works here is judged by the company as it stands.');
  const employee = employeeOf(company, email);
  if (!employee) return refuse('UNKNOWN_PERSON', email);
  return employee.active ? asPerson(employee) : refuse('APPROVER_INACTIVE', employee.name);
}

export function comment(contract: Commented, command: Of<'comment'>, company: Company | null): Decision {
  const by = employed(company, command.by);
  if ('refused' in by) return by;
  const commentId = `comment-${contract.approval.comments.length + 1}`;
  const { text, mustBeResolved } = command;
  return [{ type: 'CommentAdded', commentId, by, text, mustBeResolved }];
}

/** Who may say that a comment which must be resolved is: its author; while they are away or gone also their deputy and the route owner. */
function mayResolve(author: Person, by: Person, company: Company, now: Instant): boolean {
  if (isSamePerson(author.email, by.email)) return true;
  const employee = employeeOf(company, author.email);
  const absence = employee?.active === true ? absenceOn(employee, todayAt(company, now)) : null;
  if (employee?.active === true && !absence) return false;
  const deputies = [company.ruleSet?.routeOwner ?? null, absence?.deputy ?? null];
  return deputies.some((email) => email !== null && isSamePerson(email, by.email));
}

export function resolveComment(
  contract: Commented,
  command: Of<'resolveComment'>,
  company: Company | null,
  now: Instant,
): Decision {
  const { commentId, text } = command;
  const open = contract.approval.comments.find((candidate) => candidate.commentId === commentId);
  if (!open) return refuse('UNKNOWN_COMMENT', commentId, contract.number);
  if (open.resolved) return refuse('COMMENT_ALREADY_RESOLVED', commentId, open.resolved.by.name);
  const by = employed(company, command.by);
  if ('refused' in by) return by;
  const isAllowed = !open.mustBeResolved || (company !== null && mayResolve(open.by, by, company, now));
  return isAllowed ? [{ type: 'CommentResolved', commentId, by, text }] : refuse('NOT_THE_COMMENTER', open.by.name);
}

/** 抄送: they are told, and decide nothing. */
export function copy(command: Of<'copy'>, company: Company | null): Decision {
  const people: Person[] = [];
  for (const email of command.to) {
    const person = employed(company, email);
    if ('refused' in person) return person;
    if (!people.some((other) => isSamePerson(other.email, email))) people.push(person);
  }
  return [{ type: 'ContractCopied', to: people, note: command.note }];
}

function waited(contract: InApproval | AwaitingCustomer): string[] {
  return contract.stage === 'in_approval' ? openSteps(contract.approval).map(({ stepId }) => stepId) : [];
}

/** 催办: everybody who is waited for gets a reminder. */
export function nudge(contract: InApproval | AwaitingCustomer, now: Instant): Decision {
  const { approval, revision } = contract;
  const next = approval.nudgedAt && addMs(approval.nudgedAt, hourlyMs.nudge);
  if (next !== null && next > now) return refuse('TOO_SOON', next);
  return [{ type: 'ApproversNudged', revision, stepIds: waited(contract) }];
}

/** The link of what is open now, once more; only to the addresses on record. */
export function resendLink(contract: InApproval | AwaitingCustomer, now: Instant): Decision {
  const { approval, revision } = contract;
  const next = approval.resentAt && addMs(approval.resentAt, hourlyMs.resend);
  if (next !== null && next > now) return refuse('TOO_SOON', next);
  return [{ type: 'LinkResent', revision, stepIds: waited(contract) }];
}
