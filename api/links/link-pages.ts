import { type Request, type Response, Router, urlencoded } from 'express';
import { isOpenDecision } from '../../domain/decisions';
import { type Language } from '../../domain/people';
import { type Words } from '../../domain/words';
import { eventOf } from '../../prisma/rows';
import { contractState } from '../contracts/send-command';
import { ProblemError, statuses } from '../http/problem';
import { isUnavailable } from '../http/unavailable';
import { type Services } from '../services';
import { linkErrors, sendPage, UnknownLinkError } from './link-errors';
import { limitByAddress } from './rate-limit';
import { outcomeOf, whyClosed } from './outcome';
import { type Attempt, closedPage, decisionPage, type Showing, thanksPage } from './pages';
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
  if (link.expired) throw new UnknownLinkError('expired');
  return link;
}

async function showingOf({ db }: Services, link: Link, request: Request): Promise<Showing> {
  const asked = request.query['lang'];
  const language: Language = asked === 'en' || asked === 'zh-CN' ? asked : link.recipient.language;
  return { contract: await contractState(db, link.contractId), link, language };
}

async function closed({ db }: Services, showing: Showing, sent: boolean): Promise<string> {
  const { contract, link } = showing;
  const rows = await db.event.findMany({ where: { contractId: link.contractId }, orderBy: { seq: 'asc' } });
  const refusal = whyClosed(contract, link.decision, link.recipient, new Date().toISOString());
  const why = refusal && { en: refusal.sentence, 'zh-CN': refusal.sentenceZh };
  return closedPage(showing, { outcome: outcomeOf(rows.map(eventOf), link.decision), why, sent });
}

/** GET and HEAD: mail scanners follow every link, so looking changes nothing. */
async function look(services: Services, request: Request, response: Response): Promise<void> {
  const showing = await showingOf(services, await linkOf(services, request), request);
  const open = isOpenDecision(showing.contract, showing.link.decision);
  sendPage(response, 200, open ? decisionPage(showing, null) : await closed(services, showing, false));
}

async function decide(services: Services, request: Request, response: Response): Promise<void> {
  const { db } = services;
  const link = await linkOf(services, request);
  const answer = readAnswer(link, request.body);
  const showing = await showingOf(services, link, request);
  const again = (status: number, attempt: Attempt) => {
    sendPage(response, status, decisionPage(showing, attempt));
  };
  if ('attempt' in answer) {
    if (isOpenDecision(showing.contract, link.decision)) again(400, answer.attempt);
    else sendPage(response, 409, await closed(services, showing, true));
    return;
  }
  try {
    const won = await takeDecision(services, link, answer);
    const after = await showingOf(services, link, request);
    const rows = await db.event.findMany({ where: { contractId: link.contractId }, orderBy: { seq: 'asc' } });
    if (won) sendPage(response, 200, thanksPage(after, outcomeOf(rows.map(eventOf), link.decision)));
    else sendPage(response, 409, await closed(services, after, true));
  } catch (error) {
    if (error instanceof ProblemError && statuses[error.code] === 409) {
      const after = await showingOf(services, link, request);
      const open = isOpenDecision(after.contract, link.decision);
      // A rule may refuse what is still open, such as an approver who is no longer the one asked.
      if (open) again(409, { choice: answer.value, text: answer.text, field: null, problem: error.sentence });
      else sendPage(response, 409, await closed(services, after, true));
    } else if (isUnavailable(error)) {
      services.log.warn({ err: error, decisionId: link.decisionId }, 'A decision could not be confirmed in time.');
      response.set('Retry-After', '5');
      again(503, { choice: answer.value, text: answer.text, field: null, problem: notConfirmed });
    } else throw error;
  }
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
  router.use(() => {
    throw new UnknownLinkError('unknown');
  });
  router.use(linkErrors(services.log));
  return router;
}
