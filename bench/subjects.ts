import { contractWorkflowId } from '../workflows/messages';
import { bareWorkflowId } from './bare-messages';
import { commandsPerLife, liveBare, liveContract } from './lives';
import { type Subject } from './slot';
import { type Stage } from './stage';

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** What the last activity's completion still costs the worker and the server after its effect was seen. */
const afterglowMs = 400;

async function idsOf(stage: Stage, sql: string, values: unknown[]): Promise<string[]> {
  const { rows } = await stage.pool.query<{ id: string }>(sql, values);
  return rows.map(({ id }) => id);
}

function missing(kind: string, wanted: string[], found: string[]): string[] {
  const known = new Set(found);
  return wanted.filter((id) => !known.has(id)).map((id) => `${kind} ${id} is not as it should be.`);
}

/** The product: real API, real worker. */
export function contracts(stage: Stage): Subject {
  const { worker, api } = stage.pids;
  return {
    ...{ name: 'contract', live: liveContract, openCaller: stage.openCaller, worker, api },
    workflowId: contractWorkflowId,
    settle: async () => {
      const unsent = `SELECT effect_id AS id FROM outbox WHERE status IN ('due', 'sending') LIMIT 1`;
      while ((await idsOf(stage, unsent, [])).length > 0) await pause(100);
      await pause(afterglowMs);
    },
    check: async (lifeIds) =>
      missing(
        'Contract',
        lifeIds,
        await idsOf(
          stage,
          `SELECT c.contract_id AS id FROM contracts c JOIN events e ON e.stream_kind = 'contract' AND e.stream_id = c.contract_id
           WHERE c.stage = 'completed' AND c.contract_id = ANY($1)
           GROUP BY c.contract_id, c.seq
           HAVING count(*) = c.seq AND count(DISTINCT e.command_id) = $2`,
          [lifeIds, commandsPerLife],
        ),
      ),
  };
}

/** What it is compared with. */
export async function bareLives(stage: Stage): Promise<Subject> {
  return {
    ...{ name: 'bare', live: liveBare, ...(await stage.startBare()) },
    workflowId: bareWorkflowId,
    settle: () => pause(afterglowMs),
    check: async (lifeIds) =>
      missing(
        'Bare life',
        lifeIds,
        await idsOf(
          stage,
          `SELECT l.life_id AS id FROM bench_lives l JOIN bench_steps s USING (life_id)
           WHERE l.step = $2 AND l.life_id = ANY($1) GROUP BY l.life_id HAVING count(*) = $2`,
          [lifeIds, commandsPerLife],
        ),
      ),
  };
}
