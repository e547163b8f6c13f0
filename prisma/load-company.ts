import { LRUCache } from 'lru-cache';
import { type Company, type Employee } from '../domain/routing/company';
import { type Contract } from '../domain/contract/contract';
import { approvalsOf } from '../domain/contract/subjects';
import { type RuleSet } from '../domain/routing/route';
import { plainCalendar, type WorkCalendar } from '../domain/kernel/work-calendar';
import { type CompanyProfile } from '../domain/company/profile';
import { type Connection } from './client';
import { zoneClock } from '../config/zone-clock';
import { loadProfile } from './load-profile';
import { sqlStateOf } from './sql-state';

type Queries = Pick<Connection, '$queryRaw' | 'setting'>;

/** Everybody who works here, with superior, absences and deputies, by user id. */
export async function loadPeople(db: Pick<Queries, '$queryRaw'>): Promise<Employee[]> {
  return db.$queryRaw<Employee[]>`
    SELECT u.name, u.email, CASE u.language WHEN 'en' THEN 'en' ELSE 'zh-CN' END AS language, u.active,
      u.approves_for AS "approvesFor", u.roles, m.email AS manager,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('from', a.from_day, 'to', a.to_day, 'deputy', d.email) ORDER BY a.from_day)
        FROM absences a LEFT JOIN users d ON d.user_id = a.deputy_id WHERE a.user_id = u.user_id), '[]') AS absences
    FROM users u LEFT JOIN users m ON m.user_id = u.manager_id ORDER BY u.user_id`;
}

/** The published calendar that counts; before there is one, an ordinary week. */
export async function loadCalendar(db: Pick<Queries, '$queryRaw'>): Promise<WorkCalendar> {
  const rows = await db.$queryRaw<{ body: WorkCalendar }[]>`
    SELECT body FROM work_calendars ORDER BY version DESC LIMIT 1`;
  return rows[0]?.body ?? plainCalendar;
}

/** The version that an approval in flight keeps; 0 where none is. */
function pinnedVersion(contract: Contract | null): number {
  return (contract && approvalsOf(contract).at(-1)?.approval.ruleSet.version) ?? 0;
}

/** The version that is asked for, else the published one. */
async function findRuleSet(db: Queries, version: number): Promise<RuleSet | null> {
  const rows = await db.$queryRaw<{ body: RuleSet }[]>`
    SELECT body || jsonb_build_object('ruleSetId', rule_set_id, 'version', version) AS body FROM rule_sets
    WHERE rule_set_id = 'default' AND (status = 'published' OR version = ${version})
    ORDER BY (version = ${version}) DESC LIMIT 1`;
  return rows[0]?.body ?? null;
}

/** The version that an approval in flight keeps; where none is, the published one. */
export async function loadRuleSet(db: Queries, contract: Contract | null): Promise<RuleSet | null> {
  return findRuleSet(db, pinnedVersion(contract));
}

/** What was read of a company, and the version of it. Nobody may change it in memory. */
export interface CompanyAtHand {
  version: string;
  people: Employee[];
  calendar: WorkCalendar;
  /** Null before the installation is set up. */
  profile: CompanyProfile | null;
  ruleSets: Map<number, RuleSet | null>;
}

/** By database; there is one, but for tests. */
const atHand = new LRUCache<string, CompanyAtHand>({ max: 4 });
/** Which database it is that somebody reads. */
const databases = new WeakMap<Queries, string>();

/** The company as it stands now; read anew when anything of it has changed. */
export async function companyAtHand(db: Queries): Promise<CompanyAtHand> {
  const [row] = await db.$queryRaw<{ version: string; database: string }[]>`
    SELECT version::text, current_database()::text AS database FROM company_version`;
  const { version, database } = row ?? { version: '', database: '' };
  databases.set(db, database);
  const kept = atHand.get(database);
  if (kept?.version === version) return kept;
  // What changes between the reads has a version of its own.
  const [people, calendar, stored] = await Promise.all([loadPeople(db), loadCalendar(db), loadProfile(db)]);
  const read = { version, people, calendar, profile: stored?.profile ?? null, ruleSets: new Map() };
  atHand.set(database, read);
  return read;
}

/**
 * The company as it was when it was read last, without asking whether it still is. Whoever decides by it records only where it is, which
 * `company_is` sees to in the statement that records.
 */
export async function companyLastKnown(db: Queries): Promise<CompanyAtHand> {
  return atHand.get(databases.get(db) ?? '') ?? companyAtHand(db);
}

/** Whether it is still the company that stands there. */
export async function isStillSo(db: Queries, { version }: CompanyAtHand): Promise<boolean> {
  return (await companyAtHand(db)).version === version;
}

/** Whether the failure says that the company has changed since it was read. */
export function isOtherCompany(error: unknown): boolean {
  return sqlStateOf(error) === 'CC001'; // raised by `company_is`
}

/** The published calendar, from what is at hand of the company. */
export async function loadCalendarAtHand(db: Queries): Promise<WorkCalendar> {
  return (await companyAtHand(db)).calendar;
}

async function ruleSetAtHand(db: Queries, { ruleSets }: CompanyAtHand, version: number): Promise<RuleSet | null> {
  const kept = ruleSets.get(version);
  if (kept !== undefined) return kept;
  const ruleSet = await findRuleSet(db, version);
  ruleSets.set(version, ruleSet);
  return ruleSet;
}

/** The company, for what is asked of this contract. */
export async function companyFor(db: Queries, company: CompanyAtHand, contract: Contract | null): Promise<Company> {
  const ruleSet = await ruleSetAtHand(db, company, pinnedVersion(contract));
  return { people: company.people, ruleSet, calendar: company.calendar, clock: zoneClock };
}

/** The company as it stands now, for what is asked of this contract. */
export async function loadCompany(db: Queries, contract: Contract | null): Promise<Company> {
  return companyFor(db, await companyAtHand(db), contract);
}
