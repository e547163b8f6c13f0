import { contractWorkflowId } from '../workflows/messages';
import { bareWorkflowId } from './bare-messages';
import { commandsPerLife, liveBare, liveContract } from './lives';
import { type Subject } from './measure';
import { type BenchServers } from './bench-servers';

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Time for the worker and the server to finish an activity after its effect is visible. */
const completionMs = 400;

async function idsOf(servers: BenchServers, sql: string, values: unknown[]): Promise<string[]> {
  const { rows } = await servers.pool.query<{ id: string }>(sql, values);
  return rows.map(({ id }) => id);
}

function missing(kind: string, wanted: string[], found: string[]): string[] {
  const known = new Set(found);
  return wanted.filter((id) => !known.has(id)).map((id) => `${kind} ${id} is not as it should be.`);
}

/** The product: the real API and worker. */
export function contracts(servers: BenchServers): Subject {
  const { worker, api } = servers.pids;
  return {
    ...{ name: 'contract', live: liveContract, openCaller: servers.openCaller, worker, api },
    workflowId: contractWorkflowId,
    settle: async () => {
      const unsent = `SELECT effect_id AS id FROM outbox WHERE status IN ('due', 'sending') LIMIT 1`;
      while ((await idsOf(servers, unsent, [])).length > 0) await pause(100);
      await pause(completionMs);
    },
    check: async (lifeIds) =>
      missing(
        'Contract',
        lifeIds,
        await idsOf(
          servers,
          `SELECT c.contract_id AS id FROM contracts c JOIN events e ON e.stream_kind = 'contract' AND e.stream_id = c.contract_id
           WHERE c.stage = 'completed' AND c.contract_id = ANY($1)
           GROUP BY c.contract_id, c.seq
           HAVING count(*) = c.seq AND count(DISTINCT e.command_id) = $2`,
          [lifeIds, commandsPerLife],
        ),
      ),
  };
}

/** The bare workflow that the product is compared with. */
export async function bareLives(servers: BenchServers): Promise<Subject> {
  return {
    ...{ name: 'bare', live: liveBare, ...(await servers.startBare()) },
    workflowId: bareWorkflowId,
    settle: () => pause(completionMs),
    check: async (lifeIds) =>
      missing(
        'Bare life',
        lifeIds,
        await idsOf(
          servers,
          `SELECT l.life_id AS id FROM bench_lives l JOIN bench_steps s USING (life_id)
           WHERE l.step = $2 AND l.life_id = ANY($1) GROUP BY l.life_id HAVING count(*) = $2`,
          [lifeIds, commandsPerLife],
        ),
      ),
  };
}
