import { type Instant, type ZoneClock } from '../kernel/days';
import { firstUnknownYear, type WorkCalendar } from '../kernel/work-calendar';
import { zh } from '../kernel/chinese';
import { type Words } from '../kernel/words';
import { type Contract } from './contract';
import { type Deadline } from './deadline';
import { countsWorkingTime, ruleOf } from './plan';
import { type Reading } from './reading';
import { waiters } from './registry';
import { isSame } from './topic';
import { roleWords, type Waiting, type WaitingItem } from './waiting-item';

/** Says that a date is provisional because the calendar of a year is not published yet. */
function provisionalWords(from: Instant, to: Instant, clock: ZoneClock, calendar: WorkCalendar): Words {
  const year = firstUnknownYear(calendar, clock, from, to);
  return year === null
    ? { en: '', 'zh-CN': '' }
    : {
        en: ` (provisional: the public holidays of ${year} are not published in the work calendar yet)`,
        'zh-CN': zh`（暂定：工作日历尚无 ${year} 年节假日安排）`,
      };
}

function named({ role, roleName, person, standsFor }: Waiting): { en: string; zh: string } {
  const { en, 'zh-CN': chinese } = roleName ?? roleWords[role];
  if (!person) return { en: `the ${en}`, zh: chinese };
  return standsFor
    ? { en: `${person.name} for ${standsFor.name} (${en})`, zh: zh`${person.name}代${standsFor.name}（${chinese}）` }
    : { en: `${person.name} (${en})`, zh: zh`${person.name}（${chinese}）` };
}

interface Circumstances {
  deadlines: readonly Deadline[];
  reading: Reading;
  clock: ZoneClock;
  calendar: WorkCalendar;
}

function itemOf(contract: Contract, waiting: Waiting, { deadlines, clock, calendar }: Circumstances): WaitingItem {
  const show = (instant: Instant) => clock.show(instant, contract.timeZone);
  const { what, roleName: _named, ...item } = waiting;
  const next = deadlines.find(({ about }) => isSame(ruleOf(about).topic(about), waiting.topic));
  const who = named(waiting);
  const late = item.overdue ? { en: ' Overdue.', zh: '已逾期。' } : { en: '', zh: '' };
  const isCounted = next !== undefined && waiting.topic.kind === 'approval' && countsWorkingTime(contract);
  const caveat = isCounted ? provisionalWords(item.since, next.at, clock, calendar) : { en: '', 'zh-CN': '' };
  const then = next ? ruleOf(next.about).then : null;
  const until =
    next && then
      ? {
          en: ` On ${show(next.at)} ${then.en}${caveat.en}.`,
          zh: zh`${show(next.at)} ${then['zh-CN']}${caveat['zh-CN']}。`,
        }
      : { en: '', zh: '' };
  return {
    ...item,
    until: next?.at ?? null,
    sentence: {
      en: `Waiting for ${who.en} to ${what.en}, since ${show(item.since)}.${late.en}${until.en}`,
      'zh-CN': zh`等待${who.zh}${what['zh-CN']}，自 ${show(item.since)} 起。${late.zh}${until.zh}`,
    },
  };
}

/** Answers “why is it waiting”, with the same sentences in API, mails, link pages and the Temporal UI. */
export function waitingOn(contract: Contract, circumstances: Circumstances): WaitingItem[] {
  return waiters
    .flatMap((waits) => waits(contract, circumstances.reading, circumstances.calendar))
    .map((waiting) => itemOf(contract, waiting, circumstances));
}
