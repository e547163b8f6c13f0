import { type Contract } from '../../domain/contract/contract';
import { type Instant } from '../../domain/kernel/days';
import { commandOf } from '../../domain/contract/decision-commands';
import { choicesOf, type Decision, isOpenDecision } from '../../domain/contract/decisions';
import { decide } from '../../domain/contract/decide';
import { evolve } from '../../domain/contract/evolve';
import { type ContractEvent } from '../../domain/contract/events';
import { type Person } from '../../domain/kernel/people';
import { isRefusal, type Refusal } from '../../domain/contract/refusals';
import { type Words } from '../../domain/kernel/words';

/** How a decision came out: what, by whom, when, and in whose words. */
export interface Outcome {
  what: Words;
  by: string | null;
  /** The system that entered it, where it did not come from a link. */
  through: string | null;
  at: Instant;
  text: Words | null;
  /** Whether nothing was decided: somebody else is asked now. */
  isElsewhere: boolean;
}

const returned: Record<Extract<ContractEvent, { type: 'ContractReturned' }>['cause'], Words> = {
  rejected: { en: 'Rejected – back to drafting', 'zh-CN': '已驳回，退回起草' },
  changes_requested: { en: 'Changes asked for – back to drafting', 'zh-CN': '已要求修改，退回起草' },
  recalled: { en: 'Taken back by the drafter', 'zh-CN': '起草人已撤回' },
  confirmation_lapsed: { en: 'Not confirmed in time – back to drafting', 'zh-CN': '逾期未确认，退回起草' },
};

/** The person who decided: whoever had the link, or the approver in whose name a system voted. */
function deciderOf(event: ContractEvent, before: Contract | null): string | null {
  if (event.type === 'ContractReturned') return event.cause === 'confirmation_lapsed' ? null : event.by;
  if (event.type === 'ApprovalGiven' || event.type === 'ApprovalDenied') {
    const steps = before && 'approval' in before ? (before.approval?.steps ?? []) : [];
    return event.by?.name ?? steps.find(({ stepId }) => stepId === event.stepId)?.seats[0]?.holder.name ?? null;
  }
  if (event.type === 'ReturnedToStep' || event.type === 'ApproverAdded') return event.by.name;
  if (event.type === 'SeatMoved') return event.why === 'delegated' ? event.from.name : null;
  if (event.type === 'ConfirmationForwarded') return event.from.name;
  return event.actor.kind === 'link' ? event.actor.name : null;
}

function moved(event: Extract<ContractEvent, { type: 'SeatMoved' }>): Pick<Outcome, 'what' | 'text'> {
  const { to, reason } = event;
  return {
    what: { en: `${to.name} decides in this place now`, 'zh-CN': `现由${to.name}审批` },
    text: reason.en === '' ? null : reason,
  };
}

function describe(event: ContractEvent): Pick<Outcome, 'what' | 'text'> | null {
  const same = (text: string | null) => (text === null ? null : { en: text, 'zh-CN': text });
  const words = (en: string, zh: string, text: string | null) => ({ what: { en, 'zh-CN': zh }, text: same(text) });
  if (event.type === 'ContractReturned') return { what: returned[event.cause], text: same(event.reason) };
  if (event.type === 'ApprovalGiven') return words('Approved', '已同意', event.comment);
  if (event.type === 'ApprovalDenied') return words('Voted against', '已投反对票', event.reason);
  if (event.type === 'ReturnedToStep') return words('Returned to an earlier step', '已驳回到前序节点', event.reason);
  if (event.type === 'ApproverAdded')
    return words(`${event.person.name} is asked first`, `先由${event.person.name}审批（加签）`, event.reason);
  if (event.type === 'SeatMoved') return moved(event);
  if (event.type === 'ConfirmationForwarded')
    return words(`Forwarded to ${event.to.name}`, `已转交${event.to.name}`, event.reason);
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

/** The event with which the decision ceased to be open: taken by the person asked, by somebody else, or fallen away. */
function closing(events: readonly ContractEvent[], decision: Decision): [ContractEvent, Contract] | null {
  let before: Contract | null = null;
  for (const event of events) {
    const after = evolve(before, event);
    if (before && isOpenDecision(before, decision) && !isOpenDecision(after, decision)) return [event, before];
    before = after;
  }
  return null;
}

/**
 * How the decision came out; null while nobody has settled it, and where it fell away.
 * @param events the contract's, from the first
 */
export function outcomeOf(events: readonly ContractEvent[], decision: Decision): Outcome | null {
  const closed = closing(events, decision);
  const described = closed && describe(closed[0]);
  if (!closed || !described) return null;
  const [event, before] = closed;
  const { kind, name } = event.actor;
  const through = kind === 'link' || kind === 'system' ? null : name;
  const isElsewhere = event.type === 'SeatMoved' && event.why !== 'delegated';
  return { ...described, by: deciderOf(event, before), through, at: event.at, isElsewhere };
}

/** Why the decision can no longer be taken, in the rules' own words; null while it can. */
export function whyClosed(contract: Contract, decision: Decision, recipient: Person, now: Instant): Refusal | null {
  const first = choicesOf(decision)[0];
  if (!first) return null;
  try {
    const answer = decide(contract, commandOf(decision, first.value, { text: '' }, recipient), now, null);
    return isRefusal(answer) ? answer : null;
  } catch {
    return null; // the rules would have to ask about the company
  }
}
