import { type Amendment } from '../../domain/amendment/state';
import { addDays } from '../../domain/kernel/days';
import { expectOneTruth } from '../build/one-truth';
import { aContract, agreeOnOurSide, termsOf, today, yuan, signOnBothSides } from './a-contract';
import { accepted, type Api, ask, get, problemOf, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const milestones = [{ milestoneId: 'pumps', title: '水泵', dueOn: addDays(today, 60) }];
const send = (contractId: string, command: string, body: object) => accepted(ask(api, contractId, command, body));

async function pending(contractId: string) {
  const { amendment } = (await read(get(api, `/v1/contracts/${contractId}`))) as { amendment: Amendment };
  return amendment;
}

/** Both sides agree to the amendment in flight, and sign it. */
async function agree(contractId: string): Promise<void> {
  const { amendmentId: id, approval } = await pending(contractId);
  const steps = approval.steps.map(({ stepId }) => stepId);
  await agreeOnOurSide(api, contractId, { kind: 'amendment', id, steps });
  await send(contractId, 'agree-to-amendment', { amendmentId: id });
  await signOnBothSides(api, contractId, { kind: 'amendment', id });
}

/** What is due when, and how much of it has come: as lists read it. */
async function obligations(contractId: string): Promise<string[]> {
  const rows = await api.db.obligation.findMany({ where: { contractId }, orderBy: { obligationId: 'asc' } });
  return rows.map(({ obligationId, dueOn, status, amount, received }) =>
    [obligationId, dueOn.toISOString().slice(0, 10), status, amount?.toFixed(2), received?.toFixed(2)].join(' ').trim(),
  );
}

describe('an amendment of the goods', () => {
  it('adds a pump to a contract of line items, with its price, instalments and a delivery', async () => {
    const lineItems = [
      { lineItemId: 'a', description: '泵', unit: '台', quantity: '2', unitPrice: '50000.00', taxRate: '0.13' },
    ];
    const contractId = await aContract(api, 'active', { price: undefined, lineItems, milestones });
    const amounts = { advance: '45000.00', 'on-acceptance': '90000.00', retention: '15000.00' };
    const paymentPlan = Object.entries(amounts).map(([paymentLineId, amount]) => ({
      paymentLineId,
      amount: yuan(amount),
    }));
    const late = { milestoneId: 'third', title: '第三台泵', dueOn: addDays(today, 90) };
    const ask3 = { lineItems: [{ lineItemId: 'a', quantity: '3' }], paymentPlan, milestones: [late] };
    const asked = { requestedBy: 'customer', reason: '增加一台', changes: ask3 };
    const wrong = { ...asked, changes: { ...ask3, gross: yuan('150000.01') } };
    expect((await problemOf(ask(api, contractId, 'request-amendment', wrong), 422)).errors).toMatchObject([
      { pointer: '/changes/gross/amount', code: 'lines_do_not_add_up' },
      { pointer: '/changes/paymentPlan', code: 'amounts_do_not_add_up' },
    ]);
    await send(contractId, 'request-amendment', asked);
    expect(await pending(contractId)).toMatchObject({ changes: ask3, touched: ['money', 'dates', 'scope'] });
    await agree(contractId);
    expect(await termsOf(api, contractId)).toMatchObject({
      ...{ price: { gross: yuan('150000.00') }, lineItems: [{ quantity: '3', gross: yuan('150000.00') }] },
      milestones: [milestones[0], late],
    });
    expect(await obligations(contractId)).toEqual(
      expect.arrayContaining([
        `third ${late.dueOn} due`,
        expect.stringMatching(/^retention \S+ awaiting_acceptance 15000.00 0.00$/) as string,
      ]),
    );
    await send(contractId, 'request-amendment', {
      ...{ requestedBy: 'ours', reason: 'Not needed' },
      changes: { milestones: [{ milestoneId: 'third', remove: true }] },
    });
    await agree(contractId);
    expect((await obligations(contractId)).join()).not.toContain('third');
    await expectOneTruth(api, contractId);
  });
});
