import { type Inputs } from '../../domain/contract/inputs';
import { type Company, type Employee } from '../../domain/routing/company';
import { defaultRuleSet } from '../../domain/routing/default-rules';
import { type RuleSet } from '../../domain/routing/route';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { shanghai } from './fixed-clock';
import { approvers, person, yuan } from './pump-contract';

/** A company and, if they differ from the default, other inputs of the rules: a template, a framework, a customer of the directory. */
export interface Setting extends Company {
  inputs?: Partial<Omit<Inputs, 'company'>>;
}

/** An employee with the mail address `<name>@example.com`. */
export function employee(name: string, facts: Partial<Employee> = {}): Employee {
  const nothing = { active: true, approvesFor: [], roles: [], manager: 'boss@example.com', absences: [] };
  return { ...person(name), ...nothing, ...facts };
}

/** The default rules of every company; `boss` is the route owner. */
export const rules: RuleSet = defaultRuleSet(yuan('1000000.00'), 'boss@example.com');

const staff: Employee[] = [
  ...Object.keys(approvers).map((name) => employee(name, { approvesFor: [name] })),
  employee('owner'),
  employee('boss', { manager: null, roles: ['director'] }),
];

/**
 * The default company: legal, finance, business, an executive, the owner of the pump contract, and `boss`, the superior of all, with an ordinary
 * working week.
 */
export function aCompany(changes: Partial<Setting> = {}): Setting {
  return { people: staff, ruleSet: rules, calendar: plainCalendar, clock: shanghai, ...changes };
}

/** The company with some employees changed or added. */
export function withPeople(changed: Record<string, Partial<Employee>>, company: Setting = aCompany()): Setting {
  const known = company.people.map((one) => ({ ...one, ...changed[one.name] }));
  const names = new Set(known.map(({ name }) => name));
  const added = Object.entries(changed).flatMap(([name, facts]) => (names.has(name) ? [] : [employee(name, facts)]));
  return { ...company, people: [...known, ...added] };
}
