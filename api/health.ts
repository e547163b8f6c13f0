import { type Response, Router } from 'express';
import { sendProblem } from './http/errors';
import { languageOf } from './http/language';
import { problem } from './http/problem';
import { type Services } from './services';

const answerWithinMs = 3_000;

async function isUp(check: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, answerWithinMs, false);
  });
  const up = check.then(
    () => true,
    () => false,
  );
  return Promise.race([up, late]).finally(() => {
    clearTimeout(timer);
  });
}

/** `live`: the process answers. `ready`: so do Postgres and Temporal; if not, it says which does not. */
export function health({ db, temporal }: Pick<Services, 'db' | 'temporal'>): Router {
  const router = Router();
  const noStore = (response: Response) => response.set('Cache-Control', 'no-store');
  router.get('/live', (_request, response) => {
    noStore(response).json({ status: 'live' });
  });
  router.get('/ready', async (request, response) => {
    const [postgresUp, temporalUp] = await Promise.all([
      isUp(db.$queryRaw`SELECT 1`),
      isUp(temporal.withDeadline(Date.now() + answerWithinMs, () => temporal.workflowService.getSystemInfo({}))),
    ]);
    const down = [...(postgresUp ? [] : ['Postgres']), ...(temporalUp ? [] : ['Temporal'])];
    noStore(response);
    if (down.length === 0) response.json({ status: 'ready' });
    else sendProblem(response, problem('NOT_READY', down.join(', ')), languageOf(request));
  });
  return router;
}
