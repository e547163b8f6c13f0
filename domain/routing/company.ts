import { type Day, type Instant, type ZoneClock } from '../kernel/days';
import { isSamePerson, type Person } from '../kernel/people';
import { type RuleSet } from './route';
import { type WorkCalendar } from '../kernel/work-calendar';

/** Days somebody is away, first and last included, in the company's time zone; a deputy (委托) answers meanwhile, if one is named. */
export interface Absence {
  from: Day;
  to: Day;
  /** Mail address. */
  deputy: string | null;
}

/** Someone who works here and may be asked to approve. */
export interface Employee extends Person {
  active: boolean;
  /** Departments in whose name the person may approve, such as `legal`. */
  approvesFor: string[];
  /** What the person is on the reporting line, such as `director`. */
  roles: string[];
  /** Mail address of the superior; null at the top. */
  manager: string | null;
  absences: Absence[];
}

/** The company as it stands when a rule is asked: whom it employs, how it approves, when it works. */
export interface Company {
  people: Employee[];
  /** The version that counts for the contract; null where none has been published. */
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

/** The day it is at the company. */
export function todayAt({ calendar, clock }: Company, now: Instant): Day {
  return clock.show(now, calendar.timeZone).slice(0, 10);
}

/** The absence that covers the day, if there is one; of several the one that names a deputy. */
export function absenceOn(employee: Employee, day: Day): Absence | null {
  const covering = employee.absences.filter(({ from, to }) => from <= day && day <= to);
  return covering.find(({ deputy }) => deputy !== null) ?? covering[0] ?? null;
}
