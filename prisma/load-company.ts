import { type Company, type Employee } from '../domain/routing/company';
import { type Contract } from '../domain/contract/contract';
import { approvalsOf } from '../domain/contract/subjects';
import { type RuleSet } from '../domain/routing/route';
import { plainCalendar, type WorkCalendar } from '../domain/kernel/work-calendar';
import { type Connection } from './client';
import { zoneClock } from '../config/zone-clock';

/** Everybody who works here, with superior, absences and deputies, by user id. */
export async function loadPeople(db: Connection): Promise<Employee[]> {
  return db.$queryRaw<Employee[]>`
    SELECT u.name, u.email, CASE u.language WHEN 'en' THEN 'en' ELSE 'zh-CN' END AS language, u.active,
      u.approves_for AS "approvesFor", u.roles, m.email AS manager,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('from', a.from_day, 'to', a.to_day, 'deputy', d.email) ORDER BY a.from_day)
        FROM absences a LEFT JOIN users d ON d.user_id = a.deputy_id WHERE a.user_id = u.user_id), '[]') AS absences
    FROM users u LEFT JOIN users m ON m.user_id = u.manager_id ORDER BY u.user_id`;
}

/** The published calendar that counts; before there is one, an ordinary week. */
export async function loadCalendar(db: Pick<Connection, '$queryRaw'>): Promise<WorkCalendar> {
  const rows = await db.$queryRaw<{ body: WorkCalendar }[]>`
    SELECT body FROM work_calendars ORDER BY version DESC LIMIT 1`;
  return rows[0]?.body ?? plainCalendar;
}

/** The version that an approval in flight keeps; where none is, the published one. */
export async function loadRuleSet(db: Connection, contract: Contract | null): Promise<RuleSet | null> {
  const pinned = contract ? approvalsOf(contract).at(-1)?.approval.ruleSet : null;
  const version = pinned?.version ?? 0;
  const rows = await db.$queryRaw<{ body: RuleSet }[]>`
    SELECT body || jsonb_build_object('ruleSetId', rule_set_id, 'version', version) AS body FROM rule_sets
    WHERE rule_set_id = 'default' AND (status = 'published' OR version = ${version})
    ORDER BY (version = ${version}) DESC LIMIT 1`;
  return rows[0]?.body ?? null;
}

/** The company as it stands now, for what is asked of this contract. */
export async function loadCompany(db: Connection, contract: Contract | null): Promise<Company> {
  const [people, ruleSet, calendar] = await Promise.all([loadPeople(db), loadRuleSet(db, contract), loadCalendar(db)]);
  return { people, ruleSet, calendar, clock: zoneClock };
}
