import { type EventBody } from '../contract/events';
import { refuse, type Refusal } from '../contract/refusals';
import { type Decision } from '../contract/rule';
import { type Clocks } from '../drafting/events';
import { type Actor, isSamePerson, type Person } from '../kernel/people';
import { type Words, words } from '../kernel/words';
import { asPerson, employeeOf } from '../routing/company';
import { addedRule, parts } from '../routing/route';
import { departmentWords } from './candidates';
import { type ApprovalCommands } from './command-payloads';
import { eligibilityOf, type Matter, sendBack } from './matter';
import { openStepOf, refuseIneligible, seatOf } from './seat-in-question';
import { nextSeatId, standIn } from './seats';
import { type Approval, type ApprovalStep, type BoundStep, type Seat } from './state';
import { awaitedBy, clocksOf, isStepApproved, lacksSeats, openSteps, pendingSeats } from './steps';
import { addedStepId } from './submit-route';
import { zh } from '../kernel/chinese';

/** The employee who is to decide in a step, or the refusal if they cannot. */
function newApprover(matter: Matter, step: ApprovalStep | null, email: string): Person | Refusal {
  const company = matter.company();
  const employee = employeeOf(company, email);
  if (!employee) return refuse('UNKNOWN_PERSON', email);
  if (step?.seats.some(({ holder }) => isSamePerson(holder.email, email)) === true)
    return refuse('ALREADY_ASKED', employee.name, step.name.en, step.name['zh-CN']);
  return refuseIneligible(email, employee.name, eligibilityOf(matter)) ?? asPerson(employee);
}

/** Returns the subject to drafting with the changes asked for. Votes on a revision stay valid where the changes do not touch them. */
export function requestChanges(
  matter: Matter,
  { reason, straightBack, ...voting }: ApprovalCommands['requestChanges'],
  actor: Actor,
): Decision {
  const found = seatOf(matter, voting, actor);
  if ('refused' in found) return found;
  const { stepId } = voting;
  const straight = straightBack === true ? { straightBackTo: stepId } : {};
  const by = found.seat.holder.name;
  return [sendBack(matter, { cause: 'changes_requested', by, reason, stepId, ...straight, clocks: clocksNow(matter) })];
}

function clocksNow({ approval, company, now }: Matter): Clocks {
  return clocksOf(approval, company(), now);
}

/** Whether the approval can go back from a step to this one: it must be approved, not come later, and not wait for the step itself. */
export function canReturnTo(target: ApprovalStep, from: ApprovalStep, approval: Approval): boolean {
  if (target.stepId === from.stepId || target.order > from.order || !isStepApproved(target)) return false;
  return !awaitedBy(target, approval).includes(from.stepId);
}

/** 驳回到指定环节: an earlier step decides again; then all steps after it, or (`straightBack`) only this step. */
export function returnToStep(matter: Matter, command: ApprovalCommands['returnToStep'], actor: Actor): Decision {
  const found = seatOf(matter, command, actor);
  if ('refused' in found) return found;
  const { subject, approval } = matter;
  const { step, seat } = found;
  const target = approval.steps.find(({ stepId }) => stepId === command.toStepId);
  if (!target || !canReturnTo(target, step, approval))
    return refuse(
      'CANNOT_RETURN_THERE',
      target?.name.en ?? command.toStepId,
      target?.name['zh-CN'] ?? command.toStepId,
    );
  return [
    {
      ...{ type: 'ReturnedToStep', subject, stepId: step.stepId, toStepId: target.stepId },
      ...{ straightBack: command.straightBack, by: seat.holder, reason: command.reason, clocks: clocksNow(matter) },
    },
  ];
}

interface Move {
  step: ApprovalStep;
  seat: Seat;
  to: Person;
  why: Seat['why'];
  ask: number;
  reason: string | null;
}

function moved({ subject }: Matter, { step, seat, to, why, ask, reason }: Move): EventBody {
  return {
    ...{ type: 'SeatMoved', subject, stepId: step.stepId, seatId: seat.seatId },
    ...{ from: seat.holder, to, standsFor: standIn(seat, to), why, ask },
    reason: { en: reason ?? '', 'zh-CN': reason ?? '' },
  };
}

/** 转交: somebody else decides in the approver's place. */
export function delegate(matter: Matter, command: ApprovalCommands['delegate'], actor: Actor): Decision {
  const found = seatOf(matter, command, actor);
  if ('refused' in found) return found;
  const to = newApprover(matter, found.step, command.to);
  if ('refused' in to) return to;
  const ask = matter.approval.asked + 1;
  return [moved(matter, { ...found, to, why: 'delegated', ask, reason: command.reason })];
}

