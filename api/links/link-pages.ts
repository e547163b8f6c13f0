import { randomUUID } from 'node:crypto';
import { type Request, type Response, Router, urlencoded } from 'express';
import { isOpenQuestion } from '../../domain/contract/ask';
import { mayMailAgain } from '../../domain/contract/mail-again';
import { type Words } from '../../domain/kernel/words';
import { sendCommand } from '../contracts/send-command';
import { addressOfCaller, queued, type RequestQueues } from '../http/request-queues';
import { ProblemError, statusOf } from '../http/problem';
import { isUnavailable } from '../http/unavailable';
import { type Services } from '../services';
import { type Attempt } from './answer-fields';
import { answerQuestion, isOnRecord, readAnswer } from './answer-question';
import { codeTooSoon, codePage, lockedPage, noCode, readCodeStep, wrongCode } from './code-page';
import { linkErrors, sendPage, UnknownLinkError } from './link-errors';
import { askForCode, isCodeOut, isLocked, sessionCookie, unlock } from './one-time-code';
import { limitByAddress } from './rate-limit';
import { whyClosed } from './outcome';
import { asidePage, closedPage, questionPage, resentPage, thanksPage } from './pages';
import { linkFile, linkFiles } from './link-files';
import { loadShowing } from './load-showing';
import { assertOwns } from './owner-access';
import { actAsOwner, showOwnersPage } from './owner-routes';
import { type Showing } from './showing';
import { findLink, type Link, linkActor } from './tokens';

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

const expiredWords: Words = { en: 'This link has expired.', 'zh-CN': '此链接已过期。' };
const notResent: Words = {
  en: 'The link is not sent again from here: the question is still open, and this page answers it.',
  'zh-CN': '该事项仍待处理，请直接在本页面作出决定，无需重新发送链接。',
};
const anotherAnswer: Words = {
  en: 'Another answer to this question was recorded before; yours was not.',
  'zh-CN': '该事项此前已登记其他决定，本次提交未予登记。',
};

/** Whether the page may offer to mail the current link again. A customer is not told that our side is still deciding. */
function mayResend({ contract, link }: Showing): boolean {
  const { question } = link;
  return question.kind !== 'acceptance' && question.kind !== 'ownership' && mayMailAgain(contract, linkActor(link));
}

/** The page without a form: how the question was closed; if it is open, that the link has expired or why the request was refused. */
function closed(showing: Showing, sent: boolean, refused = expiredWords): string {
  const { contract, link } = showing;
  const isOpen = isOpenQuestion(contract, link.question);
  const ofOpen = link.expired ? expiredWords : refused;
  const why = isOpen ? ofOpen : whyClosed(contract, link, new Date().toISOString());
  return closedPage(showing, { why, sent, mayResend: mayResend(showing) });
}

function isUsable({ contract, link }: Showing): boolean {
  return !link.expired && isOpenQuestion(contract, link.question);
}

/** GET and HEAD change nothing: mail scanners follow every link. */
async function look(services: Services, request: Request, response: Response): Promise<void> {
  const showing = await loadShowing(services.db, await linkOf(services, request), request);
  if (showing.link.question.kind === 'ownership') {
    await assertOwns(services.db, showing.contract, showing.link);
    if (showing.unlocked) return showOwnersPage(services, showing, response);
  }
  if (!isUsable(showing)) sendPage(response, showing.link.expired ? 410 : 200, closed(showing, false));
  else if (showing.unlocked) sendPage(response, 200, questionPage(showing, null));
  else await showCodePage(services, showing, response, { status: 200, problem: null });
}

/** The page before the document: to ask for a code, to type it, or the message that too many were wrong. */
async function showCodePage(
  { db }: Services,
  showing: Showing,
  response: Response,
  { status, problem }: { status: number; problem: Words | null },
): Promise<void> {
  const { link } = showing;
  if (await isLocked(db, link)) sendPage(response, 403, lockedPage(showing, mayResend(showing)));
  else sendPage(response, status, codePage(showing, { sent: await isCodeOut(db, link), problem }));
}

/** Mails the current link to the address on record. The page does not reveal the address. */
async function resend(services: Services, showing: Showing, response: Response): Promise<void> {
  const { link } = showing;
  if (!mayResend(showing)) {
    sendPage(response, 409, closed(showing, true, notResent));
    return;
  }
  const id = randomUUID();
  try {
    await sendCommand(services, {
      ...{ contractId: link.contractId, commandId: `resend:${id}`, fingerprint: id },
      actor: linkActor(link),
      commandFor: () => ({ type: 'resendLink' }),
    });
    sendPage(response, 200, resentPage(showing, null));
  } catch (error) {
    if (!(error instanceof ProblemError) || statusOf(error.code) !== 409) throw error;
    sendPage(response, 409, resentPage(showing, error.sentence));
  }
}

/**
 * Handles asking for a code and typing it.
 * @returns true if the response was sent
 */
