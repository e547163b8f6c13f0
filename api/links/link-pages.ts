import { randomUUID } from 'node:crypto';
import { type Request, type Response, Router, urlencoded } from 'express';
import { isOpenDecision } from '../../domain/contract/decisions';
import { type Language } from '../../domain/kernel/people';
import { type WaitingItem } from '../../domain/contract/waiting-item';
import { type Words } from '../../domain/kernel/words';
import { eventOf } from '../../prisma/rows';
import { contractState, sendCommand } from '../contracts/send-command';
import { ProblemError, statuses } from '../http/problem';
import { isUnavailable } from '../http/unavailable';
import { type Services } from '../services';
import { type Attempt } from './decision-form';
import { codeTooSoon, gatePage, lockedPage, noCode, readGateStep, wrongCode } from './gate-page';
import { linkErrors, sendPage, UnknownLinkError } from './link-errors';
import { askForCode, isCodeOut, isLocked, isUnlocked, sessionCookie, unlock } from './one-time-code';
import { limitByAddress } from './rate-limit';
import { outcomeOf, whyClosed } from './outcome';
import { asidePage, closedPage, decisionPage, resentPage, thanksPage } from './pages';
import { linkFile, linkFiles } from './link-files';
import { readingOf } from './reading';
import { type Showing } from './showing';
import { readAnswer, takeDecision } from './take-decision';
import { findLink, type Link } from './tokens';

const notConfirmed: Words = {
  en: 'The answer did not come in time. Please send it again: it counts once.',
  'zh-CN': '未能及时得到确认，请再次提交，系统只会记录一次。',
};

async function linkOf(services: Services, request: Request): Promise<Link> {
  const { token } = request.params;
  const link = typeof token === 'string' ? await findLink(services.db, token) : null;
  if (!link) throw new UnknownLinkError('unknown');
  return link;
}

async function showingOf({ db }: Services, link: Link, request: Request): Promise<Showing> {
  const asked = request.query['lang'];
  const language: Language =
    asked === 'en' ? 'en' : asked === 'zh-CN' || asked === 'zh' ? 'zh-CN' : link.recipient.language;
  const row = await db.contract.findUnique({ where: { contractId: link.contractId }, select: { waiting: true } });
  const unlocked = await isUnlocked(db, link, request);
  const waiting = (unlocked ? (row?.waiting ?? []) : []) as unknown as WaitingItem[]; // written by recordTransition
  const contract = await contractState(db, link.contractId);
  const reading = unlocked && isOpenDecision(contract, link.decision) ? await readingOf(db, contract, link) : null;
  return { contract, waiting, link, language, unlocked, reading, token: String(request.params['token']) };
}

const expiredWords: Words = { en: 'This link has expired.', 'zh-CN': '此链接已过期。' };

/** Whether somebody is waited for to whom the current link can be mailed. */
function mayResend({ contract, link }: Showing): boolean {
  const { kind } = link.decision;
  if (kind !== 'approval' && kind !== 'confirmation') return false;
  return contract.stage === 'in_approval' || contract.stage === 'awaiting_customer';
}

async function closed({ db }: Services, showing: Showing, sent: boolean): Promise<string> {
  const { contract, link } = showing;
  const rows = await db.event.findMany({ where: { contractId: link.contractId }, orderBy: { seq: 'asc' } });
  const refusal = whyClosed(contract, link.decision, link.recipient, new Date().toISOString());
  const stale = refusal && { en: refusal.sentence, 'zh-CN': refusal.sentenceZh };
  const why = link.expired && isOpenDecision(contract, link.decision) ? expiredWords : stale;
  const outcome = outcomeOf(rows.map(eventOf), link.decision);
  return closedPage(showing, { outcome, why, sent, mayResend: mayResend(showing) });
}

function isUsable({ contract, link }: Showing): boolean {
  return !link.expired && isOpenDecision(contract, link.decision);
}

/** GET and HEAD: mail scanners follow every link, so looking changes nothing. */
async function look(services: Services, request: Request, response: Response): Promise<void> {
  const showing = await showingOf(services, await linkOf(services, request), request);
  if (!isUsable(showing)) sendPage(response, showing.link.expired ? 410 : 200, await closed(services, showing, false));
  else if (showing.unlocked) sendPage(response, 200, decisionPage(showing, null));
  else await gate(services, showing, response, { status: 200, problem: null });
}

/** The page before the document, as it stands: to ask for a code, to type it, or to learn that too many were wrong. */
async function gate(
  { db }: Services,
  showing: Showing,
  response: Response,
  { status, problem }: { status: number; problem: Words | null },
): Promise<void> {
  const { link } = showing;
  if (await isLocked(db, link)) sendPage(response, 403, lockedPage(showing, mayResend(showing)));
  else sendPage(response, status, gatePage(showing, { sent: await isCodeOut(db, link), problem }));
}

