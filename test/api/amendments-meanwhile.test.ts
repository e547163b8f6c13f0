import { addDays } from '../../domain/kernel/days';
import { expectOneTruth } from '../build/one-truth';
import {
  aContract,
  agreeOnOurSide,
  approverOf,
  customer,
  stateOf,
  today,
  voteOn,
  waitsFor,
  yuan,
  signOnBothSides,
} from './a-contract';
import { accepted, type Api, ask, get, problemOf, read, startApi } from './harness';
import { nextMail } from './mailbox';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const send = (contractId: string, command: string, body: object) => accepted(ask(api, contractId, command, body));
const refusal = (contractId: string, command: string, body: object) =>
  problemOf(ask(api, contractId, command, body), 409);
const view = (contractId: string) => read(get(api, `/v1/contracts/${contractId}`));

const paymentPlan = [
  { paymentLineId: 'advance', title: '预付款', dueOn: addDays(today, 15), amount: yuan('55800.00') },
  { paymentLineId: 'balance', title: '尾款', dueOn: addDays(today, 180), amount: yuan('130200.00') },
];
const dearer = {
  gross: yuan('196000.00'),
  paymentPlan: [{ paymentLineId: 'balance', amount: yuan('140200.00') }],
};
const lowerAdvance = {
  paymentPlan: [
    { paymentLineId: 'advance', amount: yuan('50000.00') },
    { paymentLineId: 'balance', amount: yuan('136000.00') },
  ],
};
const receipt = (paymentLineId: string, amount: string, reference: string) => ({
  ...{ paymentLineId, amount: yuan(amount), receivedOn: today, reference },
});

/** An active contract with an amendment that the departments review. */
async function inReview(changes: object) {
  const contractId = await aContract(api, 'active', { paymentPlan });
  const { number } = await stateOf(api, contractId);
  await send(contractId, 'request-amendment', { requestedBy: 'ours', reason: 'Larger pumps.', changes });
  return { contractId, id: `${number}-S01`, number };
}

describe('while an amendment is in flight', () => {
  it('money that comes counts, and what is outstanding afterwards is the new amount less all of it', async () => {
    const { contractId, id } = await inReview(dearer);
    await send(contractId, 'record-receipt', receipt('balance', '30200.00', 'meanwhile-1'));
    await agreeOnOurSide(api, contractId, { kind: 'amendment', id });
    await send(contractId, 'agree-to-amendment', { amendmentId: id });
    await send(contractId, 'record-receipt', receipt('balance', '10000.00', 'meanwhile-2'));
    await signOnBothSides(api, contractId, { kind: 'amendment', id });
    expect(await view(contractId)).toMatchObject({
      terms: { price: { gross: yuan('196000.00') } },
      performance: { payments: { balance: { received: yuan('40200.00'), outstanding: yuan('100000.00') } } },
    });
    await expectOneTruth(api, contractId);
  });

  it('a line of it that is settled keeps it from being executed, until it is refused', async () => {
    const { contractId, id } = await inReview(lowerAdvance);
    await agreeOnOurSide(api, contractId, { kind: 'amendment', id });
    await send(contractId, 'record-receipt', receipt('advance', '55800.00', 'meanwhile-3'));
    const late = await refusal(contractId, 'agree-to-amendment', { amendmentId: id });
    expect(late).toMatchObject({ code: 'SETTLED_PART_CHANGED', detail: expect.stringContaining('advance') as string });
    const refused = await send(contractId, 'refuse-amendment', { amendmentId: id, reason: 'Paid already.' });
    expect(refused.events).toEqual(['AmendmentRefused']);
    expect(await view(contractId)).toMatchObject({ amendment: null, terms: { price: { gross: yuan('186000.00') } } });
    await expectOneTruth(api, contractId);
  });

  it('a comment on it that must be resolved holds its approvers up, and nobody else', async () => {
    const { contractId, id } = await inReview(dearer);
    const subject = { kind: 'amendment', id };
    const legal = approverOf('legal');
    await send(contractId, 'comment', { subject, by: legal, text: 'Which pumps?', mustBeResolved: true });
    const approval = voteOn('amendment', id, 'finance');
    expect(await refusal(contractId, 'approve', approval)).toMatchObject({ code: 'COMMENTS_UNRESOLVED' });
    expect(await view(contractId)).toMatchObject({ comments: [{ subject, text: 'Which pumps?', resolved: null }] });
    await send(contractId, 'record-receipt', receipt('advance', '1.00', 'meanwhile-4'));
    await send(contractId, 'resolve-comment', { subject, commentId: 'comment-1', by: legal, text: null });
    await send(contractId, 'approve', approval);
    await expectOneTruth(api, contractId);
  });

  it('its approvers are nudged, then the customer is mailed again; without one nobody is', async () => {
    const contractId = await aContract(api, 'active', { paymentPlan });
    expect(await refusal(contractId, 'nudge', {})).toMatchObject({ code: 'NOBODY_IS_ASKED' });
    const { number } = await stateOf(api, contractId);
    const id = `${number}-S01`;
    await send(contractId, 'request-amendment', { requestedBy: 'ours', reason: 'Larger pumps.', changes: dearer });
    const legal = approverOf('legal');
    await nextMail(api, legal, id);
    await send(contractId, 'nudge', {});
    expect((await nextMail(api, legal, id, 1)).subject).toContain('请审批');
    await agreeOnOurSide(api, contractId, { kind: 'amendment', id });
    await nextMail(api, customer.contact.email, id);
    await send(contractId, 'resend-link', {});
    expect((await nextMail(api, customer.contact.email, id, 1)).text).toContain('/l/');
    await expectOneTruth(api, contractId);
  });

  it('nothing else that changes the contract is asked for, neither on our side nor once the customer is asked', async () => {
    const { contractId, id } = await inReview(dearer);
    const why = { requestedBy: 'ours', reason: 'x' };
    const others = [
      ['request-amendment', { ...why, changes: { endsOn: addDays(today, 600) } }, 'AMENDMENT_PENDING'],
      ['request-termination', { ...why, settlement: 'None.' }, 'AMENDMENT_PENDING'],
    ] as const;
    for (const [command, body, code] of others)
      expect(await refusal(contractId, command, body)).toMatchObject({ code });
    await agreeOnOurSide(api, contractId, { kind: 'amendment', id });
    for (const [command, body, code] of others)
      expect(await refusal(contractId, command, body)).toMatchObject({ code });
    await expectOneTruth(api, contractId);
  });
});

