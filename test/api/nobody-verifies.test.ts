import { randomUUID } from 'node:crypto';
import { askingWhoCannot } from '../../prisma/supervision';
import { expectOneTruth } from '../build/one-truth';
import { until } from '../build/until';
import { aContract, eventTypes, linkTo, stateOf, today } from './a-contract';
import { openBrowser } from './browser';
import { accepted, type Api, ask, get, post, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const lin = { name: '林晓', email: 'lin.xiao@huadong.example', language: 'en' } as const;

/** The owner records a receipt on their page. */
async function recordReceipt(contractId: string): Promise<void> {
  const path = await linkTo(api, contractId, { kind: 'ownership', owner: lin.email }, lin);
  const browser = openBrowser(api);
  await browser.unlock(path);
  const form = {
    command: 'recordReceipt',
    paymentLineId: '+none',
    amount: '10',
    receivedOn: today,
    reference: 'CCB-1',
  };
  const { text } = await browser.open(path).expect(200);
  const key = /name="key" value="([^"]+)"/.exec(text)?.[1] ?? randomUUID();
  await browser.send(path, { ...form, key }).expect(200, /counts once finance has verified it/);
}

interface Incident {
  kind: string;
  contractId: string | null;
  sentence: { en: string; 'zh-CN': string };
}

const incidentsOf = async (contractId: string) => {
  const { items } = (await read(get(api, '/v1/incidents'))) as { items: Incident[] };
  return items.filter((item) => item.contractId === contractId);
};

describe('a receipt that the owner recorded', () => {
  it('is an incident while nobody can verify it, and is put to finance once there is somebody again', async () => {
    const contractId = await aContract(api, 'active');
    await recordReceipt(contractId);
    expect(await incidentsOf(contractId)).toEqual([]);
    const finance = await api.db.user.findMany({ where: { approvesFor: { has: 'finance' } } });
    const everybody = (verb: string) =>
      Promise.all(finance.map(({ userId }) => post(api, `/v1/users/${userId}/${verb}`, undefined).expect(200)));
    const isFound = async () =>
      (await askingWhoCannot(api.db, today)).some((standing) => standing.contractId === contractId);
    try {
      expect(await isFound()).toBe(false);
      await api.db.user.updateMany({ where: { approvesFor: { has: 'finance' } }, data: { active: false } });
      expect(await isFound()).toBe(true);
      await everybody('deactivate');
      const found = await until('the entry is blocked', async () => {
        const incidents = await incidentsOf(contractId);
        return incidents.length > 0 && incidents;
      });
      expect(found).toMatchObject([{ kind: 'entry_blocked' }]);
      expect(found[0]?.sentence.en).toContain('nobody is left who can verify the receipt of CNY 10.00');
      expect(found[0]?.sentence['zh-CN']).toContain('已无人可复核回款');
    } finally {
      await everybody('activate');
    }
    await until('the incident is over', async () => (await incidentsOf(contractId)).length === 0);
    const waiting = JSON.stringify(await read(get(api, `/v1/contracts/${contractId}/waiting`)));
    expect(waiting).toContain('Waiting for the finance department to verify the receipt of CNY 10.00');
    const state = await stateOf(api, contractId);
    const { entryId } = ('entries' in state ? state.entries : undefined)?.[0] ?? {};
    await accepted(ask(api, contractId, 'verify-entry', { entryId, by: finance[0]?.email }));
    expect((await eventTypes(api, contractId)).slice(-5)).toEqual([
      ...['EntryMade', 'EntryBlocked', 'VerifiersFound', 'EntryVerified', 'ReceiptRecorded'],
    ]);
    await expectOneTruth(api, contractId);
  });
});
