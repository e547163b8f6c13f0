import { needsExecutive } from './needs-executive';
import { absenceOn, asPerson, type Company, employeeOf, todayAt } from '../routing/company';
import { type SeatReason } from './state';
import { type Policy } from '../contract/contract';
import { type Instant } from '../kernel/days';
import { type Money } from '../kernel/money';
import { isSamePerson, type Person } from '../kernel/people';
import { type Words } from '../kernel/words';

/** Why somebody may not approve now. */
export type Ineligibility = 'unknown' | 'inactive' | 'absent' | 'drafter' | 'deputy_of_drafter';

export const ineligibilityWords: Record<Ineligibility, Words> = {
  unknown: { en: 'does not work here', 'zh-CN': '不是本公司员工' },
  inactive: { en: 'is deactivated', 'zh-CN': '已停用' },
  absent: { en: 'is absent', 'zh-CN': '正在休假' },
  drafter: { en: 'drafted the contract', 'zh-CN': '是合同起草人' },
  deputy_of_drafter: { en: 'is the drafter’s deputy', 'zh-CN': '是起草人的代理人' },
};

/** What eligibility depends on in the contract. */
export interface Judged {
  owner: Person;
  policy: Policy;
  /** The prices that decide whether the contract is important. */
  gross: readonly Money[];
}

/** What eligibility depends on. */
export interface Eligibility {
  contract: Judged;
  company: Company;
  now: Instant;
}

/** Whether drafters may not approve their own contract (four-eyes principle): configurable, but always so for important contracts. */
function fourEyes({ contract, company }: Eligibility): boolean {
  return (company.ruleSet?.fourEyes ?? true) || needsExecutive(contract.gross, contract.policy);
}

/** Why the person may not approve the contract now; null when they may. */
export function ineligibilityOf(email: string, eligibility: Eligibility): Ineligibility | null {
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

/** The person to ask in somebody's place, and why; null if there is nobody. */
export interface Found {
  person: Person;
  why: SeatReason;
  /** Why the persons before were passed over: “Wang Fang is absent”. */
  reason: Words;
}

function join(reasons: readonly Words[]): Words {
  return {
    en: reasons.map(({ en }) => en).join('; '),
    'zh-CN': reasons.map(({ 'zh-CN': zh }) => zh).join('；'),
  };
}

function reasonOf(name: string, unfit: Ineligibility): Words {
  const words = ineligibilityWords[unfit];
  return { en: `${name} ${words.en}`, 'zh-CN': `${name}${words['zh-CN']}` };
}

/** A person to try, and the reason to record if they are chosen. */
type Candidate = [email: string, why: SeatReason];

/** The person, their deputy while away, the deputy's deputy …; then the same for the superior, and so on up the line; nobody twice. */
function* upTheLine(email: string, { company, now }: Eligibility): Generator<Candidate> {
  const today = todayAt(company, now);
  const tried = new Set<string>();
  const isNew = (address: string) => !tried.has(address.toLowerCase()) && tried.add(address.toLowerCase());
  let why: SeatReason = 'route';
  for (let at: string | null = email; at !== null && isNew(at);) {
    yield [at, why];
    let employee = employeeOf(company, at);
    const superior: string | null = employee?.manager ?? null;
    for (;;) {
      const deputy = employee && absenceOn(employee, today)?.deputy;
      if (!deputy || !isNew(deputy)) break;
      yield [deputy, why === 'route' ? 'deputy' : 'escalated'];
      employee = employeeOf(company, deputy);
    }
    at = superior;
    why = 'escalated';
  }
}

/**
 * Finds whom to ask for a person: themselves, their deputy, then up the reporting line, and last the route owner. Null means that
 * nobody can be asked, and the step is blocked.
 * @param taken mail addresses that already have a seat in the step; one person has one vote
 * @param skip the reason to pass over the person and their deputies, such as an expired time limit
 */
export function findApprover(
  email: string,
  eligibility: Eligibility,
  taken: readonly string[],
  skip: Words | null = null,
): Found | null {
  const { company } = eligibility;
  const reasons: Words[] = skip ? [skip] : [];
  const isTaken = (candidate: string) => taken.some((other) => isSamePerson(other, candidate));
  const owner: Candidate = [company.ruleSet?.routeOwner ?? '', 'escalated'];
  for (const [candidate, why] of [...upTheLine(email, eligibility), owner]) {
    if (skip && (why !== 'escalated' || isSamePerson(candidate, email))) continue;
    const employee = employeeOf(company, candidate);
    const unfit = ineligibilityOf(candidate, eligibility);
    if (employee && unfit === null && !isTaken(candidate))
      return { person: asPerson(employee), why, reason: join(reasons) };
    if (unfit && candidate !== '') reasons.push(reasonOf(employee?.name ?? candidate, unfit));
  }
  return null;
}
