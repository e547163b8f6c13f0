import { randomUUID } from 'node:crypto';
import { recordTransition } from '../../activities/record-transition';
import { addDays } from '../../domain/kernel/days';
import { sum } from '../../domain/kernel/money';
import { expectOneTruth } from '../build/one-truth';
import { aContract, approverOf, eventTypes, revisionSubject, stateOf, termsOf, today, vote, yuan } from './a-contract';
import { accepted, type Api, ask, pointersOf, problemOf, startApi } from './harness';

const asCustomer = ['/approver', '/revision', '/stepId', '/subject'];
const byRevision = { revision: 1, stepId: 'legal', approver: approverOf('legal') };

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe('asking a contract', () => {
  it('is refused in the wrong stage with a stable code, in both languages, and leaves no event', async () => {
    const contractId = await aContract(api, 'draft');
    const { number } = await stateOf(api, contractId);
    const sentence = {
      en: `Contract ${number} is a draft; confirming it is not possible in this stage.`,
      'zh-CN': `合同 ${number} 当前为“草稿”，此时不能确认。`,
    };
    const english = await problemOf(ask(api, contractId, 'confirm', { revision: 1 }), 409);
    expect(english).toMatchObject({
      type: '/problems/WRONG_STAGE',
      code: 'WRONG_STAGE',
      detail: sentence.en,
      sentence,
    });
    const inChinese = ask(api, contractId, 'confirm', { revision: 1 }).set('Accept-Language', 'zh-CN,zh;q=0.9');
    expect((await problemOf(inChinese, 409)).detail).toBe(sentence['zh-CN']);
    expect(await expectOneTruth(api, contractId)).toHaveLength(1);
  });

  it('is refused for a revision that is no longer current', async () => {
    const contractId = await aContract(api, 'in_approval');
    await accepted(ask(api, contractId, 'reject', { ...vote('legal'), reason: 'Clause 4.' }));
    const fault = await problemOf(ask(api, contractId, 'submit', { revision: 1 }), 409);
    expect(fault).toMatchObject({ code: 'STALE_REVISION' });
    await expectOneTruth(api, contractId);
  });

  it('is refused to whoever is not the approver, and once the step is closed', async () => {
    const contractId = await aContract(api, 'in_approval');
    const foreign = { ...vote('legal'), approver: approverOf('finance') };
    expect(await problemOf(ask(api, contractId, 'approve', foreign), 409)).toMatchObject({ code: 'NOT_THE_APPROVER' });
    await accepted(ask(api, contractId, 'approve', vote('legal')));
    const late = { ...vote('legal'), reason: 'Changed my mind.' };
    expect(await problemOf(ask(api, contractId, 'reject', late), 409)).toMatchObject({ code: 'STEP_CLOSED' });
    for (const stepId of ['executive', 'board'])
      // neither is on the route
      expect(await problemOf(ask(api, contractId, 'approve', { ...vote('legal'), stepId }), 409)).toMatchObject({
        code: 'STEP_NOT_OPEN',
      });
    await expectOneTruth(api, contractId);
  });

  it('is refused when it is closed, by the rules and not by Temporal', async () => {
    const contractId = await aContract(api, 'draft');
    await accepted(ask(api, contractId, 'withdraw', { reason: 'Not needed.' }));
    const fault = await problemOf(ask(api, contractId, 'withdraw', { reason: 'Not needed.' }), 409);
    expect(fault).toMatchObject({ code: 'WRONG_STAGE' });
    await expectOneTruth(api, contractId);
  });

  it('is answered to everyone while somebody closes it', async () => {
    const contractId = await aContract(api, 'draft');
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => ask(api, contractId, 'withdraw', { reason: 'Not needed.' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    await expectOneTruth(api, contractId);
  });

  it('begins anew from Postgres when Temporal has lost it', async () => {
    const contractId = await aContract(api, 'draft');
    await api.temporal.workflow.getHandle(`contract-${contractId}`).terminate('lost');
    const answer = await accepted(ask(api, contractId, 'submit', { revision: 1 }));
    expect(answer).toMatchObject({ stage: 'in_approval', events: ['ContractSubmitted', 'ApprovalStepsOpened'] });
    await expectOneTruth(api, contractId);
  });

  it('is judged by what stands in Postgres, even where its workflow has not heard of it', async () => {
    const contractId = await aContract(api, 'in_approval');
    const actor = { kind: 'service', id: 'other', name: 'Other' } as const;
    const command = { type: 'reject' as const, ...vote('legal'), reason: 'Clause 4.' };
    const envelope = { commandId: randomUUID(), fingerprint: '', actor, now: new Date().toISOString() };
    await recordTransition(api, { contractId, state: await stateOf(api, contractId), command, ...envelope });
    const answer = await accepted(ask(api, contractId, 'submit', { revision: 2 }));
    expect(answer).toMatchObject({ stage: 'in_approval', revision: 2, seq: 6 });
    const stale = await problemOf(ask(api, contractId, 'approve', vote('legal')), 409);
    expect(stale).toMatchObject({ code: 'STALE_REVISION' });
    await expectOneTruth(api, contractId);
  });

  it('is not asked for approval before there are rules for it', async () => {
    const contractId = await aContract(api, 'draft');
    await api.db.ruleSet.updateMany({ where: { version: 1 }, data: { status: 'draft' } });
    const fault = await problemOf(ask(api, contractId, 'submit', { revision: 1 }), 409);
    await api.db.ruleSet.updateMany({ where: { version: 1 }, data: { status: 'published' } });
    expect(fault).toMatchObject({ code: 'NO_RULE_SET', detail: 'No approval rules have been published yet.' });
    expect(await eventTypes(api, contractId)).toEqual(['ContractCreated']);
    expect((await accepted(ask(api, contractId, 'submit', { revision: 1 }))).stage).toBe('in_approval');
  });

  it('keeps what a revision leaves out, shares of the price as well, and points at what does not add up', async () => {
    const contractId = await aContract(api, 'draft');
    const before = await termsOf(api, contractId);
    await accepted(ask(api, contractId, 'revise', { revision: 1, title: '新标题' }));
    expect(await termsOf(api, contractId)).toEqual({ ...before, title: '新标题' });
    await accepted(ask(api, contractId, 'revise', { revision: 1, term: { endsOn: addDays(today, 600) } }));
    const startsOn = today;
    expect(await termsOf(api, contractId)).toMatchObject({ term: { startsOn, endsOn: addDays(today, 600) } });
    await accepted(ask(api, contractId, 'revise', { revision: 1, price: { gross: yuan('200000.00') } }));
    const { paymentPlan } = await termsOf(api, contractId);
    expect(paymentPlan.map(({ percent }) => percent)).toEqual(before.paymentPlan.map(({ percent }) => percent));
    expect(
      sum(
        paymentPlan.map(({ amount }) => amount),
        'CNY',
      ),
    ).toEqual(yuan('200000.00'));
    const all = { paymentLineId: 'all', title: '全款', dueOn: today };
    const inMoney = { revision: 1, paymentPlan: [{ ...all, amount: yuan('200000.00') }] };
    await accepted(ask(api, contractId, 'revise', inMoney));
    const dearer = ask(api, contractId, 'revise', { revision: 1, price: { gross: yuan('300000.00') } });
    expect(await problemOf(dearer, 422)).toMatchObject({
      code: 'INVALID_TERMS',
      errors: [{ pointer: '/paymentPlan' }],
    });
    await expectOneTruth(api, contractId);
  });

  it.each([
    ['an end before a delivery', { endsOn: addDays(today, 100) }, ['/changes/endsOn']],
    [
      'a delivery after the end',
      { milestones: [{ milestoneId: 'final-delivery', dueOn: addDays(today, 560) }] },
      ['/changes/milestones/0/dueOn'],
    ],
    ['a price that the plan does not add up to', { gross: yuan('200000') }, ['/changes/paymentPlan']],
    [
      'a delivery that is changed twice',
      { milestones: [60, 61].map((days) => ({ milestoneId: 'first-delivery', dueOn: addDays(today, days) })) },
      ['/changes/milestones/1/milestoneId'],
    ],
    [
      'a payment in another currency',
      { paymentPlan: [{ paymentLineId: 'retention', amount: { amount: '18600', currency: 'USD' } }] },
      ['/changes/paymentPlan/0/amount/currency'],
    ],
  ])('points at %s in an amendment', async (_what, changes, pointers) => {
    const contractId = await aContract(api, 'active');
    const amendment = { requestedBy: 'ours', reason: 'x', changes };
    const fault = await problemOf(ask(api, contractId, 'request-amendment', amendment), 422);
    expect(fault).toMatchObject({ code: 'INVALID_TERMS' });
    expect(pointersOf(fault)).toEqual(pointers);
    await expectOneTruth(api, contractId);
  });

  it.each([
    ['a reason of blanks', 'withdraw', { reason: '  ' }, ['/reason']],
    ['a missing reason', 'withdraw', {}, ['/reason']],
    ['a list', 'withdraw', [], ['']],
    ['no body at all', 'withdraw', undefined, ['']],
    ['a step that cannot be', 'approve', { ...vote('legal'), stepId: 'The board' }, ['/stepId']],
    [
      'an approver without a step',
      'request-changes',
      { subject: revisionSubject(), reason: 'x', approver: approverOf('legal') },
      ['/stepId'],
    ],
    [
      'an approver who asks for changes as the customer does',
      'ask-for-changes',
      { ...vote('legal'), reason: 'x' },
      asCustomer,
    ],
    ['a vote on a revision by its number alone', 'approve', byRevision, ['/revision', '/subject']],
    [
      'a vote on something that is not approved',
      'approve',
      { ...vote('legal'), subject: { kind: 'x', id: '1' } },
      ['/subject/kind'],
    ],
    ['a revision of 1.5', 'confirm', { revision: 1.5 }, ['/revision']],
    ['a revision as text', 'confirm', { revision: '1' }, ['/revision']],
    ['2001 characters', 'withdraw', { reason: 'x'.repeat(2001) }, ['/reason']],
    [
      'a field of the workflow’s',
      'withdraw',
      { reason: 'x', commandId: 'y', knownSeq: 9 },
      ['/commandId', '/knownSeq'],
    ],
  ])('points at %s', async (_what, command, given, pointers) => {
    const contractId = await aContract(api, 'draft');
    const fault = await problemOf(ask(api, contractId, command, given), 400);
    expect(pointersOf(fault)).toEqual(pointers);
    expect(await eventTypes(api, contractId)).toEqual(['ContractCreated']);
  });

  it('is not possible for a contract that does not exist', async () => {
    for (const id of [randomUUID(), 'nonsense', '%00'])
      expect(await problemOf(ask(api, id, 'withdraw', { reason: 'x' }), 404)).toMatchObject({
        code: 'CONTRACT_NOT_FOUND',
      });
  });
});
