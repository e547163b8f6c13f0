import { type Amendment } from '../../domain/amendment/state';
import { type Comment } from '../../domain/approval/comment';
import { type WaitingItem } from '../../domain/contract/waiting-item';
import { type Terms } from '../../domain/drafting/terms';
import { addDays } from '../../domain/kernel/days';
import { type RouteRule } from '../../domain/routing/route';
import { aRule } from '../build/a-rule-set';
import { expectOneTruth } from '../build/one-truth';
import {
  aContract,
  agreeOnOurSide,
  approverOf,
  customer,
  eventTypes,
  stateOf,
  termsOf,
  today,
  voteOn,
  waitsFor,
  yuan,
  signOnBothSides,
} from './a-contract';
import { accepted, type Api, ask, get, post, problemOf, read, startApi } from './harness';
import { mailsTo, nextMail } from './mailbox';
import { publishRules } from './rules-in-force';

/** Amendments are reviewed by two departments and, where they move the price by so much, by the executive. */
function rulesOfCompany([every, important]: RouteRule[]): RouteRule[] {
  if (!every || !important) throw new Error('A company begins with two rules.');
  const others = ['revision', 'termination'] as const;
  const two = every.steps.filter(({ stepId }) => stepId !== 'business');
  return [
    { ...every, when: { subjects: [...others] } },
    { ...important, when: { ...important.when, subjects: [...others] } },
    aRule('amendments', { when: { subjects: ['amendment'] }, steps: two }),
    aRule('dear', { when: { subjects: ['amendment'], difference: { from: '50000' } }, steps: important.steps }),
  ];
}

let api: Api;
beforeAll(async () => {
  api = await startApi();
  await publishRules(api, rulesOfCompany);
});
afterAll(() => api.stop());

const plan = {
  milestones: [{ milestoneId: 'pumps', title: '水泵', dueOn: addDays(today, 60) }],
  paymentPlan: [
    { paymentLineId: 'advance', title: '预付款', dueOn: addDays(today, 15), amount: yuan('55800.00') },
    { paymentLineId: 'balance', title: '尾款', dueOn: addDays(today, 180), amount: yuan('130200.00') },
  ],
};

/** The price and its balance move by so much; the delivery and the balance move by a month. */
const changesBy = (difference: number) => ({
  gross: yuan((186_000 + difference).toFixed(2)),
  milestones: [{ milestoneId: 'pumps', dueOn: addDays(today, 90) }],
  paymentPlan: [
    { paymentLineId: 'balance', dueOn: addDays(today, 210), amount: yuan((130_200 + difference).toFixed(2)) },
  ],
});

interface View {
  terms: Terms;
  amendment: (Omit<Amendment, 'terms'> & { terms: Terms; changes: object }) | null;
  amendments: { amendmentId: string; before: Terms }[];
  comments: Comment[];
  waiting: WaitingItem[];
}

const view = async (contractId: string) => (await read(get(api, `/v1/contracts/${contractId}`))) as View;
const send = (contractId: string, command: string, body: object) => accepted(ask(api, contractId, command, body));
const refusal = (contractId: string, command: string, body: object) =>
  problemOf(ask(api, contractId, command, body), 409);
const reason = 'The pumps are larger.';

async function amend(contractId: string, difference: number): Promise<string> {
  const asked = { requestedBy: 'customer', reason, changes: changesBy(difference) };
  return (await send(contractId, 'request-amendment', asked)).amendmentId ?? '';
}

/** An active contract with an amendment in review. */
async function inReview(difference: number): Promise<{ contractId: string; amendmentId: string; owner: string }> {
  const contractId = await aContract(api, 'active', plan);
  const { owner } = await stateOf(api, contractId);
  return { contractId, amendmentId: await amend(contractId, difference), owner: owner.email };
}

/** What is due when, and how much of it has come: as lists read it. */
async function obligations(contractId: string): Promise<string[]> {
  const rows = await api.db.obligation.findMany({ where: { contractId }, orderBy: { obligationId: 'asc' } });
  return rows.map(({ obligationId, dueOn, status, amount, received }) =>
    [obligationId, dueOn.toISOString().slice(0, 10), status, amount?.toFixed(2), received?.toFixed(2)].join(' ').trim(),
  );
}

