import { type Request } from 'express';
import { candidatesFor } from '../../domain/approval/candidates';
import { isOpenQuestion, type QuestionSheet, questionSheet, sideOf } from '../../domain/contract/ask';
import { type Contract } from '../../domain/contract/contract';
import { type ContractEvent } from '../../domain/contract/events';
import { type Question } from '../../domain/contract/question';
import { evolve } from '../../domain/contract/evolve';
import { type WaitingItem } from '../../domain/contract/waiting-item';
import { type Terms } from '../../domain/drafting/terms';
import { isWeighty } from '../../domain/drafting/warning';
import { type Language } from '../../domain/kernel/people';
import { words } from '../../domain/kernel/words';
import { type Database } from '../../prisma/client';
import { loadCompany } from '../../prisma/load-company';
import { loadContract } from '../../prisma/load-contract';
import { loadEvents } from '../../prisma/load-events';
import { loadHindrance } from '../../prisma/load-hindrance';
import { waitingNow } from '../../prisma/load-waiting';
import { loadWarnings } from '../../prisma/load-warnings';
import { problem } from '../http/problem';
import { loadChanges } from './known-changes';
import { isUnlocked } from './one-time-code';
import { findClosing } from './outcome';
import { loadReadable, mayRead } from './readable';
import { loadReading } from './reading';
import { type Showing, type Warned } from './showing';

import { type Link } from './tokens';

/** On whom the contract waits; readers of the customer see only what waits for the customer. */
async function loadWaiting(db: Database, contract: Contract, { contractId, question }: Link): Promise<WaitingItem[]> {
  const row = await db.contract.findUnique({ where: { contractId }, select: { waiting: true } });
  const waiting = (row?.waiting ?? []) as unknown as WaitingItem[]; // written by `recordTransition`
  return (await waitingNow(db, contract, waiting)).filter(
    ({ role }) => sideOf(question) === 'ours' || role === 'customer',
  );
}

/** The people to whom an approver may delegate. */
async function loadColleagues(
  db: Database,
  contract: Contract,
  question: Question,
): Promise<Pick<Showing, 'company' | 'colleagues'>> {
  if (question.kind !== 'approval') return { company: null, colleagues: [] };
  const company = await loadCompany(db, contract);
  return { company, colleagues: candidatesFor(contract, question, { company, now: new Date().toISOString() }) };
}

/**
 * The warnings for an approver of a revision and for the owner of a draft, and for an approver of a change why it cannot be approved at present; none for
 * a customer.
 */
async function loadWarned(db: Database, contract: Contract, terms: Terms, link: Link): Promise<Warned[]> {
  const { question, recipient } = link;
  const isRevision = question.kind === 'approval' && question.subject.kind === 'revision';
  const isDrafting = question.kind === 'ownership' && contract.stage === 'draft';
  if (isRevision || isDrafting) {
    const warnings = await loadWarnings(db, contract, terms);
    return warnings.map((one) => ({ message: one.message, isWeighty: isWeighty(one) }));
  }
  if (question.kind !== 'approval') return [];
  const { subject, stepId } = question;
  const approval = { type: 'approve', subject, stepId, approver: recipient.email, comment: null } as const;
  const refusal = await loadHindrance(db, contract, approval);
  return refusal ? [{ message: words(refusal.sentence, refusal.sentenceZh), isWeighty: true }] : [];
}

/** The question as it was asked before this event closed it; null if the contract did not exist. */
async function sheetBefore(db: Database, link: Link, closing: ContractEvent): Promise<QuestionSheet | null> {
  const { contractId, question } = link;
  const events = await loadEvents(db, contractId, { through: closing.seq - 1 });
  const before = events.reduce<Contract | null>(evolve, null);
  return before && questionSheet(before, question, await loadReading(db, before, question, true));
}

/**
 * Loads everything that the pages of the link may show to this browser.
 * @throws ProblemError 404
 */
export async function loadShowing(db: Database, link: Link, request: Request): Promise<Showing> {
  const asked = request.query['lang'];
  const language: Language =
    asked === 'en' ? 'en' : asked === 'zh-CN' || asked === 'zh' ? 'zh-CN' : link.recipient.language;
  const contract = await loadContract(db, link.contractId);
  if (!contract) throw problem('CONTRACT_NOT_FOUND');
  const unlocked = await isUnlocked(db, link, request);
  const isOpen = isOpenQuestion(contract, link.question);
  const isAsked = unlocked && isOpen;
  const reading = await loadReading(db, contract, link.question, isAsked);
  const terms = reading.termsOf(contract.terms);
  const closing = isOpen ? null : await findClosing(db, link);
  const before = unlocked && closing ? await sheetBefore(db, link, closing) : null;
  const readable = mayRead(contract, link, closing) ? await loadReadable(db, contract, link) : null;
  return {
    ...{ contract, link, language, unlocked, reading, closing, terms },
    sheet: before ?? questionSheet(contract, link.question, reading),
    waiting: unlocked ? await loadWaiting(db, contract, link) : [],
    readable: unlocked ? readable : null,
    isLocked: !unlocked && readable !== null,
    warnings: isAsked ? await loadWarned(db, contract, terms, link) : [],
    changes: isAsked ? await loadChanges(db, contract, link) : null,
    decided: readable && before ? before.special : [],
    ...(await loadColleagues(db, contract, link.question)),
    token: String(request.params['token']),
  };
}
