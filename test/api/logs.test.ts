import pino from 'pino';
import { until } from '../build/until';
import { aContract, approverOf, vote } from './a-contract';
import { accepted, type Api, ask, startApi } from './harness';

const lines: Record<string, unknown>[] = [];
const log = pino(
  { level: 'info' },
  { write: (line: string) => void lines.push(JSON.parse(line) as (typeof lines)[0]) },
);

let api: Api;
beforeAll(async () => {
  api = await startApi(log);
});
afterAll(() => api.stop());

describe('the log of the worker', () => {
  it('says what was recorded of which contract, by ids alone', async () => {
    const contractId = await aContract(api, 'in_approval');
    await accepted(ask(api, contractId, 'approve', { ...vote('legal'), comment: '可以' }, 'a-vote'));
    const line = await until('the vote is logged', () =>
      Promise.resolve(lines.find(({ commandId }) => String(commandId).endsWith('a-vote'))),
    );
    expect(line).toMatchObject({
      ...{ msg: 'Events were recorded.', contractId, stage: 'in_approval' },
      ...{ seq: expect.any(Number) as number, events: ['ApprovalGiven'] },
    });
    expect(JSON.stringify(line)).not.toMatch(/@|可以/);
  });

  it('says which mail was sent, not to whom', async () => {
    const contractId = await aContract(api, 'in_approval');
    const line = await until('the mail is logged', () =>
      Promise.resolve(lines.find((one) => one['msg'] === 'A mail was sent.' && one['contractId'] === contractId)),
    );
    expect(line).toMatchObject({ effectId: expect.any(String) as string, topic: 'approval' });
    expect(JSON.stringify(line)).not.toContain(approverOf('legal'));
  });
});
