import { type Response, Router } from 'express';
import { MissingObjectError } from '../documents/store/object-store';
import { sendProblem } from './http/errors';
import { languageOf } from './http/language';
import { problem } from './http/problem';
import { type Words, words } from '../domain/kernel/words';
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

/** As Temporal's API numbers it (temporal.api.enums.v1.TaskQueueType). */
const workflowQueue = 1 as never; // the enum is in a package that only tests need

/** A worker asks for work again at least once a minute. */
const pollsWithinMs = 90_000;

/** Whether somebody takes the work: commands wait in vain without a worker. */
async function workersPoll({ temporal, taskQueue }: Pick<Services, 'temporal' | 'taskQueue'>): Promise<void> {
  const { namespace } = temporal.options;
  const { pollers } = await temporal.withDeadline(Date.now() + answerWithinMs, () =>
    temporal.workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name: taskQueue },
      taskQueueType: workflowQueue,
    }),
  );
  const since = (Date.now() - pollsWithinMs) / 1000;
  if (!pollers.some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) > since)) throw new Error('None.'); // seconds, not an amount
}

/** No object has this digest: a store that says so answers. */
const nobodys = '0'.repeat(64);

async function storeAnswers({ store }: Pick<Services, 'store'>): Promise<void> {
  await store.get(nobodys).catch((error: unknown) => {
    if (!(error instanceof MissingObjectError)) throw error;
  });
}

type Needed = Pick<Services, 'db' | 'temporal' | 'taskQueue' | 'store'>;

/** What commands need and does not answer. */
async function notReady(services: Needed): Promise<Words[]> {
  const { db, temporal } = services;
  const [postgres, server, store] = await Promise.all([
    isUp(db.$queryRaw`SELECT 1`),
    isUp(temporal.withDeadline(Date.now() + answerWithinMs, () => temporal.workflowService.getSystemInfo({}))),
    isUp(storeAnswers(services)),
  ]);
  // Without Temporal nobody knows of workers.
  const worker = !server || (await isUp(workersPoll(services)));
  return [
    ...(postgres ? [] : [words('Postgres', 'Postgres')]),
    ...(server ? [] : [words('Temporal', 'Temporal')]),
    ...(worker ? [] : [words('a worker', '工作进程（worker）')]),
    ...(store ? [] : [words('the document store', '文档库')]),
  ];
}

/** `live`: the process answers. `ready`: so do Postgres, Temporal, a worker and the document store; if not, it says which do not. */
export function health(services: Needed): Router {
  const router = Router();
  const noStore = (response: Response) => response.set('Cache-Control', 'no-store');
  router.get('/live', (_request, response) => {
    noStore(response).json({ status: 'live' });
  });
  router.get('/ready', async (request, response) => {
    const down = await notReady(services);
    noStore(response);
    if (down.length === 0) response.json({ status: 'ready' });
    else {
      const both = words(down.map(({ en }) => en).join(', '), down.map((name) => name['zh-CN']).join('、'));
      sendProblem(response, problem('NOT_READY', both), languageOf(request));
    }
  });
  return router;
}
