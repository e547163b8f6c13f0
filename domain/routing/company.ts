import { type Day, type Instant, type ZoneClock } from '../kernel/days';
import { isSamePerson, type Person } from '../kernel/people';
import { type RuleSet } from './route';
import { type WorkCalendar } from '../kernel/work-calendar';

/** An absence from its first to its last day, both included, in the company's time zone. The deputy (委托), if one is named, answers in that time. */
export interface Absence {
  from: Day;
  to: Day;
  /** Mail address. */
  deputy: string | null;
}

/** An employee who may be asked to approve. */
export interface Employee extends Person {
  active: boolean;
  /** Departments for which the person may approve, such as `legal`. */
  approvesFor: string[];
  /** Roles on the reporting line, such as `director`. */
  roles: string[];
  /** Mail address of the superior; null at the top. */
  manager: string | null;
  absences: Absence[];
}

/** The company's staff, approval rules and work calendar at the moment of a decision. */
export interface Company {
  people: Employee[];
  /** The rule set version that applies to the contract; null if none is published. */
  ruleSet: RuleSet | null;
  calendar: WorkCalendar;
  clock: ZoneClock;
}

export function employeeOf(company: Company, email: string): Employee | null {
  return company.people.find((employee) => isSamePerson(employee.email, email)) ?? null;
}

export function asPerson({ name, email, language }: Person): Person {
  return { name, email, language };
}

/** Today's date in the company's time zone. */
export function todayAt({ calendar, clock }: Company, now: Instant): Day {
  return clock.show(now, calendar.timeZone).slice(0, 10);
}

/** The absence on that day, if any; of several, one with a deputy is preferred. */
export function absenceOn(employee: Employee, day: Day): Absence | null {
  const covering = employee.absences.filter(({ from, to }) => from <= day && day <= to);
  return covering.find(({ deputy }) => deputy !== null) ?? covering[0] ?? null;
}
