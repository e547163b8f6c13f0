import { type Contract, type Stage } from '../contract/contract';
import { type Input } from '../contract/inputs';
import { mayMailAgain } from '../contract/mail-again';
import { refuse, type Refusal } from '../contract/refusals';
import { type Decision, rulesOf, type RulesFor } from '../contract/rule';
import { approvalsOf, findApproval, type SubjectApproval, subjectRules } from '../contract/subjects';
import { access } from '../kernel/access';
import { addMs, type Instant } from '../kernel/days';
import { type Actor, isSamePerson, type Person } from '../kernel/people';
import { words } from '../kernel/words';
import { agreementToSign } from '../signing/agreement';
import { absenceOn, asPerson, type Company, employeeOf, todayAt } from '../routing/company';
import { refuseOther } from './seat-in-question';
import { type Approval, type ApprovalSubject } from './state';
import { openSteps, pendingSeats } from './steps';

export interface RemarkCommands {
  comment: { subject: ApprovalSubject; by: string; text: string; mustBeResolved: boolean };
  resolveComment: { subject: ApprovalSubject; commentId: string; by: string; text: string | null };
  /** 抄送 */
  sendCopy: { recipients: string[]; note: string | null };
  /** 催办 */
  nudge: object;
  resendLink: object;
}

const rule = rulesOf<RemarkCommands>();

const stages = ['draft', 'in_approval', 'awaiting_customer', 'active'] as const satisfies readonly Stage[];
const waitingStages = ['in_approval', 'awaiting_customer', 'active'] as const satisfies readonly Stage[];

/** Minimum time between two manual nudges; below it, between two mails of the same link. */
export const nudgeEveryMs = 4 * 3_600_000;
export const resendEveryMs = 600_000;

const ofPeople = ['UNKNOWN_PERSON', 'APPROVER_INACTIVE'] as const;

function employed(input: Input<'company'>, email: string): Person | Refusal {
  const employee = employeeOf(input('company'), email);
  if (!employee) return refuse('UNKNOWN_PERSON', email);
  return employee.active ? asPerson(employee) : refuse('APPROVER_INACTIVE', employee.name);
}

/** Whether the person may resolve a comment that must be resolved: its author; if they are absent or have left also the deputy and the route owner. */
function mayResolve(author: Person, by: Person, company: Company, now: Instant): boolean {
  if (isSamePerson(author.email, by.email)) return true;
  const employee = employeeOf(company, author.email);
  const absence = employee?.active === true ? absenceOn(employee, todayAt(company, now)) : null;
  if (employee?.active === true && !absence) return false;
  const deputies = [company.ruleSet?.routeOwner ?? null, absence?.deputy ?? null];
  return deputies.some((email) => email !== null && isSamePerson(email, by.email));
}

/** The approval that is waited for and its open steps; no steps while the customer is asked. Null once it is agreed and only signatures are missing. */
function waited(contract: Contract): (SubjectApproval & { stepIds: string[] }) | null {
  const [found] = approvalsOf(contract);
  if (!found || agreementToSign(contract)) return null;
  return { ...found, stepIds: found.underWay ? openSteps(found.approval).map(({ stepId }) => stepId) : [] };
}

function again(
  contract: Contract,
  now: Instant,
  type: 'ApproversNudged' | 'LinkResent',
  { since, everyMs }: { since: 'nudgedAt' | 'resentAt'; everyMs: number },
): Decision {
  const found = waited(contract);
  if (!found) return refuse('NOBODY_IS_ASKED', contract.number);
  const last = found.approval[since];
  const next = last && addMs(last, everyMs);
  if (next !== null && next > now) return refuse('TOO_SOON', next);
  return [{ type, subject: found.subject, stepIds: found.stepIds }];
}

/** Refuses comments through the link of a person who is no longer asked, because they delegated or were replaced. */
function refuseUnasked(approval: Approval, { kind, name, email }: Actor): Refusal | null {
  if (kind !== 'link') return null;
  const isAsked = openSteps(approval).some((step) =>
    pendingSeats(step).some(({ holder }) => email !== undefined && isSamePerson(holder.email, email)),
  );
  return isAsked ? null : refuse('NO_LONGER_ASKED', name);
}