describe('a termination', () => {
  it('is reviewed by our departments first, and keeps an amendment out', async () => {
    const contractId = await aContract(api, 'active', { paymentPlan });
    const { number } = await stateOf(api, contractId);
    const asked = { requestedBy: 'customer', reason: 'The plant is closed.', settlement: 'Each side bears its costs.' };
    const { terminationId = '' } = await send(contractId, 'request-termination', asked);
    expect(terminationId).toBe(`${number}-T01`);
    expect(await view(contractId)).toMatchObject({
      stage: 'active',
      termination: { terminationId, ...asked, approvedAt: null, customer: null, approval: { steps: [{}, {}, {}] } },
    });
    const amendment = { requestedBy: 'ours', reason: 'x', changes: dearer };
    expect(await refusal(contractId, 'request-amendment', amendment)).toMatchObject({ code: 'TERMINATION_PENDING' });
    for (const [command, body] of [
      ['agree-to-termination', { terminationId }],
      ['refuse-termination', { terminationId, reason: 'x' }],
    ] as const)
      expect(await refusal(contractId, command, body)).toMatchObject({ code: 'TERMINATION_IN_REVIEW' });
    await agreeOnOurSide(api, contractId, { kind: 'termination', id: terminationId });
    expect(await view(contractId)).toMatchObject({
      termination: { approvedAt: expect.stringMatching(/Z$/) as string },
    });
    await nextMail(api, customer.contact.email, `Please agree to the termination…${number}`);
    await send(contractId, 'agree-to-termination', { terminationId, comment: 'Agreed.' });
    await signOnBothSides(api, contractId, { kind: 'termination', id: terminationId });
    expect(await view(contractId)).toMatchObject({
      ...{ stage: 'terminated', termination: null, ending: { as: 'terminated', reason: asked.reason } },
    });
    await expectOneTruth(api, contractId);
  });

  it('that one department rejects, or that is recalled, is over, and the contract goes on', async () => {
    const contractId = await aContract(api, 'active', { paymentPlan });
    const { number } = await stateOf(api, contractId);
    const asked = { requestedBy: 'ours', reason: 'x', settlement: 'None.' };
    await send(contractId, 'request-termination', asked);
    await send(contractId, 'reject', {
      ...voteOn('termination', `${number}-T01`, 'business'),
      reason: 'We need them.',
    });
    await send(contractId, 'request-termination', asked);
    const subject = { kind: 'termination', id: `${number}-T02` };
    await send(contractId, 'recall', { subject, reason: 'Not now.' });
    expect(await view(contractId)).toMatchObject({ stage: 'active', termination: null });
    const [owner, contact] = ['owner lin.xiao@huadong.example', `customer ${customer.contact.email}`];
    expect(await waitsFor(api, contractId)).toEqual([owner, contact]); // the next delivery and the next payment
    await send(contractId, 'record-receipt', receipt('advance', '1.00', 'meanwhile-5'));
    await expectOneTruth(api, contractId);
  });
});