const before = [
  `advance ${addDays(today, 15)} due 55800.00 0.00`,
  `balance ${addDays(today, 180)} due 130200.00 0.00`,
  `pumps ${addDays(today, 60)} due`,
];

describe('the route of an amendment', () => {
  it.each([
    [49_999.99, ['legal', 'finance']],
    [50_000, ['legal', 'finance', 'executive']],
    [-50_000, ['legal', 'finance', 'executive']],
    [0, ['legal', 'finance']],
  ])('that moves the price by %d is %j', async (difference, steps) => {
    const { contractId } = await inReview(difference);
    const { amendment } = await view(contractId);
    expect(amendment?.approval.steps.map(({ stepId }) => stepId)).toEqual(steps);
    const moved = Math.abs(difference).toFixed(2);
    expect(amendment).toMatchObject({
      difference: yuan(moved),
      touched: difference === 0 ? ['dates'] : ['money', 'dates'],
    });
    const dear = amendment?.approval.steps.find(({ stepId }) => stepId === 'executive');
    if (dear)
      expect(dear.because.en).toContain('the amendment moves the price by CNY 50,000.00, at or above CNY 50,000.00');
  });

  it('is that of its contract’s approval neither for the contract itself nor for its termination', async () => {
    const contractId = await aContract(api, 'in_approval', plan);
    const steps = (await read(get(api, `/v1/contracts/${contractId}`))) as { approval: Amendment['approval'] };
    expect(steps.approval.steps.map(({ stepId }) => stepId)).toEqual(['legal', 'finance', 'business']);
  });
});

