import { type Employee } from './company';
import { type ApproverSource } from './route';

/** Mail addresses compare without case. */
function keyOf(email: string): string {
  return email.trim().toLowerCase();
}

/** Who can be asked today, found by what rules name. Only active people are in it. */
export interface Staff {
  isActive: (email: string) => boolean;
  /** Those a source names by themselves, as lower-case addresses; empty for the reporting line, which depends on the owner. */
  namedBy: (source: ApproverSource) => readonly string[];
  /** Whether anybody at all has the role on the line; for `manager`, whether anybody has a superior. */
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

/** Reporting lines that lead back to where they began, each once, from the first of its people on. */
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
