import {
  awaitedBy,
  clocksOf,
  lacksSeats,
  openStepOf,
  isStepApproved,
  openSteps,
  pendingSeats,
  refuseUnfit,
  seatOf,
} from './approval';
import { type Command } from '../contract/commands';
import { asPerson, type Company, employeeOf } from '../kernel/company';
import { type Approval, type ApprovalStep, type BoundStep, type Seat } from './approval-state';
import { type InApproval } from '../contract/contract';
import { type Instant } from '../kernel/days';
import { type EventBody } from '../contract/events';
import { isSamePerson, type Person } from '../kernel/people';
import { refuse, type Refusal } from '../contract/refusals';
import { addedRule, subjects } from '../routing/route';
import { nextSeatId, standIn } from './seats';
import { addedStepId } from './submission';
import { type Words, words } from '../kernel/words';

type Decision = EventBody[] | Refusal;
type Of<T extends Command['type']> = Extract<Command, { type: T }>;

/** What the decisions of one moment share. */
export interface Asking {
  contract: InApproval;
  company: Company | null;
  now: Instant;
}

function seatIn({ contract, company, now }: Asking, command: { stepId: string; approver: string }) {
  return seatOf(contract, command, company, now);
}

function needCompany({ company }: Asking): Company {
  if (!company) throw new Error('Who works here is judged by the company as it stands.');
  return company;
}

/** The employee who is to decide in a step, or why they cannot. */
function newApprover(asking: Asking, step: ApprovalStep | null, email: string): Person | Refusal {
  const company = needCompany(asking);
  const employee = employeeOf(company, email);
  if (!employee) return refuse('UNKNOWN_PERSON', email);
  if (step?.seats.some(({ holder }) => isSamePerson(holder.email, email)) === true)
    return refuse('ALREADY_ASKED', employee.name, step.name.en, step.name['zh-CN']);
  return refuseUnfit(email, employee.name, asking.contract, company, asking.now) ?? asPerson(employee);
}

/** Back to drafting with what is to change. Votes that the change does not touch go on counting. */
export function askForChanges(asking: Asking, command: Of<'requestChanges'>): Decision {
  const { stepId, approver } = command;
  const { contract, now } = asking;
  if (stepId === undefined || approver === undefined) return refuse('STEP_MISSING', contract.number);
  const found = seatIn(asking, { stepId, approver });
  if ('refused' in found) return found;
  return [
    {
      ...{ type: 'ContractReturned', revision: contract.revision, cause: 'changes_requested', stepId },
      ...{ by: found.seat.holder.name, reason: command.reason },
      ...(command.straightBack === true ? { straightBackTo: stepId } : {}),
      clocks: clocksOf(contract.approval, needCompany(asking), now),
    },
  ];
}

/** Whether a step can be asked again before this one: an approved one, not after it, that does not itself wait for it. */
export function canReturnTo(target: ApprovalStep, from: ApprovalStep, approval: Approval): boolean {
  if (target.stepId === from.stepId || target.order > from.order || !isStepApproved(target)) return false;
  return !awaitedBy(target, approval).includes(from.stepId);
}

/** 驳回到指定节点: an earlier step decides again; then everything after it, or straight this step. */
export function returnToStep(asking: Asking, command: Of<'returnToStep'>): Decision {
  const found = seatIn(asking, command);
  if ('refused' in found) return found;
  const { contract, now } = asking;
  const { step, seat } = found;
  const target = contract.approval.steps.find(({ stepId }) => stepId === command.toStepId);
  if (!target || !canReturnTo(target, step, contract.approval))
    return refuse(
      'CANNOT_RETURN_THERE',
      target?.name.en ?? command.toStepId,
      target?.name['zh-CN'] ?? command.toStepId,
    );
  return [
    {
      ...{ type: 'ReturnedToStep', revision: contract.revision, stepId: step.stepId, toStepId: target.stepId },
      ...{ straightBack: command.straightBack, by: seat.holder, reason: command.reason },
      clocks: clocksOf(contract.approval, needCompany(asking), now),
    },
  ];
}

function moved(
  contract: InApproval,
  step: ApprovalStep,
  seat: Seat,
  to: Person,
  why: Seat['why'],
  ask: number,
  reason: string | null,
): EventBody {
  return {
    ...{ type: 'SeatMoved', revision: contract.revision, stepId: step.stepId, seatId: seat.seatId },
    ...{ from: seat.holder, to, standsFor: standIn(seat, to), why, ask },
    reason: { en: reason ?? '', 'zh-CN': reason ?? '' },
  };
}

