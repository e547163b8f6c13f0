import { aRule, aStep } from '../build/a-rule-set';
import { expectOneTruth } from '../build/one-truth';
import {
  aContract,
  aCreation,
  approverOf,
  customer,
  important,
  linkTo,
  manager,
  personFor,
  revisionSubject,
  stepOf,
  view,
  vote,
  waitsFor,
  yuan,
} from './a-contract';
import { openBrowser } from './browser';
import { accepted, type Api, ask, problemOf, startApi } from './harness';
import { mailsTo, nextMail } from './mailbox';
import { publishRules } from './rules-in-force';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const at = (stepId: string) => `${stepId} ${approverOf(stepId)}`;
const reason = 'So it is better.';
const send = (contractId: string, command: string, body: object) => accepted(ask(api, contractId, command, body));
const refusal = async (contractId: string, command: string, body: object) =>
  problemOf(ask(api, contractId, command, body), 409);

describe('the approval route', () => {
  it('is what the rules give, and each step says why it is there', async () => {
    const contractId = await aContract(api, 'in_approval', important);
    const { approval } = await view(api, contractId);
    expect(approval.ruleSet).toEqual({ ruleSetId: 'default', version: 1 });
    const every = 'Rule “Every contract” asks for this step.';
    const amount = 'Rule “Important contracts”: the price of CNY 1,860,000.00 is at or above CNY 1,000,000.00.';
    expect(approval.steps.map(({ stepId, order, because }) => [stepId, order, because.en])).toEqual([
      ...[
        ['legal', 1, every],
        ['finance', 1, every],
        ['business', 1, every],
        ['executive', 2, amount],
      ],
    ]);
    expect(approval.steps[3]?.because['zh-CN']).toContain('规则“重要合同”：合同金额（含税）¥1,860,000.00 不低于');
    expect(await waitsFor(api, contractId)).toEqual([at('legal'), at('finance'), at('business')]);
  });

  it('stays that of its version while the contract is in flight; a new contract takes the new rules', async () => {
    const marked = { profile: { riskMarks: ['export'] } };
    const contractId = await aContract(api, 'in_approval', marked);
    const steps = [aStep('export-control', { approvers: [{ kind: 'line', role: 'general_manager' }] })];
    const version = await publishRules(api, (rules) => [
      ...rules,
      aRule('export', { when: { riskMarks: ['export'] }, steps }),
    ]);
    await send(contractId, 'recall', { subject: revisionSubject(), reason });
    await send(contractId, 'submit', { revision: 2 });
    const { approval } = await view(api, contractId);
    expect(approval).toMatchObject({ ruleSet: { version: 1 }, steps: [{}, {}, {}] });
    const later = await view(api, await aContract(api, 'in_approval', marked));
    expect(later.approval.ruleSet.version).toBe(version);
    expect(later.approval.steps.find(({ stepId }) => stepId === 'export-control')).toMatchObject({
      because: { en: 'Rule “Rule export”: the contract bears the risk mark export.' },
      seats: [{ holder: { email: manager }, why: 'route' }],
    });
    await expectOneTruth(api, contractId);
  });
});