/** Sends what is open now to the address on record; whoever presses the button learns nothing. */
async function resend(services: Services, showing: Showing, response: Response): Promise<void> {
  const { link } = showing;
  if (!mayResend(showing)) {
    sendPage(response, 409, await closed(services, showing, true));
    return;
  }
  const id = randomUUID();
  try {
    await sendCommand(services, {
      ...{ contractId: link.contractId, commandId: `resend:${id}`, fingerprint: id },
      actor: { kind: 'link', id: link.decisionId, name: link.recipient.name },
      commandFor: () => ({ type: 'resendLink' }),
    });
    sendPage(response, 200, resentPage(showing, null));
  } catch (error) {
    if (!(error instanceof ProblemError) || statuses[error.code] !== 409) throw error;
    sendPage(response, 409, resentPage(showing, error.sentence));
  }
}

/** What comes before the document: asking for a code, and typing it. True when nothing more is to be done. */
async function passGate(services: Services, showing: Showing, request: Request, response: Response): Promise<boolean> {
  const { link, language, unlocked } = showing;
  if (unlocked) return false;
  const step = readGateStep(request.body);
  if (step.action === 'code') {
    const isAsked = await askForCode(services, link);
    const isOut = isAsked || (await isCodeOut(services.db, link));
    await gate(services, showing, response, { status: isOut ? 200 : 429, problem: isOut ? null : codeTooSoon });
  } else if (step.action === 'unlock') {
    const session = step.code.length === 6 ? await unlock(services.db, link, step.code) : null;
    if (step.code.length !== 6) await gate(services, showing, response, { status: 400, problem: noCode });
    else if (session === null) await gate(services, showing, response, { status: 403, problem: wrongCode });
    else {
      const secure = request.secure ? '; Secure' : '';
      response.set(
        'Set-Cookie',
        `${sessionCookie}=${session}; Path=${request.baseUrl}${request.path}; HttpOnly; SameSite=Lax${secure}`,
      );
      response.set('Cache-Control', 'no-store').redirect(303, `?lang=${language}`);
    }
  } else await gate(services, showing, response, { status: 403, problem: null });
  return true;
}

async function answer(services: Services, showing: Showing, request: Request, response: Response): Promise<void> {
  const { link } = showing;
  const answered = readAnswer(link, request.body);
  const again = (status: number, attempt: Attempt) => {
    sendPage(response, status, decisionPage(showing, attempt));
  };
  if ('attempt' in answered) {
    again(400, answered.attempt);
    return;
  }
  const { choice, details } = answered;
  const failed = (problem: Words): Attempt => ({ choice: choice.value, details, field: null, problem });
  try {
    const won = await takeDecision(services, link, answered);
    const after = await showingOf(services, link, request);
    if (!won) sendPage(response, 409, await closed(services, after, true));
    else if (choice.isAside && isOpenDecision(after.contract, link.decision)) sendPage(response, 200, asidePage(after));
    else sendPage(response, 200, thanksPage(after, await outcomeNow(services, link)));
  } catch (error) {
    if (error instanceof ProblemError && statuses[error.code] === 409) {
      const after = await showingOf(services, link, request);
      // A rule may refuse what is still open, such as an approver who is no longer the one asked.
      if (isOpenDecision(after.contract, link.decision)) again(409, failed(error.sentence));
      else sendPage(response, 409, await closed(services, after, true));
    } else if (isUnavailable(error)) {
      services.log.warn({ err: error, decisionId: link.decisionId }, 'A decision could not be confirmed in time.');
      response.set('Retry-After', '5');
      again(503, failed(notConfirmed));
    } else throw error;
  }
}

async function outcomeNow({ db }: Services, link: Link) {
  const rows = await db.event.findMany({ where: { contractId: link.contractId }, orderBy: { seq: 'asc' } });
  return outcomeOf(rows.map(eventOf), link.decision);
}

/** The POST of a page: what it asks for, in the order in which it can be had. */
async function decide(services: Services, request: Request, response: Response): Promise<void> {
  const link = await linkOf(services, request);
  const showing = await showingOf(services, link, request);
  if (readGateStep(request.body).action === 'resend') return resend(services, showing, response);
  if (!isUsable(showing)) {
    // What was sent may be what is on record: a form sent twice is told so, not scolded.
    const answered = readAnswer(link, request.body);
    const isRepeated = !link.expired && !('attempt' in answered) && (await isOnRecord(services, link));
    if (!isRepeated) {
      sendPage(response, link.expired ? 410 : 409, await closed(services, showing, true));
      return;
    }
  } else if (await passGate(services, showing, request, response)) return;
  await answer(services, showing, request, response);
}

async function isOnRecord({ db }: Services, { contractId, decisionId }: Link): Promise<boolean> {
  return (await db.event.count({ where: { contractId, commandId: `link:${decisionId}` } })) > 0;
}

/** The pages behind the links in mails. */
export function linkPages(services: Services): Router {
  const router = Router();
  router.use(limitByAddress());
  router
    .route('/:token')
    .get((request, response) => look(services, request, response))
    .post(urlencoded({ extended: false, limit: '64kb' }), (request, response) => decide(services, request, response))
    .all((_request, response) => {
      response.set('Allow', 'GET, HEAD, POST');
      throw new UnknownLinkError('method');
    });
  for (const [path, answer] of Object.entries(linkFiles)) router.get(path, linkFile(services, answer));
  router.use(() => {
    throw new UnknownLinkError('unknown');
  });
  router.use(linkErrors(services.log));
  return router;
}
