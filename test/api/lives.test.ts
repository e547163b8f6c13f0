import { commandTypes } from '../../domain/contract/registry';
import { type StepId } from '../../domain/approval/state';
import { addDays } from '../../domain/kernel/days';
import { expectOneTruth } from '../build/one-truth';
import {
  aContract,
  aCreation,
  agreeOnOurSide,
  approverOf,
  customer,
  departments,
  important,
  manager,
  revisionSubject,
  today,
  view,
  vote,
  voteOn,
  waitsFor,
  yuan,
  signOnBothSides,
} from './a-contract';
import { approveInEveryWay } from './approve-in-every-way';
import { type Answer, accepted, type Api, ask, get, post, read, startApi } from './harness';
import { scenes } from './scenes';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const asked = new Set<string>();
const commandOf = (path: string) => path.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Sends commands to a contract, each as another system would. */
function speakTo(contractId: string) {
  return (command: string, body: object): Promise<Answer> => {
    asked.add(commandOf(command));
    return accepted(ask(api, contractId, command, body));
  };
}

async function begin(changes: object = {}): Promise<Answer> {
  asked.add('create');
  return accepted(post(api, '/v1/contracts', aCreation(changes)), 201);
}

async function endOf(contractId: string): Promise<unknown> {
  await expectOneTruth(api, contractId);
  return read(get(api, `/v1/contracts/${contractId}`));
}

async function stepsAsked(contractId: string): Promise<string[]> {
  return (await view(api, contractId)).waiting.flatMap(({ stepId }) => stepId ?? []);
}

/** Until the customer is asked: those of the departments that are asked, and the executive, for the contract is important. */
async function approveAll(contractId: string, revision: number, steps: readonly StepId[]): Promise<Answer> {
  const send = speakTo(contractId);
  await send('submit', { revision });
  expect(await stepsAsked(contractId)).toEqual(steps);
  for (const stepId of steps) await send('approve', vote(stepId, revision));
  return send('approve', { ...vote('executive', revision), comment: '同意' });
}