describe('an amendment', () => {
  it('is reviewed by two departments and the executive, agreed to by the customer, signed by both, and moves text and plan together', async () => {
    const { contractId, amendmentId, owner } = await inReview(60_000);
    const { number } = await stateOf(api, contractId);
    const during = await view(contractId);
    expect([amendmentId, during.amendment?.amendmentId]).toEqual([`${number}-S01`, `${number}-S01`]);
    expect(during).toMatchObject({
      terms: { price: { gross: yuan('186000.00') } },
      amendment: {
        ...{ amendmentId, requestedBy: 'customer', reason, approvedAt: null, customer: null },
        ...{ changes: changesBy(60_000), terms: { price: { gross: yuan('246000.00') } } },
        approval: { steps: [{ stepId: 'legal', seats: [{ vote: null }] }, {}, { openedAt: null }] },
      },
      amendments: [],
    });
    const subject = { kind: 'amendment', id: amendmentId } as const;
    const asked = during.waiting.filter(({ topic }) => topic.kind === 'approval');
    expect(asked.map(({ topic }) => topic)).toEqual(
      ['legal', 'finance'].map((stepId) => ({ kind: 'approval', subject, stepId })),
    );
    expect(await obligations(contractId)).toEqual(before);
    expect(await refusal(contractId, 'agree-to-amendment', { amendmentId })).toMatchObject({
      code: 'AMENDMENT_IN_REVIEW',
    });
    await send(contractId, 'approve', voteOn('amendment', amendmentId, 'legal'));
    await approveInBulk(contractId, amendmentId);
    expect(await waitsFor(api, contractId)).toContain(`executive ${approverOf('executive')}`);
    const last = await send(contractId, 'approve', voteOn('amendment', amendmentId, 'executive'));
    expect(last.events).toEqual(['ApprovalGiven', 'AmendmentApproved']);
    const approved = await view(contractId);
    expect(approved.amendment?.approvedAt).toMatch(/Z$/);
    expect(approved.waiting).toContainEqual(
      expect.objectContaining({ role: 'customer', topic: { kind: 'amendment', amendmentId } }),
    );
    await nextMail(api, customer.contact.email, `Please agree to amendment ${amendmentId}`);
    expect(await obligations(contractId)).toEqual(before);
    expect((await send(contractId, 'agree-to-amendment', { amendmentId, comment: 'Fine.' })).events).toEqual([
      'AmendmentAgreed',
    ]);
    expect(await obligations(contractId)).toEqual(before);
    const { events } = await signOnBothSides(api, contractId, subject);
    expect(events).toEqual(['SignatureRecorded', 'AmendmentExecuted']);
    expect(await view(contractId)).toMatchObject({
      ...{ terms: during.amendment?.terms, amendment: null },
      amendments: [{ amendmentId, before: during.terms }],
    });
    expect(await obligations(contractId)).toEqual([
      before[0],
      `balance ${addDays(today, 210)} due 190200.00 0.00`,
      `pumps ${addDays(today, 90)} due`,
    ]);
    await nextMail(api, owner, amendmentId);
    await expectOneTruth(api, contractId);
  });

  /** Finance finds it on its list and approves it from there. */
  async function approveInBulk(contractId: string, amendmentId: string): Promise<void> {
    const approver = approverOf('finance');
    const path = `/v1/approvals?approver=${encodeURIComponent(approver)}&limit=500`;
    const { items } = (await read(get(api, path))) as { items: { contractId: string; subject: object }[] };
    const subject = { kind: 'amendment', id: amendmentId };
    expect(items).toContainEqual(expect.objectContaining({ contractId, subject, stepId: 'finance' }));
    const bulk = { approver, comment: null, items: [{ contractId, subject, stepId: 'finance' }] };
    const { body } = (await post(api, '/v1/approvals/bulk-approve', bulk).expect(200)) as { body: object };
    expect(body).toMatchObject({ items: [{ contractId, status: 'done' }] });
  }

  it.each([
    ['rejected', 'reject'],
    ['changes_requested', 'request-changes'],
  ])('that one department refuses is over (%s), and may be asked for again', async (cause, command) => {
    const { contractId, amendmentId, owner } = await inReview(60_000);
    await send(contractId, 'approve', voteOn('amendment', amendmentId, 'legal'));
    const refused = { ...voteOn('amendment', amendmentId, 'finance'), reason: 'Too dear.' };
    expect((await send(contractId, command, refused)).events.at(-1)).toBe('AmendmentRefused');
    const { items } = (await read(get(api, `/v1/contracts/${contractId}/events?limit=500`))) as {
      items: { type: string; data: object }[];
    };
    expect(items.find(({ type }) => type === 'AmendmentRefused')?.data).toEqual({
      ...{ amendmentId, side: 'ours', cause, by: '陈洁', reason: 'Too dear.' },
    });
    expect(await view(contractId)).toMatchObject({ amendment: null, amendments: [] });
    expect((await termsOf(api, contractId)).price.gross).toEqual(yuan('186000.00'));
    expect(await obligations(contractId)).toEqual(before);
    await nextMail(api, owner, `变更 ${amendmentId} 未获同意`);
    // The customer had asked for it, and learns that it came to nothing, not why.
    await nextMail(api, customer.contact.email, `Not agreed to: amendment ${amendmentId}`);
    expect(mailsTo(api, customer.contact.email, amendmentId).map(({ subject }) => subject)).toEqual([
      expect.stringContaining(`Not agreed to: amendment ${amendmentId}`) as string,
    ]);
    const late = await refusal(contractId, 'approve', voteOn('amendment', amendmentId, 'finance'));
    expect(late).toMatchObject({ code: 'NOTHING_TO_APPROVE', detail: expect.stringContaining(amendmentId) as string });
    expect(await amend(contractId, 10)).toBe(amendmentId.replace('-S01', '-S02'));
    await expectOneTruth(api, contractId);
  });

  it.each([['while it is reviewed'], ['while the customer is asked']])('can be recalled %s', async (when) => {
    const { contractId, amendmentId } = await inReview(10);
    const review = { kind: 'amendment', id: amendmentId } as const;
    if (when === 'while the customer is asked')
      await agreeOnOurSide(api, contractId, { ...review, steps: ['legal', 'finance'] });
    expect(await send(contractId, 'recall', { subject: review, reason: 'Not needed.' })).toMatchObject({
      ...{ stage: 'active', events: ['AmendmentRefused'] },
    });
    expect(await view(contractId)).toMatchObject({ amendment: null, amendments: [] });
    for (const command of ['agree-to-amendment', 'refuse-amendment'])
      expect(
        await refusal(contractId, command, { amendmentId, ...(command === 'refuse-amendment' ? { reason } : {}) }),
      ).toMatchObject({
        code: 'UNKNOWN_AMENDMENT',
      });
    expect(await obligations(contractId)).toEqual(before);
    expect(await eventTypes(api, contractId)).not.toContain('AmendmentExecuted');
    await expectOneTruth(api, contractId);
  });
});
