import { zoneClock } from '../../config/zone-clock';
import { type Contract } from '../../domain/contract/contract';
import { effectiveDueOn } from '../../domain/contract/due-day';
import { type Question } from '../../domain/contract/question';
import { type DeliveryReport, type Reading } from '../../domain/contract/reading';
import { type Day } from '../../domain/kernel/days';
import { type Database } from '../../prisma/client';
import { loadCachedCalendar } from '../../prisma/load-company';
import { loadOpenComments } from '../../prisma/load-comments';
import { digestsOf } from '../../prisma/load-inputs';
import { loadTexts } from '../../prisma/load-terms';

async function loadReport(
  db: Database,
  { contractId, timeZone }: Contract,
  { milestoneId, attempt }: Extract<Question, { kind: 'acceptance' }>,
): Promise<DeliveryReport | null> {
  const where = { contractId, milestoneId, attempt: { in: [attempt - 1, attempt] } };
  const reports = await db.delivery.findMany({ where });
  const of = (number: number) => reports.find((report) => report.attempt === number);
  const { deliveredOn = null, evidence = null } = of(attempt) ?? {};
  const { outcome = null, answeredAt = null, remark = null } = of(attempt - 1) ?? {};
  const rejected =
    outcome === 'rejected' && answeredAt
      ? { on: zoneClock.show(answeredAt.toISOString(), timeZone).slice(0, 10), reason: remark ?? '' }
      : null;
  if (!deliveredOn || evidence === null) return null;
  return { deliveredOn: deliveredOn.toISOString().slice(0, 10), evidence, rejected };
}

/**
 * The terms, which every page needs for its title. Comments and the delivery report are loaded only while the question is open and the reader may see
 * them.
 */
export async function loadReading(
  db: Database,
  contract: Contract,
  question: Question,
  isAsked: boolean,
): Promise<Reading> {
  const { contractId } = contract;
  const { termsOf } = await loadTexts(db, digestsOf(contract));
  const comments = isAsked && question.kind === 'approval' ? await loadOpenComments(db, contractId) : [];
  const report = isAsked && question.kind === 'acceptance' ? await loadReport(db, contract, question) : null;
  const calendar = await loadCachedCalendar(db);
  const dueOn = (agreed: Day) => effectiveDueOn(contract.terms, agreed, calendar);
  return { termsOf, comments, report, dueOn };
}
