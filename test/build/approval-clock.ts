import { type ContractEvent } from '../../domain/contract/events';
import { type Instant } from '../../domain/kernel/days';
import { plainCalendar, type WorkCalendar } from '../../domain/kernel/work-calendar';
import { publicYears } from '../../scripts/calendar-years';
import { begun, type Case, caseOf, rulesOf, stepOf } from './approval-case';
import { eventsOf, planOf } from './ask-contract';
import { fold } from './contract-library';
import { shanghai } from './fixed-clock';
import { pumpTerms } from './pump-contract';

/** A calendar with the public holidays of 2026. */
export const calendar: WorkCalendar = { ...plainCalendar, version: 2, years: publicYears() };
const rules = rulesOf(stepOf('law', ['ann']));

/** Converts `2026-09-30 16:00` in Shanghai to an instant, and back. */
export const at = (local: string): Instant => shanghai.instantAt(local.slice(0, 10), local.slice(11), 'Asia/Shanghai');
export const local = (instant: Instant) => shanghai.show(instant, 'Asia/Shanghai');
/** The same case with another calendar. */
export const by = (of: Case, other: WorkCalendar): Case =>
  caseOf(of.contract, { ...of.company, calendar: other }, of.now);

/** A step with a limit of eight working hours, open since then. */
export const openSince = (since: string, of = calendar) => by(begun(rules, {}, pumpTerms(), at(since)), of);
/** The plan at an instant, and the same as text: `50 2026-09-14 14:00`. */
export const planAt = ({ contract, company }: Case, now: string) => planOf(contract, at(now), company);
export const planned = (of: Case, now: string) =>
  planAt(of, now).map(({ about, at: due }) => {
    const what = about.kind === 'approval_reminder' ? about.percent : about.kind.replace('approval_', '');
    return `${what} ${local(due)}`;
  });

/** Passes all deadlines that are due by now, as after an outage. */
export function meetAll(of: Case, now: string): { events: ContractEvent[]; after: Case } {
  const events: ContractEvent[] = [];
  let { contract } = of;
  for (let turn = 0; turn < 50; turn += 1) {
    const [next] = planOf(contract, at(now), of.company);
    if (!next || next.at > at(now)) break;
    const more = eventsOf(contract, { type: 'passDeadlines', at: next.at }, at(now), of.company);
    contract = fold(more, contract) ?? contract;
    events.push(...more);
  }
  return { events, after: caseOf(contract, of.company, at(now)) };
}
