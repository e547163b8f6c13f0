import { randomUUID } from 'node:crypto';
import { replanContracts, replannedAtOnce } from '../../activities/replan-contracts';
import { superviseContracts } from '../../activities/supervise-contracts';
import { seedCalendar } from '../../scripts/calendar-years';
import { contractLifecycleType, contractWorkflowId } from '../../workflows/messages';
import { aContract } from './a-contract';
import { type Api, startApi } from './harness';

const version = 4711;
const many = 300;

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

/** Rows like those of that contract, which no workflow runs. */
async function copiesOf(contractId: string): Promise<void> {
  await api.db.$executeRaw`
    INSERT INTO contracts SELECT (jsonb_populate_record(c, jsonb_build_object(
      'contract_id', 'copy-' || n, 'number', 'COPY-' || n))).*
    FROM contracts c, generate_series(1, ${many}::int) n WHERE contract_id = ${contractId}`;
  await api.db.$executeRaw`UPDATE contracts SET next_deadline_at = NULL WHERE contract_id = ${contractId}`;
}

/** As the contract's workflow records it. */
async function record(contractId: string): Promise<void> {
  const body = { type: 'DeadlinesReplanned', calendarVersion: version };
  const event = { streamKind: 'contract', streamId: contractId, seq: 1, type: body.type, body, ordinal: 0 };
  const actor = { kind: 'system', id: 'concordat', name: 'Concordat' };
  await api.db.event.create({
    data: { ...event, actor, commandId: randomUUID(), fingerprint: '', at: new Date() },
  });
}

it('a first calendar that is published after a first look has no contract of later planned anew', async () => {
  const { db, temporal: client } = api;
  const signalContract = () => Promise.reject(new Error('Nothing is to be signalled.'));
  const lifecycle = { type: contractLifecycleType, idOf: contractWorkflowId };
  const look = () => superviseContracts({ db, client, signalContract, lifecycle, heartbeat: () => undefined });
  await db.workCalendar.deleteMany();
  await look();
  await seedCalendar(db);
  await aContract(api, 'active');
  await db.$executeRaw`UPDATE supervision SET suspect = false`;
  expect(await look()).toMatchObject({ replanned: 0 });
  await db.$executeRaw`UPDATE contracts SET next_deadline_at = NULL`;
});

it('a calendar has some hundred contracts planned anew, never more than a few at a time, and each once, an interruption or not', async () => {
  await copiesOf(await aContract(api, 'active'));
  const asked: string[] = [];
  let underWay = 0;
  let most = 0;
  const recorded: Promise<void>[] = [];
  const signalUntil = (last: number) => async (contractId: string) => {
    if (asked.length >= last) throw new Error('Temporal is away.');
    asked.push(contractId);
    underWay += 1;
    most = Math.max(most, underWay);
    const done = record(contractId).then(() => {
      underWay -= 1;
    });
    recorded.push(done);
    return Promise.resolve();
  };
  const replanning = { db: api.db, calendarVersion: version };
  await expect(replanContracts({ ...replanning, signal: signalUntil(100) })).rejects.toThrow('Temporal is away.');
  await Promise.all(recorded);
  const rest = await replanContracts({ ...replanning, signal: signalUntil(Infinity) });
  expect(rest).toEqual({ replanned: many - 100, isDone: true });
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked).toHaveLength(many);
  expect(most).toBeLessThanOrEqual(replannedAtOnce);
  expect(await replanContracts({ ...replanning, signal: signalUntil(0) })).toEqual({ replanned: 0, isDone: true });
});
