import { type Employee } from './company';
import { type ApproverSource } from './route';

/** Mail addresses are compared without case. */
function keyOf(email: string): string {
  return email.trim().toLowerCase();
}

/** Today's active employees, indexed by what rules refer to. */
export interface Staff {
  isActive: (email: string) => boolean;
  /** Lower-case addresses that a source refers to directly; empty for the reporting line, which depends on the contract's owner. */
  namedBy: (source: ApproverSource) => readonly string[];
  /** Whether anybody has the role; for `manager`, whether anybody has a superior. */
  isOnLine: (role: string) => boolean;
}

export function staffOf(people: readonly Employee[]): Staff {
  const active = people.filter((person) => person.active);
  const addresses = new Set(active.map(({ email }) => keyOf(email)));
  const departments = new Map<string, string[]>();
  for (const { email, approvesFor } of active)
    for (const department of approvesFor)
      departments.set(department, [...(departments.get(department) ?? []), keyOf(email)]);
  const roles = new Set(active.flatMap((person) => person.roles));
  const hasManager = active.some(({ manager }) => manager !== null && addresses.has(keyOf(manager)));
  return {
    isActive: (email) => addresses.has(keyOf(email)),
    namedBy: (source) => {
      switch (source.kind) {
        case 'department':
          return departments.get(source.department) ?? [];
        case 'person':
          return addresses.has(keyOf(source.email)) ? [keyOf(source.email)] : [];
        case 'line':
          return [];
      }
    },
    isOnLine: (role) => (role === 'manager' ? hasManager : roles.has(role)),
  };
}

/** Cycles in the reporting lines, each once. */
export function cyclesIn(people: readonly Employee[]): Employee[][] {
  const byEmail = new Map(people.map((person) => [keyOf(person.email), person]));
  const seen = new Set<Employee>();
  const cycles: Employee[][] = [];
  for (const start of people) {
    const path: Employee[] = [];
    let at: Employee | undefined = start;
    while (at && !seen.has(at)) {
      seen.add(at);
      path.push(at);
      at = at.manager === null ? undefined : byEmail.get(keyOf(at.manager));
    }
    const closing = at ? path.indexOf(at) : -1;
    if (closing >= 0) cycles.push(path.slice(closing));
  }
  return cycles;
}
