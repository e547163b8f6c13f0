import { randomUUID } from 'node:crypto';
import { replanContracts, replannedAtOnce } from '../../activities/replan-contracts';
import { superviseContracts } from '../../activities/supervise-contracts';
import { beginLook } from '../../prisma/supervision';
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

describe('a look at all contracts before there is a calendar', () => {
  const signalled: string[] = [];
  const look = () => {
    const lifecycle = { type: contractLifecycleType, idOf: contractWorkflowId };
    const signalContract = async (_contractId: string, name: string) => {
      signalled.push(name);
      return Promise.resolve();
    };
    const supervisor = { db: api.db, client: api.temporal, signalContract, lifecycle, heartbeat: () => undefined };
    return superviseContracts(supervisor);
  };
  const known = async () => (await beginLook(api.db)).calendarVersion;
  beforeEach(async () => {
    signalled.length = 0;
    await api.db.workCalendar.deleteMany();
    await api.db
      .$executeRaw`UPDATE supervision SET calendar_version = 1, suspect = false, looked_at = clock_timestamp()`;
  });
  afterEach(async () => {
    await api.db.$executeRaw`UPDATE contracts SET next_deadline_at = NULL`;
    await seedCalendar(api.db);
  });

  it('where there is no contract either, leaves the first calendar for known: contracts of later are planned by it', async () => {
    await look();
    await seedCalendar(api.db);
    await aContract(api, 'active');
    expect(await look()).toMatchObject({ replanned: 0 });
    expect(signalled).toEqual([]);
    expect(await known()).toBe(1);
  });

  it('where there are contracts, plans none of them anew, and lets the first calendar be news to them', async () => {
    await aContract(api, 'active');
    expect(await look()).toMatchObject({ replanned: 0 });
    expect(await look()).toMatchObject({ replanned: 0 });
    expect(signalled).toEqual([]);
    expect(await known()).toBe(0);
  });
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
