import { approvalsUnderWay, subjectRules, type SubjectApproval } from '../contract/subjects';
import { type Waiters, type Waiting } from '../contract/waiting-item';
import { shorten } from '../kernel/cut';
import { type Instant } from '../kernel/days';
import { type Words } from '../kernel/words';
import { type Comment, concerns } from './comment';
import { type ApprovalStep } from './state';
import { capacityIn } from './step-name';
import { approvals, openSteps, pendingSeats } from './steps';
import { zh } from '../kernel/chinese';

function count(step: ApprovalStep): Words {
  const needed = step.needed ?? 1;
  if (needed === 1 && step.seats.length === 1) return { en: '', 'zh-CN': '' };
  const given = approvals(step).length;
  return { en: ` (${given} of ${needed} votes given)`, 'zh-CN': zh`（已有 ${given} 票，需 ${needed} 票）` };
}

function waitingOnStep({ subject, approval }: SubjectApproval, step: ApprovalStep, since: Instant): Waiting[] {
  const { name, stepId, openedAt, blocked } = step;
  const topic = { kind: 'approval', subject, stepId } as const;
  const base = { topic, overdue: blocked?.cause === 'overtime', since: openedAt ?? since, stepId };
  const [votes, { en: as }] = [count(step), capacityIn(step)];
  const of = subjectRules[subject.kind].words(subject.id);
  const what = {
    en: `approve ${of.en} ${as}${votes.en}`,
    'zh-CN': zh`完成${of['zh-CN']}的${name['zh-CN']}审批${votes['zh-CN']}`,
  };
  const seats = pendingSeats(step).map((seat): Waiting => ({
    ...{ ...base, role: 'approver', person: seat.holder, what, roleName: name },
    ...(seat.standsFor ? { standsFor: seat.standsFor } : {}),
  }));
  if (!blocked) return seats;
  const see = {
    en: `name somebody who can approve ${as}: ${blocked.why.en.replace(/\.$/, '')}`,
    'zh-CN': zh`为${name['zh-CN']}审批指定审批人：${blocked.why['zh-CN'].replace(/。$/, '')}`,
  };
  return [...seats, { ...base, role: 'route_owner', person: approval.routeOwner, what: see }];
}

/** Waits for the author of a comment that must be resolved before anybody can approve. */
function waitingOnComment({ subject, by, at, text }: Comment): Waiting {
  const said = shorten(text, 60);
  const what = { en: `resolve their comment “${said}”`, 'zh-CN': zh`确认其意见“${said}”已解决` };
  return { topic: { kind: 'comments', subject }, role: 'commenter', person: by, overdue: false, since: at, what };
}

/** Lists whom approvals wait for: approvers, people who must name an approver, and authors of open comments. */
export const approvalWaiters: Waiters = (contract, { comments }) =>
  approvalsUnderWay(contract).flatMap((found) => {
    const { subject, approval } = found;
    const own = comments.filter((comment) => concerns(comment, subject));
    return [
      ...openSteps(approval).flatMap((step) => waitingOnStep(found, step, contract.since)),
      ...own.filter(({ mustBeResolved }) => mustBeResolved).map(waitingOnComment),
    ];
  });