function notThere(contract: Contract, { kind, id }: ApprovalSubject): Refusal {
  const { en, 'zh-CN': zh } = subjectRules[kind].words(id);
  return refuse('NOTHING_TO_APPROVE', contract.number, { en, 'zh-CN': zh });
}

export const remarkRules = {
  comment: rule('comment', {
    ...{
      words: words('commenting on it', '发表意见'),
      stages,
      access: access.approver('contract.comment'),
      needs: ['company'],
    },
    refusals: [...ofPeople, 'NOT_YOURSELF', 'NO_LONGER_ASKED', 'NOTHING_TO_APPROVE'],
    decide: ({ contract, command, actor, input }) => {
      const { subject, text, mustBeResolved } = command;
      const found = findApproval(contract, subject);
      if (!found) return notThere(contract, subject);
      const other = refuseOther(actor, command.by) ?? refuseUnasked(found.approval, actor);
      if (other) return other;
      const by = employed(input, command.by);
      if ('refused' in by) return by;
      const commentId = `comment-${contract.made.comments + 1}`;
      return [{ type: 'CommentAdded', subject, commentId, by, text, mustBeResolved }];
    },
  }),
  resolveComment: rule('resolveComment', {
    ...{ words: words('resolving a comment', '解决意见'), stages, access: access.approver('contract.comment') },
    needs: ['company', 'comments'],
    refusals: [
      ...ofPeople,
      ...(['NOT_YOURSELF', 'NO_LONGER_ASKED', 'NOTHING_TO_APPROVE', 'UNKNOWN_COMMENT'] as const),
      ...(['COMMENT_ALREADY_RESOLVED', 'NOT_THE_COMMENTER'] as const),
    ],
    decide: ({ contract, command, actor, input, now }) => {
      const { subject, commentId, text } = command;
      const found = findApproval(contract, subject);
      if (!found) return notThere(contract, subject);
      const other = refuseOther(actor, command.by) ?? refuseUnasked(found.approval, actor);
      if (other) return other;
      const meant = input('comments').find((candidate) => candidate.commentId === commentId);
      if (!meant) return refuse('UNKNOWN_COMMENT', commentId, contract.number);
      if (meant.resolved) return refuse('COMMENT_ALREADY_RESOLVED', commentId, meant.resolved.by.name);
      const by = employed(input, command.by);
      if ('refused' in by) return by;
      const { by: author, mustBeResolved } = meant;
      return !mustBeResolved || mayResolve(author, by, input('company'), now)
        ? [{ type: 'CommentResolved', subject, commentId, mustBeResolved, author, by, text }]
        : refuse('NOT_THE_COMMENTER', author.name);
    },
  }),
  sendCopy: rule('sendCopy', {
    ...{
      words: words('copying it to somebody', '抄送'),
      stages,
      access: access.ourSide('contract.comment'),
      needs: ['company'],
    },
    refusals: ofPeople,
    decide: ({ command, input }) => {
      const people: Person[] = [];
      for (const email of command.recipients) {
        const person = employed(input, email);
        if ('refused' in person) return person;
        if (!people.some((other) => isSamePerson(other.email, email))) people.push(person);
      }
      return [{ type: 'ContractCopied', to: people, note: command.note }];
    },
  }),
  nudge: rule('nudge', {
    ...{ words: words('nudging', '催办'), stages: waitingStages, access: access.owner('contract.draft'), needs: [] },
    refusals: ['TOO_SOON', 'NOBODY_IS_ASKED'],
    decide: ({ contract, now }) =>
      again(contract, now, 'ApproversNudged', { since: 'nudgedAt', everyMs: nudgeEveryMs }),
  }),
  resendLink: rule('resendLink', {
    ...{
      words: words('mailing the link again', '重新发送链接'),
      stages: waitingStages,
      access: access.anybody('contract.draft'),
      needs: [],
    },
    refusals: ['TOO_SOON', 'NOBODY_IS_ASKED', 'NO_LONGER_ASKED'],
    decide: ({ contract, actor, now }) => {
      const resent = again(contract, now, 'LinkResent', { since: 'resentAt', everyMs: resendEveryMs });
      const isRefused = actor.kind === 'link' && !('refused' in resent) && !mayMailAgain(contract, actor);
      return isRefused ? refuse('NO_LONGER_ASKED', actor.name) : resent;
    },
  }),
} satisfies RulesFor<RemarkCommands>;
