import { type Stage } from '../../domain/contract/contract';
import { isZero } from '../../domain/kernel/money';
import { Explained, type Report } from '../stack/report';
import { type Moment } from './scene';
import { type DemoResults } from './story';
import { showInstant } from './timeline';

const wanted: Stage[] = [
  ...(['draft', 'in_approval', 'awaiting_customer', 'awaiting_signature', 'active', 'completed', 'archived'] as const),
];

const monthMs = (365.25 / 12) * 86_400_000;

/**
 * Checks that the demonstration showed everything it should, and reports the totals.
 * @throws Explained if something is missing
 */
export function checkDemo(report: Report, moments: readonly Moment[], results: DemoResults): void {
  const events = moments.flatMap((moment) => moment.events);
  const mails = moments.flatMap((moment) => moment.mails);
  const stages = [...new Set(moments.map(({ stage }) => stage))];
  const missing = wanted.filter((stage) => !stages.includes(stage));
  if (missing.length > 0) throw new Explained(`The contract never was in the stage ${missing.join(', ')}.`);
  const reminders = events.filter(({ type }) => /ReminderDue$|Chased$/.test(type)).length;
  if (reminders === 0) throw new Explained('No reminder went out.');
  const parts = events.filter(
    (event) => event.type === 'ReceiptRecorded' && event.allocations.some(({ outstanding }) => !isZero(outstanding)),
  );
  if (parts.length === 0) throw new Explained('No payment came in parts.');
  const amendments = events.filter(({ type }) => type === 'AmendmentExecuted').length;
  if (amendments === 0 || results.timerMoved === null) throw new Explained('No amendment moved a timer.');
  const { from, to } = results.timerMoved;
  const months = ((moments.at(-1)?.at ?? 0) - (moments[0]?.at ?? 0)) / monthMs;
  report(`  ${months.toFixed(1)} months of contract time`);
  report(`  ${events.length} events, ${mails.length} mails, ${reminders} reminders, ${parts.length} partial payment`);
  report(`  ${amendments} amendment, which moved the next deadline from ${showInstant(from)} to ${showInstant(to)}`);
  report(`  Stages: ${stages.join(' → ')}`);
  report(`  Events, read model and workflow said the same at each of ${moments.length} moments`);
}
