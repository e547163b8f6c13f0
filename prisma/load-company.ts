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

/** All employees with superior, absences and deputies, by user id. */
export async function loadPeople(db: Pick<Queries, '$queryRaw'>): Promise<Employee[]> {
  return db.$queryRaw<Employee[]>`
    SELECT u.name, u.email, CASE u.language WHEN 'en' THEN 'en' ELSE 'zh-CN' END AS language, u.active,
      u.approves_for AS "approvesFor", u.roles, m.email AS manager,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('from', a.from_day, 'to', a.to_day, 'deputy', d.email) ORDER BY a.from_day)
        FROM absences a LEFT JOIN users d ON d.user_id = a.deputy_id WHERE a.user_id = u.user_id), '[]') AS absences
    FROM users u LEFT JOIN users m ON m.user_id = u.manager_id ORDER BY u.user_id`;
}

/** The published calendar; before one is published, the plain calendar. */
export async function loadCalendar(db: Pick<Queries, '$queryRaw'>): Promise<WorkCalendar> {
  const rows = await db.$queryRaw<{ body: WorkCalendar }[]>`
    SELECT body FROM work_calendars ORDER BY version DESC LIMIT 1`;
  return rows[0]?.body ?? plainCalendar;
}

/** The rule set version of an approval in progress; 0 if there is none. */
function pinnedVersion(contract: Contract | null): number {
  return (contract && approvalsOf(contract).at(-1)?.approval.ruleSet.version) ?? 0;
}

/** The requested version, otherwise the published one. */
async function findRuleSet(db: Queries, version: number): Promise<RuleSet | null> {
  const rows = await db.$queryRaw<{ body: RuleSet }[]>`
    SELECT body || jsonb_build_object('ruleSetId', rule_set_id, 'version', version) AS body FROM rule_sets
    WHERE rule_set_id = 'default' AND (status = 'published' OR version = ${version})
    ORDER BY (version = ${version}) DESC LIMIT 1`;
  return rows[0]?.body ?? null;
}

/** The rule set version of an approval in progress, otherwise the published one. */
export async function loadRuleSet(db: Queries, contract: Contract | null): Promise<RuleSet | null> {
  return findRuleSet(db, pinnedVersion(contract));
}

/** Cached company data with their version. They are shared, so nobody may change them in memory. */
export interface CachedCompany {
  version: string;
  people: Employee[];
  calendar: WorkCalendar;
  /** Null before setup. */
  profile: CompanyProfile | null;
  ruleSets: Map<number, RuleSet | null>;
}

/** Cache by database; there is only one database, except in tests. */
const cache = new LRUCache<string, CachedCompany>({ max: 4 });
/** The database of each connection. */
const databases = new WeakMap<Queries, string>();

/** The current company; loaded again if its version has changed. */
export async function loadCachedCompany(db: Queries): Promise<CachedCompany> {
  const [row] = await db.$queryRaw<{ version: string; database: string }[]>`
    SELECT version::text, current_database()::text AS database FROM company_version`;
  const { version, database } = row ?? { version: '', database: '' };
  databases.set(db, database);
  const kept = cache.get(database);
  if (kept?.version === version) return kept;
  // A change between these reads increases the version, so the next call loads again.
  const [people, calendar, stored] = await Promise.all([loadPeople(db), loadCalendar(db), loadProfile(db)]);
  const read = { version, people, calendar, profile: stored?.profile ?? null, ruleSets: new Map() };
  cache.set(database, read);
  return read;
}

/**
 * The company as last loaded, without checking whether it is current. Decisions based on it are recorded only if it still is:
 * `company_is` checks that in the statement that records them.
 */
export async function companyLastKnown(db: Queries): Promise<CachedCompany> {
  return cache.get(databases.get(db) ?? '') ?? loadCachedCompany(db);
}

/** Whether this version of the company is still current. */
export async function isCurrentCompany(db: Queries, { version }: CachedCompany): Promise<boolean> {
  return (await loadCachedCompany(db)).version === version;
}

/** Whether the statement failed because the company has changed since it was loaded. */
export function isOtherCompany(error: unknown): boolean {
  return sqlStateOf(error) === 'CC001'; // raised by `company_is`
}

/** The published calendar from the cached company. */
export async function loadCachedCalendar(db: Queries): Promise<WorkCalendar> {
  return (await loadCachedCompany(db)).calendar;
}

async function cachedRuleSet(db: Queries, { ruleSets }: CachedCompany, version: number): Promise<RuleSet | null> {
  const kept = ruleSets.get(version);
  if (kept !== undefined) return kept;
  const ruleSet = await findRuleSet(db, version);
  ruleSets.set(version, ruleSet);
  return ruleSet;
}

/** The company data for decisions on this contract. */
export async function companyFor(db: Queries, company: CachedCompany, contract: Contract | null): Promise<Company> {
  const ruleSet = await cachedRuleSet(db, company, pinnedVersion(contract));
  return { people: company.people, ruleSet, calendar: company.calendar, clock: zoneClock };
}

/** The current company data for decisions on this contract. */
export async function loadCompany(db: Queries, contract: Contract | null): Promise<Company> {
  return companyFor(db, await loadCachedCompany(db), contract);
}
