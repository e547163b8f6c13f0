import { type Client } from '@temporalio/client';
import { type Database } from '../prisma/client';
import { contractLifecycleType, contractWorkflowId } from '../workflows/messages';

interface Keeper {
  db: Database;
  client: Client;
  taskQueue: string;
  log: { info: (fields: object, message: string) => void; warn: (fields: object, message: string) => void };
}

interface Waiting {
  contract_id: string;
  seq: number;
}

const everyMs = 30_000;

/** The signal starts the workflow where none runs; it then takes everything from Postgres, from the first event on. */
async function wake({ client, taskQueue }: Keeper, { contract_id, seq }: Waiting): Promise<void> {
  await client.workflow.signalWithStart(contractLifecycleType, {
    workflowId: contractWorkflowId(contract_id),
    taskQueue,
    args: [{ contractId: contract_id }],
    signal: 'catchUp',
    signalArgs: [{ knownSeq: seq }],
  });
}

/** Contracts that wait for something and changed in the last minutes before everything stopped: there a worker may have died unheard. */
function changedLast(db: Database): Promise<Waiting[]> {
  return db.$queryRaw<Waiting[]>`
    SELECT DISTINCT c.contract_id, c.seq FROM contracts c JOIN events e USING (contract_id, seq)
    WHERE c.stage NOT IN ('archived', 'withdrawn', 'declined')
      AND e.recorded_at > (SELECT max(recorded_at) FROM events) - interval '10 minutes'`;
}

function allOpen(db: Database): Promise<Waiting[]> {
  return db.$queryRaw<Waiting[]>`
    SELECT contract_id, seq FROM contracts WHERE stage NOT IN ('archived', 'withdrawn', 'declined')`;
}

/** Notices that nobody has tried to send for a minute: the workflow that would does not know of them. */
function unsent(db: Database): Promise<Waiting[]> {
  return db.$queryRaw<Waiting[]>`
    SELECT DISTINCT c.contract_id, c.seq FROM contracts c JOIN notices n USING (contract_id)
    WHERE n.status = 'due' AND n.attempts = 0 AND n.created_at < clock_timestamp() - interval '60 seconds' LIMIT 500`;
}

/** How many contracts Temporal runs; null where the server cannot count. */
async function runningCount({ client }: Keeper): Promise<number | null> {
  const query = `WorkflowType = '${contractLifecycleType}' AND ExecutionStatus = 'Running'`;
  return client.workflow.count(query).then(
    ({ count }) => count,
    () => null,
  );
}

async function afterOutage(keeper: Keeper): Promise<void> {
  const { db, log } = keeper;
  const [open, running] = [await allOpen(db), await runningCount(keeper)];
  // Fewer workflows than contracts: Temporal's own database was lost, renewed or restored from an older backup.
  const lost = running !== null && running < open.length;
  const wanted = lost ? open : await changedLast(db);
  for (const contract of wanted) await wake(keeper, contract);
  if (wanted.length > 0)
    log.info({ contracts: wanted.length, lost }, 'Contracts were asked to catch up with Postgres.');
}

/**
 * Sees to it that no contract is forgotten after an outage: on start and whenever Temporal answers again it wakes what may have missed
 * something, and in between what has unsent notices. A contract that has missed nothing ignores it.
 * @returns a function that stops it
 */
export function keepContractsRunning(keeper: Keeper): () => void {
  const { db, client, log } = keeper;
  const woken = new Map<string, number>();
  let outage = true;
  const look = async () => {
    try {
      await client.workflowService.getSystemInfo({});
      if (outage) await afterOutage(keeper);
      outage = false;
      for (const contract of await unsent(db)) {
        if (woken.get(contract.contract_id) === contract.seq) continue;
        await wake(keeper, contract);
        woken.set(contract.contract_id, contract.seq);
      }
    } catch (error) {
      outage = true;
      log.warn({ err: error }, 'Temporal or Postgres does not answer; contracts are looked after again in a moment.');
    }
  };
  let timer: NodeJS.Timeout;
  let stopped = false;
  const round = async () => {
    await look();
    if (!stopped) timer = setTimeout(() => void round(), everyMs);
  };
  void round();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