describe('a vote', () => {
  it('is bound to what it was about: a change voids the votes it touches, says why, and asks those again', async () => {
    const contractId = await aContract(api, 'in_approval', important);
    for (const stepId of ['legal', 'finance'] as const) await send(contractId, 'approve', vote(stepId));
    const before = (await view(api, contractId)).approval;
    const [legal, finance] = before.steps;
    for (const step of [legal, finance])
      expect(step?.seats[0]?.vote).toMatchObject({ revision: 1, digest: step?.digest });
    await send(contractId, 'recall', { subject: revisionSubject(), reason });
    const { term } = aCreation();
    const dearer = { customer, term, price: { gross: yuan('1900000.00') }, paymentPlan: important.paymentPlan };
    await send(contractId, 'revise', { revision: 2, ...dearer });
    const { number } = await send(contractId, 'submit', { revision: 2 });
    const { approval } = await view(api, contractId);
    const why = { en: 'revision 2 changed: money', 'zh-CN': '第 2 版修改了价款' };
    expect(approval.voided).toEqual([{ stepId: 'finance', holder: personFor('finance'), why }]);
    expect(approval.digest).not.toBe(before.digest);
    expect(approval.steps[0]).toMatchObject({ digest: legal?.digest, seats: [{ vote: { revision: 1 } }] });
    expect(approval.steps[1]?.digest).not.toBe(finance?.digest);
    expect(await waitsFor(api, contractId)).toEqual([at('finance'), at('business')]);
    const again = await nextMail(api, approverOf('finance'), `请审批…${number}`, 1);
    expect(again.text).toContain('此前的表决已失效：第 2 版修改了价款。');
    await expectOneTruth(api, contractId);
  });

  it('that comes after the contract was taken back is told so, by API and by link', async () => {
    const contractId = await aContract(api, 'in_approval');
    const decision = { kind: 'approval', subject: revisionSubject(), stepId: 'legal', ask: 1 } as const;
    const path = await linkTo(api, contractId, decision, personFor('legal'));
    await send(contractId, 'recall', { subject: revisionSubject(), reason });
    const late = await refusal(contractId, 'approve', vote('legal'));
    expect(late.code).toBe('CONTRACT_RECALLED');
    expect(late.detail).toMatch(/was taken back by 林晓 at \d{4}-\d\d-\d\dT/);
    const page = await openBrowser(api).send(`${path}?lang=en`, { choice: 'approve' }).expect(409);
    expect(page.text).toContain('Taken back');
    expect(page.text).toContain('林晓');
    await send(contractId, 'submit', { revision: 2 });
    expect(await refusal(contractId, 'approve', vote('legal'))).toMatchObject({ code: 'STALE_REVISION' });
    await expectOneTruth(api, contractId);
  });
});

describe('an approver', () => {
  it('sends the contract back to a step, and is asked again right after it', async () => {
    const contractId = await aContract(api, 'in_approval', important);
    const back = (stepId: 'finance' | 'executive', toStepId: string, straightBack: boolean) => ({
      ...{ ...vote(stepId), toStepId, straightBack, reason },
    });
    expect(await refusal(contractId, 'return-to-step', back('finance', 'legal', true))).toMatchObject({
      ...{ code: 'CANNOT_RETURN_THERE', detail: expect.stringContaining('legal') as string },
    });
    await send(contractId, 'approve', vote('legal'));
    await send(contractId, 'return-to-step', back('finance', 'legal', true));
    expect(await waitsFor(api, contractId)).toEqual([at('legal'), at('business')]);
    for (const stepId of ['legal', 'finance', 'business'] as const) await send(contractId, 'approve', vote(stepId));
    await send(contractId, 'return-to-step', back('executive', 'finance', true));
    expect(await waitsFor(api, contractId)).toEqual([at('finance')]);
    await send(contractId, 'approve', vote('finance'));
    expect(await waitsFor(api, contractId)).toEqual([at('executive')]);
    expect((await view(api, contractId)).approval.sentBack).toMatchObject({ toStepId: 'finance', reason });
    await expectOneTruth(api, contractId);
  });

  it('hands the decision to somebody else, who is told in whose place', async () => {
    const contractId = await aContract(api, 'in_approval');
    const to = (email: string) => ({ ...vote('legal'), to: email, reason });
    const refused = [
      ['lin.xiao@huadong.example', 'APPROVER_CONFLICTED'],
      ['nobody@huadong.example', 'UNKNOWN_PERSON'],
      [approverOf('legal'), 'ALREADY_ASKED'],
    ] as const;
    for (const [email, code] of refused)
      expect(await refusal(contractId, 'delegate', to(email))).toMatchObject({ code });
    const { number } = await send(contractId, 'delegate', to(manager));
    const { waiting } = await view(api, contractId);
    expect(waiting[0]).toMatchObject({ person: { email: manager }, standsFor: personFor('legal') });
    expect((await nextMail(api, manager, `请审批…${number}`)).text).toContain('您代替王芳审批。');
    expect(await refusal(contractId, 'approve', vote('legal'))).toMatchObject({ code: 'NOT_THE_APPROVER' });
    await send(contractId, 'approve', { ...vote('legal'), approver: manager });
    expect((await stepOf(api, contractId, 'legal')).seats).toMatchObject([
      { holder: { email: manager }, standsFor: { name: '王芳' }, why: 'delegated', vote: { decision: 'approved' } },
    ]);
    await expectOneTruth(api, contractId);
  });

  it.each([
    ['before', 'added-1', 'legal'],
    ['after', 'legal', 'added-1'],
  ] as const)('adds somebody who is asked %s them', async (position, first, second) => {
    const contractId = await aContract(api, 'in_approval');
    await send(contractId, 'add-approver', { ...vote('legal'), person: manager, position, reason: null });
    const votes = { legal: vote('legal'), 'added-1': { ...vote('legal'), stepId: 'added-1', approver: manager } };
    const others = [at('finance'), at('business')];
    const place = (stepId: typeof first) => `${stepId} ${votes[stepId].approver}`;
    expect((await waitsFor(api, contractId)).toSorted()).toEqual([place(first), ...others].toSorted());
    expect(await refusal(contractId, 'approve', votes[second])).toMatchObject({ code: 'STEP_NOT_OPEN' });
    await send(contractId, 'approve', votes[first]);
    expect((await waitsFor(api, contractId)).toSorted()).toEqual([place(second), ...others].toSorted());
    expect((await stepOf(api, contractId, 'added-1')).because.en).toBe(`Added by 王芳 ${position} legal.`);
    await send(contractId, 'approve', votes[second]);
    expect(await waitsFor(api, contractId)).toEqual(others);
    await expectOneTruth(api, contractId);
  });
});

