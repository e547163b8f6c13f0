import { approvals, openSteps, pendingSeats, unresolved } from './approval';
import { type Approval, type ApprovalStep } from './approval-state';
import { type InApproval } from '../contract/contract';
import { type Instant } from '../kernel/days';
import { type Person } from '../kernel/people';
import { type Unplanned } from '../contract/waiting-item';
import { type Words } from '../kernel/words';

function count(step: ApprovalStep): Words {
  const needed = step.needed ?? 1;
  if (needed === 1 && step.seats.length === 1) return { en: '', 'zh-CN': '' };
  const given = approvals(step).length;
  return { en: ` (${given} of ${needed} votes given)`, 'zh-CN': `（已有 ${given} 票，需 ${needed} 票）` };
}

function waitingOnStep(step: ApprovalStep, revision: number, since: Instant, routeOwner: Person | null): Unplanned[] {
  const { name, stepId, openedAt, blocked } = step;
  const base = { key: `approval:${stepId}`, overdue: blocked?.cause === 'overtime', since: openedAt ?? since };
  const votes = count(step);
  const what = {
    en: `approve revision ${revision} for ${name.en}${votes.en}`,
    'zh-CN': `完成第 ${revision} 版的${name['zh-CN']}审批${votes['zh-CN']}`,
  };
  const seats = pendingSeats(step).map((seat): Unplanned => ({
    ...{ ...base, role: stepId, person: seat.holder, what, roleName: name },
    ...(seat.standsFor ? { standsFor: seat.standsFor } : {}),
  }));
  if (!blocked) return seats;
  const see = {
    en: `name somebody who can approve for ${name.en}: ${blocked.why.en.replace(/\.$/, '')}`,
    'zh-CN': `为${name['zh-CN']}审批指定审批人：${blocked.why['zh-CN'].replace(/。$/, '')}`,
  };
  return [...seats, { ...base, role: 'route_owner', person: routeOwner, what: see }];
}

/** Who must say that their comment is resolved, before anybody can approve. */
function waitingOnComments(approval: Approval): Unplanned[] {
  return unresolved(approval).map(({ commentId, by, at, text }) => {
    const said = text.length > 60 ? `${text.slice(0, 60)}…` : text;
    const what = { en: `resolve their comment “${said}”`, 'zh-CN': `确认其意见“${said}”已解决` };
    return { key: commentId, role: 'commenter', person: by, overdue: false, since: at, what };
  });
}

/** On whom the approval waits: those who are asked, whoever must name somebody, and whose comments are open. */
export function waitingOnApproval({ approval, revision, since }: InApproval): Unplanned[] {
  const steps = openSteps(approval).flatMap((step) => waitingOnStep(step, revision, since, approval.routeOwner));
  return [...steps, ...waitingOnComments(approval)];
}