async function passCodeCheck(
  services: Services,
  showing: Showing,
  request: Request,
  response: Response,
): Promise<boolean> {
  const { link, language, unlocked } = showing;
  if (unlocked) return false;
  const step = readCodeStep(request.body);
  if (step.action === 'code') {
    const isAsked = await askForCode(services, link);
    const isOut = isAsked || (await isCodeOut(services.db, link));
    await showCodePage(services, showing, response, { status: isOut ? 200 : 429, problem: isOut ? null : codeTooSoon });
  } else if (step.action === 'unlock') {
    const session = step.code.length === 6 ? await unlock(services.db, link, step.code) : null;
    if (step.code.length !== 6) await showCodePage(services, showing, response, { status: 400, problem: noCode });
    else if (session === null) await showCodePage(services, showing, response, { status: 403, problem: wrongCode });
    else {
      const secure = request.secure ? '; Secure' : '';
      response.set(
        'Set-Cookie',
        `${sessionCookie}=${session}; Path=${request.baseUrl}${request.path}; HttpOnly; SameSite=Lax${secure}`,
      );
      response.set('Cache-Control', 'no-store').redirect(303, `?lang=${language}`);
    }
  } else await showCodePage(services, showing, response, { status: 403, problem: null });
  return true;
}

async function answer(services: Services, showing: Showing, request: Request, response: Response): Promise<void> {
  const { link } = showing;
  const answered = readAnswer(link, request.body);
  const again = (status: number, attempt: Attempt) => {
    sendPage(response, status, questionPage(showing, attempt));
  };
  if ('attempt' in answered) {
    again(400, answered.attempt);
    return;
  }
  const { choice, details } = answered;
  const failed = (problem: Words): Attempt => ({ choice: choice.value, details, field: null, problem });
  try {
    const won = await answerQuestion(services, link, answered);
    const after = await loadShowing(services.db, link, request);
    if (!won) sendPage(response, 409, closed(after, true, anotherAnswer));
    else if (choice.isAside && isOpenQuestion(after.contract, link.question)) sendPage(response, 200, asidePage(after));
    else sendPage(response, 200, thanksPage(after));
  } catch (error) {
    if (error instanceof ProblemError && statusOf(error.code) === 409) {
      const after = await loadShowing(services.db, link, request);
      // The question may still be open although the answer was refused, for example if somebody else is asked now.
      if (isOpenQuestion(after.contract, link.question)) again(409, failed(error.sentence));
      else sendPage(response, 409, closed(after, true));
    } else if (isUnavailable(error)) {
      services.log.warn({ err: error, questionId: link.questionId }, 'An answer could not be confirmed in time.');
      response.set('Retry-After', '5');
      again(503, failed(notConfirmed));
    } else throw error;
  }
}

/** Handles an answer to a closed question. If it equals the recorded answer, for example because the form was sent twice, the page confirms it. */
async function repeat(services: Services, showing: Showing, request: Request, response: Response): Promise<void> {
  const { link } = showing;
  const answered = readAnswer(link, request.body);
  const isRecorded = !('attempt' in answered) && (await isOnRecord(services.db, link, answered));
  if (isRecorded && !link.expired) {
    sendPage(response, 200, thanksPage(showing));
  } else sendPage(response, link.expired ? 410 : 409, closed(showing, true));
}

/** Handles a POST: resending the link, the code, or the answer. */
async function post(services: Services, request: Request, response: Response): Promise<void> {
  const link = await linkOf(services, request);
  const showing = await loadShowing(services.db, link, request);
  if (link.question.kind === 'ownership') {
    await assertOwns(services.db, showing.contract, showing.link);
    const passed = await passCodeCheck(services, showing, request, response);
    return passed ? undefined : actAsOwner(services, showing, request, response);
  }
  if (readCodeStep(request.body).action === 'resend') return resend(services, showing, response);
  // A closed question that can still be read needs the code too.
  const opens = showing.isLocked && readCodeStep(request.body).action !== 'decide';
  if (!isUsable(showing) && !opens) return repeat(services, showing, request, response);
  if (!(await passCodeCheck(services, showing, request, response))) await answer(services, showing, request, response);
}

/** The pages behind the links in mails. */
export function linkPages(services: Services, queues: RequestQueues): Router {
  const router = Router();
  const answering = queued(queues.post, addressOfCaller, (request, response) => post(services, request, response));
  router.use(limitByAddress());
  router
    .route('/:token')
    .get((request, response) => look(services, request, response))
    .post(urlencoded({ extended: false, limit: '64kb' }), answering)
    .all((_request, response) => {
      response.set('Allow', 'GET, HEAD, POST');
      throw new UnknownLinkError('method');
    });
  for (const [path, send] of Object.entries(linkFiles)) router.get(path, linkFile(services, send));
  router.use(() => {
    throw new UnknownLinkError('unknown');
  });
  router.use(linkErrors(services.log));
  return router;
}
