import { randomUUID } from 'node:crypto';
import { expectOneTruth } from '../build/one-truth';
import { aContract, today, yuan } from './a-contract';
import { accepted, type Api, ask, get, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe('a crowd of commands to one contract', () => {
  it('is answered command by command, more than Temporal takes at once, and each counts once', async () => {
    const contractId = await aContract(api, 'active');
    const receipts = Array.from({ length: 40 }, (_, index) => ({
      ...{ paymentLineId: 'advance', amount: yuan('1.00'), receivedOn: today, reference: `bank-${index}` },
    }));
    const answers = await Promise.all(
      receipts.map((receipt) => accepted(ask(api, contractId, 'record-receipt', receipt, randomUUID()))),
    );
    expect(new Set(answers.map(({ seq }) => seq)).size).toBe(receipts.length);
    const view = await read(get(api, `/v1/contracts/${contractId}`));
    expect(view).toMatchObject({ performance: { payments: { advance: { received: yuan('40.00') } } } });
    await expectOneTruth(api, contractId);
  });
});
