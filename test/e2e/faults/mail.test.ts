import { randomUUID } from 'node:crypto';
import { type RunningProcess } from '../../../scripts/stack/start-process';
import { wholeLife } from '../../build/contract-life';
import { ofRevision } from '../../build/pump-contract';
import { type House, openHouse } from './house';
import { countArrivals, eventsOf, expectTruth, mailsOf, whenMailed } from './truth';
import { until } from '../../build/until';

const today = new Date().toISOString().slice(0, 10);

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
afterEach(() => house.inbox.setMode('up'));

async function live(contractId: string, from: number, through: number): Promise<void> {
  for (const command of wholeLife(contractId, today).slice(from, through)) await house.ask(contractId, command);
}

describe('a mail server', () => {
  let worker: RunningProcess;
  beforeAll(async () => {
    worker = await house.startWorker();
  });
  afterAll(() => worker.kill());

  it('that is down keeps no contract waiting, and what was due arrives when it is back, once', async () => {
    const contractId = randomUUID();
    await house.inbox.setMode('down');
    await live(contractId, 0, 8);
    // One that is just being tried is `sending`.
    const waiting = (await mailsOf(house, contractId)).map(({ status }) => status);
    expect(waiting.filter((status) => status === 'sent' || status === 'failed')).toEqual([]);
    await house.inbox.setMode('up');
    const events = await expectTruth(house, contractId);
    expect(events.at(-1)?.type).toBe('ContractActivated');
    const arrivals = await countArrivals(house);
    for (const { effectId, status } of await mailsOf(house, contractId))
      expect([effectId, status, arrivals(effectId)]).toEqual([effectId, 'sent', 1]);
  });

  it('that was down gives each person the mails of a contract in their order, also what was written meanwhile', async () => {
    const contractId = randomUUID();
    await house.inbox.setMode('down');
    await live(contractId, 0, 2);
    await until('the first mails have been tried a few times', async () =>
      (await mailsOf(house, contractId)).every(({ attempts }) => attempts >= 3),
    );
    await house.inbox.setMode('up');
    await house.ask(contractId, { type: 'recall', subject: ofRevision(), reason: 'A mistake' });
    await expectTruth(house, contractId);
    const mails = await mailsOf(house, contractId);
    const arrived = (await house.inbox.mails()).toSorted((one, other) => (one.id < other.id ? -1 : 1));
    for (const target of new Set(mails.map((mail) => mail.target))) {
      const written = mails.filter((mail) => mail.target === target).map(({ effectId }) => `<${effectId}@concordat>`);
      const read = arrived.filter(({ messageId }) => written.includes(messageId)).map(({ messageId }) => messageId);
      expect(read).toEqual(written);
      expect(written).toHaveLength(2);
    }
  });

  it('that refuses a mail for good puts that on record, once, and the contract goes on', async () => {
    const contractId = randomUUID();
    await house.inbox.setMode('reject');
    await live(contractId, 0, 2);
    await until(
      'all three refusals are on record',
      async () => (await eventsOf(house, contractId)).filter(({ type }) => type === 'EffectFailed').length === 3,
    );
    await house.inbox.setMode('up');
    await live(contractId, 2, 6);
    const events = await expectTruth(house, contractId);
    expect(events.filter(({ type }) => type === 'EffectFailed')).toHaveLength(3);
    const statuses = (await mailsOf(house, contractId)).map(({ status }) => status);
    expect(statuses).toEqual([...Array<string>(3).fill('failed'), ...Array<string>(3).fill('sent')]);
  });

  it('that takes a mail and hangs up before it says so gets a second copy under the same Message-ID, and that is recorded', async () => {
    const contractId = randomUUID();
    await house.inbox.setMode('forgetful');
    await live(contractId, 0, 2);
    await until('a mail has arrived', async () => {
      const arrivals = await countArrivals(house);
      return (await mailsOf(house, contractId)).some(({ effectId }) => arrivals(effectId) > 0);
    });
    await house.inbox.setMode('up');
    await expectTruth(house, contractId);
    const copied = (await mailsOf(house, contractId)).filter(({ copies }) => copies > 0);
    expect(copied.length).toBeGreaterThan(0);
    const arrivals = await countArrivals(house);
    for (const { effectId, copies, lastError } of copied) {
      expect(arrivals(effectId)).toBe(1 + copies);
      expect(lastError).toContain('unknown');
    }
  });
});

describe('a worker killed while a mail is being sent', () => {
  it('sends that mail again, records that its first outcome is unknown, and sends no other twice', async () => {
    const worker = await house.startWorker();
    const contractId = randomUUID();
    await house.inbox.setMode('slow');
    await live(contractId, 0, 2);
    await until('a mail is under way', async () =>
      (await mailsOf(house, contractId)).some(({ status }) => status === 'sending'),
    );
    await worker.kill();
    await house.inbox.setMode('up');
    await house.startWorker();
    await whenMailed(house, contractId);
    await expectTruth(house, contractId);
    const copies = (await mailsOf(house, contractId)).map((mail) => mail.copies);
    expect(copies.reduce((sum, count) => sum + count, 0)).toBe(1);
  });
});