/** 转交: somebody else decides in one's place. */
export function delegate(asking: Asking, command: Of<'delegate'>): Decision {
  const found = seatIn(asking, command);
  if ('refused' in found) return found;
  const { contract } = asking;
  const to = newApprover(asking, found.step, command.to);
  if ('refused' in to) return to;
  return [moved(contract, found.step, found.seat, to, 'delegated', contract.approval.asked + 1, command.reason)];
}

/** Who added the approver, where, and what they wrote. */
function addedWords(by: Person, step: ApprovalStep, { position, reason }: Of<'addApprover'>): Words {
  const said = reason === null ? words('.', '。') : words(`: ${reason}`, `：${reason}`);
  return position === 'before'
    ? words(
        `Added by ${by.name} before ${step.name.en}${said.en}`,
        `由${by.name}在“${step.name['zh-CN']}”之前加签${said['zh-CN']}`,
      )
    : words(
        `Added by ${by.name} after ${step.name.en}${said.en}`,
        `由${by.name}在“${step.name['zh-CN']}”之后加签${said['zh-CN']}`,
      );
}

/** 加签: somebody more must agree, before or after this step. */
export function addApprover(asking: Asking, command: Of<'addApprover'>): Decision {
  const found = seatIn(asking, command);
  if ('refused' in found) return found;
  const { step, seat } = found;
  const person = newApprover(asking, step, command.person);
  if ('refused' in person) return person;
  const { contract, now } = asking;
  const { approval, revision } = contract;
  const stepId = addedStepId(approval.steps);
  const nth = stepId.replace('added-', '');
  const by = seat.holder;
  const added: BoundStep = {
    ...{
      stepId: `added-${nth}`,
      order: step.order,
      approvers: [{ kind: 'person', email: person.email }],
      quorum: 'any',
    },
    ...{ subjects: [...subjects], executive: false, limitHours: step.limitHours, remindAt: step.remindAt },
    ...{ escalateAt: step.escalateAt, ruleId: addedRule, digest: approval.digest },
    addedTo: { stepId: step.stepId, position: command.position },
    name: { en: `added approval ${nth}`, 'zh-CN': `加签 ${nth}` },
    because: addedWords(by, step, command),
  };
  const { position, reason } = command;
  const clocks = clocksOf(approval, needCompany(asking), now);
  return [{ type: 'ApproverAdded', revision, stepId: step.stepId, position, step: added, by, person, reason, clocks }];
}

/** 改派: whatever waits on one person waits on another from now on. */
export function reassign(asking: Asking, command: Of<'reassign'>): Decision {
  const { contract } = asking;
  const { from, to: email, reason } = command;
  const places = openSteps(contract.approval).flatMap((step) =>
    pendingSeats(step)
      .filter(({ holder }) => isSamePerson(holder.email, from))
      .map((seat) => ({ step, seat })),
  );
  if (places.length === 0) return refuse('NOTHING_TO_REASSIGN', from, contract.number);
  const events: EventBody[] = [];
  let refused: Refusal | null = null;
  for (const { step, seat } of places) {
    const to = newApprover(asking, step, email);
    // In a step in which they are asked already the place stays; the others move.
    if ('refused' in to) refused = to;
    else
      events.push(moved(contract, step, seat, to, 'reassigned', contract.approval.asked + events.length + 1, reason));
  }
  if (refused && events.length === 0) return refused;
  return events;
}

/** 指定审批人: somebody for a step that lacks people and cannot find one by itself. */
export function assignApprover(asking: Asking, command: Of<'assignApprover'>): Decision {
  const { contract } = asking;
  const step = openStepOf(contract, command.stepId);
  if ('refused' in step) return step;
  if (!lacksSeats(step)) return refuse('NOBODY_IS_MISSING', step.name.en, step.name['zh-CN']);
  const holder = newApprover(asking, step, command.to);
  if ('refused' in holder) return holder;
  const { revision, approval } = contract;
  const seat = {
    seatId: nextSeatId(step, []),
    holder,
    standsFor: null,
    why: 'reassigned',
    ask: approval.asked + 1,
  } as const;
  return [{ type: 'ApproversFound', revision, stepId: step.stepId, seats: [seat], needed: step.needed ?? 1 }];
}

/** 撤回: the drafter takes it back to go on working at it. */
export function recall(
  contract: InApproval,
  command: Of<'recall'>,
  company: Company | null,
  now: Instant,
): EventBody[] {
  if (!company) throw new Error('Clocks stop by the calendar of the company.');
  const { revision, owner, approval } = contract;
  const clocks = clocksOf(approval, company, now);
  return [{ type: 'ContractReturned', revision, cause: 'recalled', by: owner.name, reason: command.reason, clocks }];
}
