import { type Decision } from '../contract/rule';
import { refuse } from '../contract/refusals';
import { shorten } from '../kernel/cut';
import { type Actor, isSamePerson } from '../kernel/people';
import { type Comment } from './comment';
import { type Matter, sendBack } from './matter';
import { seatOf } from './seat-in-question';
import { type ApprovalStep, type StepId } from './state';

/** Who votes on which step; people are identified by mail address. */
interface Voting {
  stepId: StepId;
  approver: string;
}

/** Whether another vote against makes the needed number unreachable. With quorum `all` or `any` the first vote against decides. */
function isDecidedAgainst(step: ApprovalStep): boolean {
  if (step.quorum === 'all' || step.quorum === 'any') return true;
  const against = step.seats.filter(({ vote }) => vote?.decision === 'rejected').length + 1;
  return step.seats.length - against < (step.needed ?? 1);
}

/** A vote for. It also resolves the approver's own open comments. */
export function approve(
  matter: Matter,
  { comment, ...voting }: Voting & { comment: string | null },
  actor: Actor,
  openComments: () => readonly Comment[],
): Decision {
  const found = seatOf(matter, voting, actor);
  if ('refused' in found) return found;
  const { step, seat } = found;
  const { subject, approval } = matter;
  const open = approval.openComments === 0 ? [] : openComments();
  const isOwn = ({ by }: Comment) => isSamePerson(by.email, seat.holder.email);
  const others = open.find((remark) => !isOwn(remark));
  if (others) return refuse('COMMENTS_UNRESOLVED', others.by.name, shorten(others.text, 200));
  const own = open.map(({ commentId, by: author, mustBeResolved }) => ({
    ...({ type: 'CommentResolved', subject, commentId, mustBeResolved, author, by: seat.holder, text: null } as const),
  }));
  return [...own, { type: 'ApprovalGiven', ...ballot(matter, step, seat), comment }];
}

function ballot({ subject, approval }: Matter, step: ApprovalStep, seat: ApprovalStep['seats'][number]) {
  const read = approval.document ? { document: approval.document.digest } : {};
  return { subject, stepId: step.stepId, seatId: seat.seatId, by: seat.holder, digest: step.digest, ...read };
}

/** A vote against; if it decides the step, the subject is returned. */
export function reject(matter: Matter, { reason, ...voting }: Voting & { reason: string }, actor: Actor): Decision {
  const found = seatOf(matter, voting, actor);
  if ('refused' in found) return found;
  const { step, seat } = found;
  if (!isDecidedAgainst(step)) return [{ type: 'ApprovalDenied', ...ballot(matter, step, seat), reason }];
  return [sendBack(matter, { cause: 'rejected', by: seat.holder.name, reason, stepId: step.stepId })];
}
