import { asPerson, type Company, employeeOf } from '../routing/company';
import { type Approval, type ApprovalStep, type Seat } from './state';
import { type NewSeat, type OpenedStep } from './events';
import { type Eligibility, findApprover, ineligibilityOf, type Judged } from './eligibility';
import { isSamePerson, type Person } from '../kernel/people';
import { type ApproverSource } from '../routing/route';
import { type Words } from '../kernel/words';
import { zh } from '../kernel/chinese';

/** The nearest superior of the owner with the role; `manager` is the direct superior. */
function onTheLine(role: string, contract: Judged, company: Company): string[] {
  const seen = new Set<string>();
  let current = employeeOf(company, contract.owner.email)?.manager ?? null;
  while (current && !seen.has(current.toLowerCase())) {
    seen.add(current.toLowerCase());
    const employee = employeeOf(company, current);
    if (role === 'manager' || employee?.roles.includes(role) === true) return [current];
    current = employee?.manager ?? null;
  }
  return [];
}

/** The active approvers of a department; if there are none, the inactive ones, so that their superiors are found. */
function inDepartment(department: string, { people }: Company, alsoGone: boolean): string[] {
  const members = people.filter(({ approvesFor }) => approvesFor.includes(department));
  if (alsoGone) return members.map(({ email }) => email);
  const active = members.filter((employee) => employee.active);
  return (active.length > 0 ? active : members).map(({ email }) => email);
}

function fromSource(source: ApproverSource, contract: Judged, company: Company, alsoGone: boolean): string[] {
  switch (source.kind) {
    case 'department':
      return inDepartment(source.department, company, alsoGone);
    case 'person':
      return [source.email];
    case 'line':
      return onTheLine(source.role, contract, company);
  }
}

/** Mail addresses that the step's rule refers to, each once; `alsoGone` includes people of a department who have left. */
export function nominated(
  step: Pick<ApprovalStep, 'approvers'>,
  contract: Judged,
  company: Company,
  alsoGone = false,
): string[] {
  const all = step.approvers.flatMap((source) => fromSource(source, contract, company, alsoGone));
  return all.filter((email, index) => all.findIndex((other) => isSamePerson(other, email)) === index);
}

/** How many must agree. With quorum `all`, people who were asked although the rule no longer refers to them count in addition to those it does. */
function neededOf(step: Seatable, people: readonly string[], waiting: readonly Seat[]): number {
  if (step.quorum !== 'all') return step.quorum === 'any' ? 1 : step.quorum.atLeast;
  const asked = step.seats.filter((seat) => seat.vote !== null || waiting.includes(seat));
  const others = asked.filter((seat) => !people.some((email) => covers(seat, email)));
  return Math.max(people.length + others.length, 1);
}

export function nobodyWords(step: Pick<ApprovalStep, 'name'>): Words {
  return {
    en: `There are not enough people who may approve for ${step.name.en}.`,
    'zh-CN': zh`“${step.name['zh-CN']}”没有足够的可用审批人。`,
  };
}

/** An id for another seat of the step. */
export function nextSeatId(step: Seatable, given: readonly NewSeat[]): string {
  const all = [...step.seats, ...given];
  const numbers = all.map(({ seatId }) => Number(/(?<!\d)\d+$/.exec(seatId)?.[0] ?? 0)); // a counter, not an amount
  return `${step.stepId}-${Math.max(0, ...numbers) + 1}`;
}

/** Whether the seat already belongs to this person, or to somebody in their place. */
function covers(seat: Pick<Seat, 'holder' | 'standsFor'>, email: string): boolean {
  return (
    isSamePerson(seat.holder.email, email) || (seat.standsFor !== null && isSamePerson(seat.standsFor.email, email))
  );
}

/** The fields of a step that determine who is asked. */
export type Seatable = Pick<ApprovalStep, 'stepId' | 'name' | 'approvers' | 'quorum' | 'seats'>;

/** Whom the next holder of a seat stands for; null if the seat returns to its original person. */
export function standIn({ holder, standsFor }: Pick<Seat, 'holder' | 'standsFor'>, next: Person): Person | null {
  const original = standsFor ?? holder;
  return isSamePerson(original.email, next.email) ? null : original;
}

