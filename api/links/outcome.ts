import { type Contract } from '../../domain/contract';
import { type Instant } from '../../domain/days';
import { choicesOf, commandOf, type Decision } from '../../domain/decisions';
import { decide } from '../../domain/decide';
import { type ContractEvent } from '../../domain/events';
import { type Person } from '../../domain/people';
import { isRefusal, type Refusal } from '../../domain/refusals';
import { type Words } from '../../domain/words';

/** How a decision came out: what, by whom, when, and in whose words. */
export interface Outcome {
  what: Words;
  by: string | null;
  /** The system that entered it, where it did not come from a link. */
  through: string | null;
  at: Instant;
  text: string | null;
}

const returned: Record<Extract<ContractEvent, { type: 'ContractReturned' }>['cause'], Words> = {
  rejected: { en: 'Rejected – back to drafting', 'zh-CN': '已驳回，退回起草' },
  changes_requested: { en: 'Changes asked for – back to drafting', 'zh-CN': '已要求修改，退回起草' },
  confirmation_lapsed: { en: 'Not confirmed in time – back to drafting', 'zh-CN': '逾期未确认，退回起草' },
};

/** Whether the event settled this decision, be it by the person asked or by somebody else. */
function settles(event: ContractEvent, decision: Decision): boolean {
  switch (decision.kind) {
    case 'approval':
      return (
        (event.type === 'ApprovalGiven' || event.type === 'ContractReturned') &&
        event.revision === decision.revision &&
        (event.type === 'ContractReturned' || event.stepId === decision.stepId)
      );
    case 'confirmation':
      return (
        (event.type === 'CustomerConfirmed' ||
          event.type === 'CustomerDeclined' ||
          event.type === 'ContractReturned') &&
        event.revision === decision.revision
      );
    case 'acceptance':
      return (
        (event.type === 'DeliveryAccepted' || event.type === 'DeliveryRejected') &&
        event.milestoneId === decision.milestoneId &&
        event.attempt === decision.attempt
      );
    case 'amendment':
      return (
        (event.type === 'AmendmentRefused' && event.amendmentId === decision.amendmentId) ||
        (event.type === 'AmendmentAgreed' && event.amendmentId === decision.amendmentId && event.side === decision.side)
      );
    case 'rescission':
      return (
        (event.type === 'RescissionRefused' && event.rescissionId === decision.rescissionId) ||
        (event.type === 'RescissionAgreed' &&
          event.rescissionId === decision.rescissionId &&
          event.side === decision.side)
      );
  }
}

/** The person who decided: whoever had the link, or the approver in whose name a system voted. */
function deciderOf(event: ContractEvent, events: readonly ContractEvent[]): string | null {
  if (event.type === 'ContractReturned') return event.cause === 'confirmation_lapsed' ? null : event.by;
  if (event.actor.kind === 'link') return event.actor.name;
  if (event.type !== 'ApprovalGiven') return null;
  const submitted = events.findLast((earlier) => earlier.type === 'ContractSubmitted' && earlier.seq < event.seq);
  return submitted?.type === 'ContractSubmitted' ? submitted.approvers[event.stepId].name : null;
}

function describe(event: ContractEvent): Pick<Outcome, 'what' | 'text'> | null {
  const words = (en: string, zh: string, text: string | null) => ({ what: { en, 'zh-CN': zh }, text });
  if (event.type === 'ContractReturned') return { what: returned[event.cause], text: event.reason };
  if (event.type === 'ApprovalGiven') return words('Approved', '已同意', event.comment);
  if (event.type === 'CustomerConfirmed') return words('Confirmed', '已确认', event.comment);
  if (event.type === 'CustomerDeclined') return words('Declined', '已拒绝', event.reason);
  if (event.type === 'DeliveryAccepted') return words('Accepted', '验收合格', event.comment);
  if (event.type === 'DeliveryRejected') return words('Rejected', '验收不合格', event.reason);
  if (event.type === 'AmendmentAgreed') return words('Amendment agreed to', '已同意变更', event.comment);
  if (event.type === 'AmendmentRefused') return words('Amendment refused', '已拒绝变更', event.reason);
  if (event.type === 'RescissionAgreed') return words('Rescission agreed to', '已同意解除', event.comment);
  if (event.type === 'RescissionRefused') return words('Rescission refused', '已拒绝解除', event.reason);
  return null;
}

/** How the decision came out; null while nobody has settled it, and where it fell away. */
export function outcomeOf(events: readonly ContractEvent[], decision: Decision): Outcome | null {
  const event = events.find((candidate) => settles(candidate, decision));
  const described = event && describe(event);
  if (!described) return null;
  const { kind, name } = event.actor;
  const through = kind === 'link' || kind === 'system' ? null : name;
  return { ...described, by: deciderOf(event, events), through, at: event.at };
}

/** Why the decision can no longer be taken, in the rules' own words; null while it can. */
export function whyClosed(contract: Contract, decision: Decision, recipient: Person, now: Instant): Refusal | null {
  const first = choicesOf(decision)[0];
  if (!first) return null;
  const answer = decide(contract, commandOf(decision, first.value, '', recipient), now);
  return isRefusal(answer) ? answer : null;
}
