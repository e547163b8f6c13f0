import { needsExecutive } from './important';
import { absenceOn, asPerson, type Company, employeeOf, todayAt } from './company';
import { type Contract, type SeatReason } from './contract';
import { type Instant } from './days';
import { type Money } from './money';
import { isSamePerson, type Person } from './people';
import { type Words } from './words';

/** Why somebody may not approve now. */
export type Unfit = 'unknown' | 'inactive' | 'absent' | 'drafter' | 'deputy_of_drafter';

export const unfitWords: Record<Unfit, Words> = {
  unknown: { en: 'does not work here', 'zh-CN': '不是本公司员工' },
  inactive: { en: 'is deactivated', 'zh-CN': '已停用' },
  absent: { en: 'is absent', 'zh-CN': '正在休假' },
  drafter: { en: 'drafted the contract', 'zh-CN': '是合同起草人' },
  deputy_of_drafter: { en: 'is the drafter’s deputy', 'zh-CN': '是起草人的代理人' },
};

/** What of a contract bears on who may approve it. */
export type Judged = Pick<Contract, 'owner' | 'policy'> & { terms: { price: { gross: Money } } };

/** What eligibility is judged by. */
export interface Eligibility {
  contract: Judged;
  company: Company;
  now: Instant;
}

/** Four eyes: nobody approves what they drafted. Configuration, except where the contract is important. */
function fourEyes({ contract, company }: Eligibility): boolean {
  return (company.ruleSet?.fourEyes ?? true) || needsExecutive(contract.terms, contract.policy);
}

/** Why the person may not approve the contract now; null when they may. */
export function unfitness(email: string, eligibility: Eligibility): Unfit | null {
  const { contract, company, now } = eligibility;
  const employee = employeeOf(company, email);
  if (!employee) return 'unknown';
  if (!employee.active) return 'inactive';
  const today = todayAt(company, now);
  if (absenceOn(employee, today)) return 'absent';
  if (!fourEyes(eligibility)) return null;
  if (isSamePerson(email, contract.owner.email)) return 'drafter';
  const drafter = employeeOf(company, contract.owner.email);
  const deputy = drafter && absenceOn(drafter, today)?.deputy;
  return deputy && isSamePerson(deputy, email) ? 'deputy_of_drafter' : null;
}

/** Who is asked in somebody's place, and what led there; null when there is nobody. */
export interface Found {
  person: Person;
  why: SeatReason;
  /** Why it was not the one before: “Wang Fang is absent”. */
  reason: Words;
}

function join(reasons: readonly Words[]): Words {
  return {
    en: reasons.map(({ en }) => en).join('; '),
    'zh-CN': reasons.map(({ 'zh-CN': zh }) => zh).join('；'),
  };
}

function reasonOf(name: string, unfit: Unfit): Words {
  const words = unfitWords[unfit];
  return { en: `${name} ${words.en}`, 'zh-CN': `${name}${words['zh-CN']}` };
}

/** The one to try after somebody who may not approve: the deputy of who is absent, else the superior. */
function nextAfter(email: string, unfit: Unfit | null, { company, now }: Eligibility): [string, SeatReason] | null {
  const employee = employeeOf(company, email);
  const deputy = employee && unfit === 'absent' ? absenceOn(employee, todayAt(company, now))?.deputy : null;
  if (deputy) return [deputy, 'deputy'];
  return employee?.manager ? [employee.manager, 'escalated'] : null;
}

/**
 * Whom to ask for somebody: themselves, their deputy, then up the line, at last the route owner. Never nobody by a slip: null means that
 * it cannot go on by itself.
 * @param taken mail addresses that already have a seat in the step; one person has one vote
 * @param from where to begin; with `skip` the person themselves is passed over, as when their time is up
 */
export function findApprover(
  email: string,
  eligibility: Eligibility,
  taken: readonly string[],
  skip: Words | null = null,
): Found | null {
  const { company } = eligibility;
  const tried = new Set<string>();
  const reasons: Words[] = skip ? [skip] : [];
  const isTaken = (candidate: string) => taken.some((other) => isSamePerson(other, candidate));
  const accept = (candidate: string, why: SeatReason): Found | null => {
    const employee = employeeOf(company, candidate);
    return employee && { person: asPerson(employee), why, reason: join(reasons) };
  };
  let current: [string, SeatReason] | null = skip ? nextAfter(email, null, eligibility) : [email, 'route'];
  let moved: SeatReason = skip ? 'escalated' : 'route';
  while (current && !tried.has(current[0].toLowerCase())) {
    const [candidate, why] = current;
    tried.add(candidate.toLowerCase());
    moved = why === 'route' ? moved : why;
    const unfit = unfitness(candidate, eligibility);
    const passedOver = skip !== null && isSamePerson(candidate, email);
    if (unfit === null && !isTaken(candidate) && !passedOver) return accept(candidate, moved);
    if (unfit) reasons.push(reasonOf(employeeOf(company, candidate)?.name ?? candidate, unfit));
    current = nextAfter(candidate, unfit, eligibility);
  }
  const owner = company.ruleSet?.routeOwner ?? '';
  const usable = owner !== '' && unfitness(owner, eligibility) === null && !isTaken(owner);
  return usable && !(skip && isSamePerson(owner, email)) ? accept(owner, 'escalated') : null;
}