interface Seating {
  step: Seatable;
  eligibility: Eligibility;
  /** The last ask number in use. */
  asked: number;
}

const tooFew: Words = { en: 'Too few people are left to ask', 'zh-CN': '可用审批人不足' };

/** Adds a seat for a person who has none; unchanged if nobody can be asked. */
function seatFor(
  email: string,
  seats: NewSeat[],
  { step, eligibility, asked }: Seating,
  skip: Words | null = null,
): NewSeat[] {
  const taken = [...step.seats, ...seats].map(({ holder }) => holder.email);
  const found = findApprover(email, eligibility, taken, skip);
  if (!found) return seats;
  const original = skip ? null : employeeOf(eligibility.company, email);
  const seat: NewSeat = {
    seatId: nextSeatId(step, seats),
    holder: found.person,
    standsFor: original && found.why !== 'route' ? asPerson(original) : null,
    why: found.why,
    ask: asked + seats.length + 1,
  };
  return [...seats, seat];
}

/** Asks again on a seat whose clock was stopped: its holder, even if by delegation, or whoever can be asked for them now. */
function seatAgain(seat: Seat, seats: NewSeat[], { step, eligibility, asked }: Seating): NewSeat[] {
  const { seatId, holder, standsFor, why } = seat;
  const others = [...step.seats.filter((other) => other !== seat), ...seats].map((other) => other.holder.email);
  const found = findApprover(holder.email, eligibility, others);
  if (!found) return seats;
  const ask = asked + seats.length + 1;
  return found.why === 'route'
    ? [...seats, { seatId, holder: found.person, standsFor, why, ask }]
    : [...seats, { seatId, holder: found.person, standsFor: standIn(seat, found.person), why: found.why, ask }];
}

/**
 * Whom a step asks when it opens: the available people of its rule; for absent ones, if their votes are needed, the deputy, then
 * up the reporting line. Valid votes are kept, and a person who was asked before in somebody's place is asked again.
 */
export function seatStep(step: Seatable, eligibility: Eligibility, asked: number): OpenedStep {
  const people = nominated(step, eligibility.contract, eligibility.company);
  const meant = nominated(step, eligibility.contract, eligibility.company, true);
  const waiting = step.seats.filter((seat) => seat.vote === null && meant.some((email) => covers(seat, email)));
  const needed = neededOf(step, people, waiting);
  const seating = { step, eligibility, asked };
  const votes = step.seats.filter(({ vote }) => vote !== null && vote.decision !== 'rejected').length;
  const missing = people.filter((email) => !step.seats.some((seat) => covers(seat, email)));
  const here = missing.filter((email) => ineligibilityOf(email, eligibility) === null);
  let seats = waiting.reduce<NewSeat[]>((list, seat) => seatAgain(seat, list, seating), []);
  seats = here.reduce((list, email) => seatFor(email, list, seating), seats);
  // Replace absent people, and those who voted against, only if votes would be missing otherwise.
  const against = people.filter((email) =>
    step.seats.some((seat) => covers(seat, email) && seat.vote?.decision === 'rejected'),
  );
  const away = [...missing.filter((email) => !here.includes(email)), ...against];
  for (const email of away) if (votes + seats.length < needed) seats = seatFor(email, seats, seating);
  // More votes are needed than people are left to ask, so their superiors are asked.
  for (const email of people) if (votes + seats.length < needed) seats = seatFor(email, seats, seating, tooFew);
  const owner = eligibility.company.ruleSet?.routeOwner;
  if (people.length === 0 && seats.length === 0 && owner !== undefined)
    seats = seatFor(owner, seats, seating).map((seat) => ({ ...seat, why: 'escalated' }));
  return { stepId: step.stepId, seats, needed, blocked: votes + seats.length >= needed ? null : nobodyWords(step) };
}

/** Opens several steps at once with consecutive ask numbers. */
export function seatSteps(approval: Approval, steps: readonly ApprovalStep[], eligibility: Eligibility): OpenedStep[] {
  let { asked } = approval;
  return steps.map((step) => {
    const opened = seatStep(step, eligibility, asked);
    asked += opened.seats.length;
    return opened;
  });
}
