import { type Request } from 'express';
import { isOpenQuestion, sideOf } from '../../domain/contract/ask';
import { type WaitingItem } from '../../domain/contract/waiting-item';
import { type Language } from '../../domain/kernel/people';
import { type Database } from '../../prisma/client';
import { loadContract } from '../../prisma/load-contract';
import { problem } from '../http/problem';
import { isUnlocked } from './one-time-code';
import { loadReading } from './reading';
import { type Showing } from './showing';
import { loadShownRevision } from './shown-revision';
import { type Link } from './tokens';

/** On whom the contract waits; the customer's side learns only of what waits for the customer. */
async function loadWaiting(db: Database, { contractId, question }: Link): Promise<WaitingItem[]> {
  const row = await db.contract.findUnique({ where: { contractId }, select: { waiting: true } });
  const waiting = (row?.waiting ?? []) as unknown as WaitingItem[]; // written by the recorder
  return waiting.filter(({ role }) => sideOf(question) === 'ours' || role === 'customer');
}

/** Everything that a page of the link can show to this browser. @throws ProblemError 404 */
export async function loadShowing(db: Database, link: Link, request: Request): Promise<Showing> {
  const asked = request.query['lang'];
  const language: Language =
    asked === 'en' ? 'en' : asked === 'zh-CN' || asked === 'zh' ? 'zh-CN' : link.recipient.language;
  const contract = await loadContract(db, link.contractId);
  if (!contract) throw problem('CONTRACT_NOT_FOUND');
  const unlocked = await isUnlocked(db, link, request);
  const isAsked = unlocked && isOpenQuestion(contract, link.question);
  const reading = await loadReading(db, contract, link.question, isAsked);
  return {
    ...{ contract, link, language, unlocked, reading, terms: reading.termsOf(contract.terms) },
    waiting: unlocked ? await loadWaiting(db, link) : [],
    revision: isAsked ? await loadShownRevision(db, contract, link) : null,
    token: String(request.params['token']),
  };
}
