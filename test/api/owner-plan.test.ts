import { subtract } from '../../domain/kernel/money';
import { showMoney } from '../../domain/kernel/show-money';
import { aContract, linkTo, termsOf, today, yuan } from './a-contract';
import { openBrowser } from './browser';
import { accepted, type Api, ask, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const lin = { name: '林晓', email: 'lin.xiao@huadong.example', language: 'en' } as const;

describe('the plans on the owner’s page', () => {
  it('say how far each delivery and each payment is', async () => {
    const contractId = await aContract(api, 'active');
    const path = await linkTo(api, contractId, { kind: 'ownership', owner: lin.email }, lin);
    const owner = { path, browser: openBrowser(api) };
    await owner.browser.unlock(path);
    const shown = async () => (await owner.browser.open(owner.path).expect(200)).text.replaceAll(/\s+/g, ' ');
    expect(await shown()).not.toMatch(/class="standing"/);
    const report = { milestoneId: 'first-delivery', deliveredOn: today, evidence: 'SD-1' };
    await accepted(ask(api, contractId, 'report-delivery', report));
    expect(await shown()).toContain(`delivered on ${today}, to be accepted by the customer`);
    await accepted(
      ask(api, contractId, 'reject-delivery', { milestoneId: 'first-delivery', attempt: 1, reason: 'Wrong motor' }),
    );
    expect(await shown()).toContain('rejected, to be delivered again');
    const [line] = (await termsOf(api, contractId)).paymentPlan;
    const { amount } = line ?? { amount: yuan('0') };
    const part = { paymentLineId: line?.paymentLineId, amount: yuan('1000.00'), receivedOn: today, reference: 'B-77' };
    await accepted(ask(api, contractId, 'record-receipt', part));
    const outstanding = showMoney(subtract(amount, yuan('1000.00')), 'en');
    expect(await shown()).toContain(`CNY 1,000.00 received, ${outstanding} outstanding`);
    const more = { command: 'recordReceipt', paymentLineId: line?.paymentLineId, amount: '500', receivedOn: today };
    const key = /name="key" value="([^"]+)"/.exec(
      (await owner.browser.open(owner.path)).text.split('value="recordReceipt"')[1] ?? '',
    )?.[1];
    await owner.browser.send(owner.path, { key, ...more, reference: 'B-78' });
    expect(await shown()).toContain('CNY 500.00 to be verified by finance');
  });
});
