import { type Contract } from '../../domain/contract/contract';
import { type Question } from '../../domain/contract/question';
import { type Reading } from '../../domain/contract/reading';
import { type Database } from '../../prisma/client';
import { loadOpenComments } from '../../prisma/load-comments';
import { digestsOf } from '../../prisma/load-inputs';
import { loadTexts } from '../../prisma/load-terms';

type Report = NonNullable<Reading['report']>;

async function loadReport(
  db: Database,
  contractId: string,
  { milestoneId, attempt }: Extract<Question, { kind: 'acceptance' }>,
): Promise<Report | null> {
  const report = await db.delivery.findUnique({
    where: { contractId_milestoneId_attempt: { contractId, milestoneId, attempt } },
    select: { deliveredOn: true, evidence: true },
  });
  const { deliveredOn = null, evidence = null } = report ?? {};
  return deliveredOn && evidence !== null ? { deliveredOn: deliveredOn.toISOString().slice(0, 10), evidence } : null;
}

/** Terms, by which every page names what it is about. What only the open question tells of is read for whoever may see it. */
export async function loadReading(
  db: Database,
  contract: Contract,
  question: Question,
  isAsked: boolean,
): Promise<Reading> {
  const { contractId } = contract;
  const { termsOf } = await loadTexts(db, digestsOf(contract));
  const comments = isAsked && question.kind === 'approval' ? await loadOpenComments(db, contractId) : [];
  const report = isAsked && question.kind === 'acceptance' ? await loadReport(db, contractId, question) : null;
  return { termsOf, comments, report };
}