describe('a life over HTTP', () => {
  it('goes from a draft that is sent back twice, through an amendment, to the archive', async () => {
    const { contractId, number } = await begin(important);
    const send = speakTo(contractId);
    const { price, term } = aCreation(important);
    await send('revise', { revision: 1, title: '循环水泵采购（二）', customer, price, term });
    await send('submit', { revision: 1 });
    expect(await send('reject', { ...vote('legal'), reason: '第四条不清楚' })).toMatchObject({ revision: 2 });
    expect(await approveAll(contractId, 2, departments)).toMatchObject({ stage: 'awaiting_customer' });
    expect(await send('ask-for-changes', { revision: 2, reason: 'Please name the pumps.' })).toMatchObject({
      ...{ stage: 'draft', revision: 3, events: ['ContractReturned'] },
    });
    await send('revise', { revision: 3, title: '循环水泵采购（二），卧式', customer, price, term });
    await approveAll(contractId, 3, ['business']); // the scope has changed, and nothing else
    expect(await send('confirm', { revision: 3, comment: 'Fine.' })).toMatchObject({ stage: 'awaiting_signature' });
    await send('record-signature', { side: 'ours', signatory: '周伟', signedOn: today });
    expect(await send('record-signature', { side: 'customer', signatory: '许静', signedOn: today })).toMatchObject({
      events: ['SignatureRecorded', 'ContractActivated'],
    });

    const delivery = { milestoneId: 'pumps', deliveredOn: today, evidence: '送货单 SH-1' };
    await send('report-delivery', delivery);
    await send('reject-delivery', { milestoneId: 'pumps', attempt: 1, reason: 'One pump leaks.' });
    await send('report-delivery', delivery);
    await send('accept-delivery', { milestoneId: 'pumps', attempt: 2 });

    const later = { paymentPlan: [{ paymentLineId: 'balance', dueOn: addDays(today, 240) }] };
    const amendment = { requestedBy: 'customer', reason: 'Budget year', changes: later };
    const amend = async (nth: number) => {
      await send('request-amendment', amendment);
      return { kind: 'amendment', id: `${number}-S0${nth}`, steps: [...departments, 'executive'] } as const;
    };
    const { id: rejected } = await amend(1);
    await send('request-changes', { ...voteOn('amendment', rejected, 'finance'), reason: 'Too late.' });
    const refused = await amend(2);
    await agreeOnOurSide(api, contractId, refused);
    await send('refuse-amendment', { amendmentId: refused.id, reason: 'We have the money after all.' });
    const agreed = await amend(3);
    await agreeOnOurSide(api, contractId, agreed);
    await send('agree-to-amendment', { amendmentId: agreed.id });
    const executed = await signOnBothSides(api, contractId, { kind: 'amendment', id: agreed.id });
    expect(executed.events).toEqual(['SignatureRecorded', 'AmendmentExecuted']);

    const receipt = { receivedOn: today, reference: 'bank-1' };
    const advance = { paymentLineId: 'advance', amount: yuan('558000') };
    await send('record-receipt', { ...receipt, ...advance });
    await send('reverse-receipt', { reference: 'bank-1', reason: 'Of another contract' });
    await send('record-receipt', { ...receipt, amount: yuan('558000'), allocations: [] });
    await send('allocate-receipt', { reference: 'bank-1', allocations: [advance] });
    const last = { paymentLineId: 'balance', amount: yuan('1302000'), receivedOn: today, reference: 'bank-2' };
    expect(await send('record-receipt', last)).toMatchObject({
      events: ['ReceiptRecorded', 'ContractCompleted', 'ArchivingAsked'],
    });
    expect(await send('archive', { fileNumber: 'A-2026-1' })).toMatchObject({ stage: 'archived' });
    expect(await endOf(contractId)).toMatchObject({
      ...{ stage: 'archived', ending: { as: 'completed' }, archive: { fileNumber: 'A-2026-1' }, waiting: [] },
      terms: { title: '循环水泵采购（二），卧式', paymentPlan: [{}, { dueOn: addDays(today, 240) }] },
      performance: { receipts: [{ reversed: {} }, { reference: 'bank-1', reversed: null }, { reference: 'bank-2' }] },
      signatures: { ours: { signatory: '周伟' }, customer: { signatory: '许静' } },
      amendments: [{ amendmentId: `${number}-S03` }],
    });
  });

  it('is approved in all the ways in which people really approve', async () => {
    const { contractId } = await begin(important);
    expect(await approveInEveryWay(speakTo(contractId), () => stepsAsked(contractId))).toMatchObject({
      stage: 'awaiting_customer',
    });
    const send = speakTo(contractId);
    await send('resend-link', {});
    const to = { name: 'Zhao Li', email: 'zhao.li@suzhou.example', language: 'en' };
    await send('forward', { revision: 2, newContact: to, reason: 'She signs such contracts.' });
    await send('confirm', { revision: 2, contact: to.email });
    expect(await endOf(contractId)).toMatchObject({ stage: 'awaiting_signature', revision: 2 });
  });

  it('ends by both sides, at the second asking', async () => {
    const contractId = await aContract(api, 'active');
    const send = speakTo(contractId);
    const { number } = (await read(get(api, `/v1/contracts/${contractId}`))) as Answer;
    const termination = {
      requestedBy: 'ours',
      reason: 'The plant is closed.',
      settlement: 'Each side bears its costs.',
    };
    const terminate = async (nth: number) => {
      await send('request-termination', termination);
      const asked = { kind: 'termination', id: `${number}-T0${nth}` } as const;
      expect(await stepsAsked(contractId)).toEqual(departments);
      await agreeOnOurSide(api, contractId, asked);
      expect(await waitsFor(api, contractId)).toContain(`customer ${customer.contact.email}`);
      return asked.id;
    };
    await send('refuse-termination', { terminationId: await terminate(1), reason: 'Not so.' });
    const agreed = { terminationId: await terminate(2), comment: 'Agreed.' };
    await send('agree-to-termination', agreed);
    const ended = await signOnBothSides(api, contractId, { kind: 'termination', id: agreed.terminationId });
    expect(ended.events).toEqual(['SignatureRecorded', 'ContractTerminated', 'ArchivingAsked']);
    await send('archive', { fileNumber: 'A-2026-2' });
    expect(await endOf(contractId)).toMatchObject({
      ...{ stage: 'archived', ending: { as: 'terminated', reason: termination.reason } },
    });
  });

  it('ends where the customer declines', async () => {
    const contractId = await aContract(api, 'awaiting_customer');
    await speakTo(contractId)('decline', { revision: 1, reason: 'Too dear.' });
    expect(await endOf(contractId)).toMatchObject({ stage: 'declined', ending: { reason: 'Too dear.' }, waiting: [] });
  });

  it('ends where it is withdrawn, even with one signature under it', async () => {
    const contractId = await aContract(api, 'awaiting_signature');
    const send = speakTo(contractId);
    await send('record-signature', { side: 'ours', signatory: '周伟', signedOn: today });
    await send('withdraw', { reason: 'The customer was sold.' });
    expect(await endOf(contractId)).toMatchObject({
      stage: 'withdrawn',
      ending: { as: 'withdrawn' },
      signatures: { ours: { signatory: '周伟' }, customer: null },
    });
  });

  it('goes on when somebody is named for a step that nobody was left for', async () => {
    const { contractId } = await begin();
    const send = speakTo(contractId);
    const everybody = { userId: { not: 'lin-xiao' } };
    const gone = (active: boolean) => api.db.user.updateMany({ where: everybody, data: { active } });
    await gone(false);
    await send('submit', { revision: 1 });
    await gone(true);
    await api.db.user.updateMany({ where: { userId: 'wang-fang' }, data: { active: false } });
    await api.db.user.updateMany({ where: { approvesFor: { has: 'legal' } }, data: { approvesFor: [] } });
    const answer = await send('assign-approver', {
      subject: revisionSubject(),
      stepId: 'legal',
      to: manager,
      reason: 'Nobody else',
    });
    expect(answer.events).toContain('ApproversFound');
    await api.db.user.update({ where: { userId: 'wang-fang' }, data: { active: true, approvesFor: ['legal'] } });
    await send('withdraw', { reason: 'Only a try' });
    await endOf(contractId);
  });

  it('begins with a guarantee that comes and another that is waived', async () => {
    const conditions = ['bond', 'pledge'].map((conditionId) => ({ conditionId, title: '保函', kind: 'guarantee' }));
    const contractId = await aContract(api, 'active', { conditions });
    const send = speakTo(contractId);
    const met = { conditionId: 'bond', metOn: today, evidence: '银行保函 BH-1' };
    expect(await send('meet-condition', met)).toMatchObject({ stage: 'signed', events: ['ConditionMet'] });
    const waived = { conditionId: 'pledge', decidedBy: approverOf('legal'), reason: '老客户' };
    expect(await send('waive-condition', waived)).toMatchObject({ stage: 'active' });
    await endOf(contractId);
  });

  it('ends with a guarantee that does not come by the long-stop day', async () => {
    const conditions = [{ conditionId: 'bond', title: '保函', kind: 'guarantee' }];
    const contractId = await aContract(api, 'active', { conditions, longStopOn: addDays(today, -20) });
    const decided = { decidedBy: approverOf('legal'), reason: '银行拒绝开立保函' };
    expect(await speakTo(contractId)('lapse', decided)).toMatchObject({ stage: 'terminated' });
    expect(await endOf(contractId)).toMatchObject({ ending: { lapsed: true } });
  });

  it.each([
    ['verify-entry', 'active', { comment: '原件已核对' }],
    ['reject-entry', 'signed', { reason: '保函金额不符' }],
  ] as const)('goes on by what finance says of the owner’s guarantee: %s', async (command, stage, said) => {
    const { params, body } = (await scenes['rejectEntry']?.(api)) ?? {};
    const contractId = params?.['contractId'] ?? '';
    expect(await speakTo(contractId)(command, { ...body, ...said })).toMatchObject({ stage });
    expect(await endOf(contractId)).toMatchObject({ stage });
  });

  it('has met every command there is', () => {
    expect([...asked].sort()).toEqual([...commandTypes].sort());
  });
});