describe('around an approval', () => {
  it('a comment that must be resolved holds everybody up until its author is content', async () => {
    const contractId = await aContract(api, 'in_approval');
    const [legal, finance] = [approverOf('legal'), approverOf('finance')];
    await send(contractId, 'comment', {
      subject: revisionSubject(),
      by: legal,
      text: '适用哪国法律？',
      mustBeResolved: true,
    });
    const held = await refusal(contractId, 'approve', vote('finance'));
    expect(held).toMatchObject({
      code: 'COMMENTS_UNRESOLVED',
      sentence: { 'zh-CN': '须由王芳确认其意见已解决，方可审批：适用哪国法律？' },
    });
    const resolve = (by: string, commentId = 'comment-1') => ({
      ...{ subject: revisionSubject(), by, commentId, text: '中国法律。' },
    });
    for (const [body, code] of [
      [resolve(finance), 'NOT_THE_COMMENTER'],
      [resolve(legal, 'comment-2'), 'UNKNOWN_COMMENT'],
    ] as const)
      expect(await refusal(contractId, 'resolve-comment', body)).toMatchObject({ code });
    await send(contractId, 'resolve-comment', resolve(legal));
    expect(await refusal(contractId, 'resolve-comment', resolve(legal))).toMatchObject({
      code: 'COMMENT_ALREADY_RESOLVED',
    });
    await send(contractId, 'approve', vote('finance'));
    expect((await view(api, contractId)).comments).toMatchObject([{ resolved: { text: '中国法律。' } }]);
    await expectOneTruth(api, contractId);
  });

  it('those who are waited for are nudged, not twice in a row; others get a copy', async () => {
    const contractId = await aContract(api, 'in_approval');
    const { number } = await send(contractId, 'approve', vote('legal'));
    await send(contractId, 'nudge', {});
    for (const address of [approverOf('finance'), approverOf('business')]) await nextMail(api, address, number, 1);
    expect(mailsTo(api, approverOf('legal'), number)).toHaveLength(1);
    const again = await refusal(contractId, 'nudge', {});
    expect(again.code).toBe('TOO_SOON');
    expect(again.detail).toMatch(/possible again from \d{4}-\d\d-\d\dT\S+ on/);
    await send(contractId, 'send-copy', { recipients: [manager, manager.toUpperCase()], note: 'Have a look.' });
    const copy = await nextMail(api, manager, number);
    expect(copy).toMatchObject({
      subject: expect.stringMatching(/^【华东示例设备】抄送：《.+》 · .+ · ¥[\d,.]+ · HD-/) as string,
      text: expect.stringContaining('Have a look.') as string,
    });
    const unknown = { recipients: [manager, 'nobody@huadong.example'], note: null };
    expect(await refusal(contractId, 'send-copy', unknown)).toMatchObject({ code: 'UNKNOWN_PERSON' });
    await expectOneTruth(api, contractId);
    expect(mailsTo(api, manager, number)).toHaveLength(1);
  });
});
