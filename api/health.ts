import { type Response, Router } from 'express';
import { isNotFound } from '../config/namespace';
import { MissingObjectError } from '../documents/store/object-store';
import { sendProblem } from './http/errors';
import { languageOf } from './http/language';
import { problem } from './http/problem';
import { type Words, words } from '../domain/kernel/words';
import { type Services } from './services';

const answerWithinMs = 3_000;

/** The error of the check or of its timeout; null if the check succeeds. */
async function failureOf(check: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<unknown>((resolve) => {
    timer = setTimeout(resolve, answerWithinMs, new Error(`No answer within ${answerWithinMs} ms.`));
  });
  const failed = check.then(
    () => null,
    (error: unknown) => error,
  );
  return Promise.race([failed, late]).finally(() => {
    clearTimeout(timer);
  });
}

/** Number of the workflow task queue in Temporal's API (temporal.api.enums.v1.TaskQueueType). */
const workflowQueue = 1 as never; // the enum is in a package that only tests need

/** A worker polls at least once a minute; the rest is for clocks that differ. The README names this bound. */
const pollsWithinMs = 90_000;

/** Fails if no worker polls the task queue: commands would time out without one. */
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
  if (!pollers.some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) > since))
    throw new Error('No worker has asked for work.'); // seconds, not an amount
}

/** A digest that no object has. If the store answers that it has no such object, it works. */
const nobodys = '0'.repeat(64);

async function storeAnswers({ store }: Pick<Services, 'store'>): Promise<void> {
  await store.get(nobodys).catch((error: unknown) => {
    if (!(error instanceof MissingObjectError)) throw error;
  });
}

type Needed = Pick<Services, 'db' | 'temporal' | 'taskQueue' | 'store' | 'log'>;

interface Missing {
  what: Words;
  why: unknown;
}

/** The services that commands need and that do not answer. */
async function notReady(services: Needed): Promise<Missing[]> {
  const { db, temporal } = services;
  const [postgres, server, store] = await Promise.all([
    failureOf(db.$queryRaw`SELECT 1`),
    failureOf(temporal.withDeadline(Date.now() + answerWithinMs, () => temporal.workflowService.getSystemInfo({}))),
    failureOf(storeAnswers(services)),
  ]);
  // Only Temporal knows the workers, so they are not checked while it is down.
  const worker = server === null ? await failureOf(workersPoll(services)) : null;
  const found: Missing[] = [
    { what: words('Postgres', 'Postgres'), why: postgres },
    { what: words('Temporal', 'Temporal'), why: server },
    {
      what: isNotFound(worker)
        ? words('the Temporal namespace', 'Temporal 命名空间')
        : words('a worker', '工作进程（worker）'),
      why: worker,
    },
    { what: words('the document store', '文档库'), why: store },
  ];
  return found.filter(({ why }) => why !== null);
}

/** Logs why the API is not ready, once for each change, because probes ask every few seconds. */
function missingLog({ log }: Pick<Services, 'log'>): (missing: readonly Missing[]) => void {
  let before = '';
  return (missing) => {
    const now = missing.map(({ what }) => what.en).join();
    const isNews = now !== before;
    before = now;
    if (isNews) for (const { what, why } of missing) log.warn({ err: why }, `Not ready: ${what.en}.`);
  };
}

/**
 * `live`: the process answers. `ready`: Postgres, Temporal, a worker and the document store answer too; otherwise the answer names those that do not.
 */
export function health(services: Needed): Router {
  const router = Router();
  const logMissing = missingLog(services);
  const noStore = (response: Response) => response.set('Cache-Control', 'no-store');
  router.get('/live', (_request, response) => {
    noStore(response).json({ status: 'live' });
  });
  router.get('/ready', async (request, response) => {
    const missing = await notReady(services);
    logMissing(missing);
    noStore(response);
    if (missing.length === 0) response.json({ status: 'ready' });
    else {
      const names = missing.map(({ what }) => what);
      const both = words(names.map(({ en }) => en).join(', '), names.map((name) => name['zh-CN']).join('、'));
      sendProblem(response, problem('NOT_READY', both), languageOf(request));
    }
  });
  return router;
}
