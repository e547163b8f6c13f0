import { zoneClock } from '../../config/zone-clock';
import { type Report } from '../stack/report';
import { type Moment, timeZone } from './scene';

const indent = ' '.repeat(18);

export function showInstant(instant: number | string): string {
  return zoneClock.show(new Date(instant).toISOString(), timeZone);
}

/** The item that the contract waits for with the earliest deadline; the others are only counted. */
function waitsFor({ waiting }: Moment): string {
  const [first, ...others] = [...waiting].sort((a, b) => (a.until ?? '9').localeCompare(b.until ?? '9'));
  if (!first) return 'Waiting for nobody.';
  return first.sentence.en + (others.length > 0 ? ` (And for ${others.length} more.)` : '');
}

/** Prints one moment: when, what was done, the events and the stage, the mails, and what comes next. */
export function printMoment(report: Report, moment: Moment): void {
  const { at, title, events, stage, mails } = moment;
  report(`${showInstant(at)}  ${title}`);
  report(`${indent}${events.map(({ type }) => type).join(', ') || 'no event'} · ${stage}`);
  for (const { to, subject } of mails) report(`${indent}✉ ${to.join(', ')}: ${subject}`);
  report(`${indent}→ ${waitsFor(moment)}`);
}