/** Who added the approver, where, and with what comment. */
function addedWords(by: Person, step: ApprovalStep, { position, reason }: ApprovalCommands['addApprover']): Words {
  const said = reason === null ? words('.', '。') : words(`: ${reason}`, `：${reason}`);
  return position === 'before'
    ? words(
        `Added by ${by.name} before ${step.name.en}${said.en}`,
        zh`由${by.name}在“${step.name['zh-CN']}”之前加签${said['zh-CN']}`,
      )
    : words(
        `Added by ${by.name} after ${step.name.en}${said.en}`,
        zh`由${by.name}在“${step.name['zh-CN']}”之后加签${said['zh-CN']}`,
      );
}

/** Makes a step name unique: adds the person's name if another step has the same name, then a number if needed. */
function unlikeOthers({ approval }: Matter, called: Words, person: Person): Words {
  const isTaken = ({ en }: Words) => approval.steps.some(({ name }) => name.en === en);
  if (!isTaken(called)) return called;
  const named = words(`${called.en} (${person.name})`, zh`${called['zh-CN']}（${person.name}）`);
  for (let n = 2, one = named; ; n += 1) {
    if (!isTaken(one)) return one;
    one = words(`${named.en}, ${n}`, zh`${named['zh-CN']}之 ${n}`);
  }
}

/** A name for the added step: the person's department, or only the step that added them if they are in none. */
function addedName(matter: Matter, { name }: ApprovalStep, { email }: Person): Words {
  const company = matter.company();
  const [department] = employeeOf(company, email)?.approvesFor ?? [];
  if (department === undefined) return words(`added by ${name.en}`, zh`${name['zh-CN']}加签`);
  const of = departmentWords(company, department);
  return words(`${of.en}, added by ${name.en}`, zh`${of['zh-CN']}（${name['zh-CN']}加签）`);
}

/** 加签: another person must agree too, before or after this step. */
export function addApprover(matter: Matter, command: ApprovalCommands['addApprover'], actor: Actor): Decision {
  const found = seatOf(matter, command, actor);
  if ('refused' in found) return found;
  const { step, seat } = found;
  const person = newApprover(matter, step, command.person);
  if ('refused' in person) return person;
  const { approval, subject } = matter;
  const stepId = addedStepId(approval.steps);
  const by = seat.holder;
  const { limitHours, remindAt, escalateAt, order } = step;
  const added: BoundStep = {
    ...{ stepId, order, approvers: [{ kind: 'person', email: person.email }], quorum: 'any' },
    ...{ parts: [...parts], executive: false, limitHours, remindAt, escalateAt, ruleId: addedRule },
    ...{ digest: approval.digest, addedTo: { stepId: step.stepId, position: command.position } },
    name: unlikeOthers(matter, addedName(matter, step, person), person),
    because: addedWords(by, step, command),
  };
  const { position, reason } = command;
  const clocks = clocksNow(matter);
  return [{ type: 'ApproverAdded', subject, stepId: step.stepId, position, step: added, by, person, reason, clocks }];
}

/** 改派: moves everything in one approval that waits for one person to another person. Null if nothing waits for the first. */
export function reassign(matter: Matter, { from, to: email, reason }: ApprovalCommands['reassign']): Decision | null {
  const { approval } = matter;
  const places = openSteps(approval).flatMap((step) =>
    pendingSeats(step)
      .filter(({ holder }) => isSamePerson(holder.email, from))
      .map((seat) => ({ step, seat })),
  );
  if (places.length === 0) return null;
  const events: EventBody[] = [];
  let refused: Refusal | null = null;
  for (const place of places) {
    const to = newApprover(matter, place.step, email);
    // A seat cannot move within a step that already asks the new person; the other seats still move.
    if ('refused' in to) refused = to;
    else
      events.push(moved(matter, { ...place, to, why: 'reassigned', ask: approval.asked + events.length + 1, reason }));
  }
  return events.length === 0 && refused ? refused : events;
}

/** 指定审批人: names an approver for a step that is blocked for lack of approvers. */
export function assignApprover(matter: Matter, command: ApprovalCommands['assignApprover']): Decision {
  const step = openStepOf(matter, command.stepId);
  if ('refused' in step) return step;
  if (!lacksSeats(step)) return refuse('NOBODY_IS_MISSING', step.name.en, step.name['zh-CN']);
  const holder = newApprover(matter, step, command.to);
  if ('refused' in holder) return holder;
  const ask = matter.approval.asked + 1;
  const seat = { seatId: nextSeatId(step, []), holder, standsFor: null, why: 'reassigned', ask } as const;
  const { subject } = matter;
  return [{ type: 'ApproversFound', subject, stepId: step.stepId, seats: [seat], needed: step.needed ?? 1 }];
}

/** 撤回: the drafter takes the subject back to work on it. */
export function recall(matter: Matter, reason: string): Decision {
  const { owner } = matter.contract;
  return [sendBack(matter, { cause: 'recalled', by: owner.name, reason, clocks: clocksNow(matter) })];
}
