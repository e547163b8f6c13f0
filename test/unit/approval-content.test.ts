import { type Command } from '../../domain/contract/commands';
import { type Approval } from '../../domain/approval/state';
import { parts } from '../../domain/routing/route';
import { type TermsDraft } from '../../domain/drafting/terms';
import { as, begun, type Case, mail, recall, revise, rulesOf, stepOf, submit } from '../build/approval-case';
import { aRule } from '../build/a-rule-set';
import { expectStage } from '../build/ask-contract';
import { changed } from '../build/contract-library';
import { person, pumpTerms, yuan } from '../build/pump-contract';

const full: Partial<TermsDraft> = {
  scope: 'Four pumps',
  clauses: [
    { clauseId: 'law', heading: 'Law', text: 'Chinese law', standard: true },
    { clauseId: 'court', heading: 'Court', text: 'Shanghai', standard: true },
  ],
};
const terms = pumpTerms(full);
const { parties, milestones, paymentPlan, price, term } = terms;

/** One step for each part, and `whole` for all of it. */
const rules = rulesOf(
  ...parts.map((subject) => stepOf(subject, ['ann'], { parts: [subject] })),
  stepOf('whole', ['bob'], { parts: [...parts], order: 2 }),
);
const votes = [...parts.map((subject) => as('ann', subject).approve), as('bob', 'whole').approve];
const everybody = begun(rules, {}, terms).ask(...votes);

function changedParty(side: 'ours' | 'customer', change: Partial<(typeof parties)['ours']>) {
  return { parties: { ...parties, [side]: { ...parties[side], ...change } } };
}

/** A change of the terms, and the parts it touches: in English, in Chinese. */
const changes: [string, Partial<TermsDraft>, string[], string, string][] = [
  ['nothing', {}, [], '', ''],
  ['the title', { title: 'Better pumps' }, ['scope'], 'scope', '标的范围'],
  ['the scope', { scope: 'Five pumps' }, ['scope'], 'scope', '标的范围'],
  [
    ...(['the title of a milestone', { milestones: milestones.map((one) => ({ ...one, title: 'x' })) }] as const),
    ...([['scope'], 'scope', '标的范围'] as [string[], string, string]),
  ],
  [
    'the text of a clause',
    { clauses: full.clauses?.map((one) => ({ ...one, text: 'Swiss law' })) ?? [] },
    ['clauses'],
    'clauses',
    '条款',
  ],
  ['the order of clauses', { clauses: full.clauses?.toReversed() ?? [] }, ['clauses'], 'clauses', '条款'],
  ['a clause struck out', { clauses: full.clauses?.slice(1) ?? [] }, ['clauses'], 'clauses', '条款'],
  [
    'whether a clause is standard',
    { clauses: full.clauses?.map((one) => ({ ...one, standard: false })) ?? [] },
    ['clauses'],
    'clauses',
    '条款',
  ],
  ['the name of the customer', changedParty('customer', { name: 'Other Ltd' }), ['parties'], 'parties', '当事人'],
  ['our address', changedParty('ours', { address: '1 Bund' }), ['parties'], 'parties', '当事人'],
  ['the contact', changedParty('customer', { contact: person('buyer') }), ['parties'], 'parties', '当事人'],
  [
    'the registration number',
    changedParty('customer', { registrationNumber: '91310000MA1K4' }),
    ['parties'],
    'parties',
    '当事人',
  ],
  ['the gross price', { price: { ...price, gross: yuan('113000.01') } }, ['money'], 'money', '价款'],
  ['the tax rate', { price: { ...price, taxRate: '0.06' } }, ['money'], 'money', '价款'],
  [
    ...([
      'the shares',
      { paymentPlan: paymentPlan.map((line, n) => ({ ...line, percent: n === 0 ? '30' : '70' })) },
    ] as const),
    ...([['money'], 'money', '价款'] as [string[], string, string]),
  ],
  [
    ...(['the title of a payment', { paymentPlan: paymentPlan.map((line) => ({ ...line, title: 'x' })) }] as const),
    ...([['money'], 'money', '价款'] as [string[], string, string]),
  ],
  [
    ...([
      'the due day of a payment',
      { paymentPlan: paymentPlan.map((line) => ({ ...line, dueOn: '2030-08-01' })) },
    ] as const),
    ...([['dates'], 'dates', '日期'] as [string[], string, string]),
  ],
  [
    ...([
      'the due day of a milestone',
      { milestones: milestones.map((one) => ({ ...one, dueOn: '2030-04-01' })) },
    ] as const),
    ...([['dates'], 'dates', '日期'] as [string[], string, string]),
  ],
  ['the end of the term', { term: { ...term, endsOn: '2031-07-31' } }, ['dates'], 'dates', '日期'],
  [
    ...([
      'price and end',
      { price: { ...price, gross: yuan('1.00') }, term: { ...term, endsOn: '2031-07-31' } },
    ] as const),
    ...([['money', 'dates'], 'money, dates', '价款、日期'] as [string[], string, string]),
  ],
  [
    ...(['a milestone left out', { milestones: milestones.slice(1) }] as const),
    ...([['dates', 'scope'], 'dates, scope', '日期、标的范围'] as [string[], string, string]),
  ],
];

/** Ways back to drafting that keep what the change does not touch. */
const ways: [string, Command][] = [
  ['the customer asks for changes', { type: 'askForChanges', revision: 1, reason: 'Not so' }],
  ['the owner takes it back', recall()],
];

const approvalOf = ({ contract }: Case): Approval => {
  if (!('approval' in contract) || !contract.approval) throw new Error('It was never in approval.');
  return contract.approval;
};
const unvoted = (of: Case) =>
  approvalOf(of).steps.flatMap(({ stepId, seats }) => (seats.some(({ vote }) => vote) ? [] : [stepId]));

describe('a change of', () => {
  it.each(ways.flatMap(([way, back]) => changes.map(([what, ...rest]) => [what, way, back, ...rest] as const)))(
    '%s after %s asks again exactly who decided about it',
    (_, __, back, change, touched, en, zh) => {
      const again = everybody.ask(back, revise(2, { ...full, ...change }), submit(2));
      const asked = touched.length > 0 ? [...touched, 'whole'] : [];
      expect(unvoted(again)).toEqual(asked);
      expect(again.open).toEqual(touched);
      expect(again.contract.stage).toBe(touched.length > 0 ? 'in_approval' : 'awaiting_customer');
      expect(approvalOf(again).voided.map(({ stepId, holder }) => `${holder.name} ${stepId}`)).toEqual(
        asked.map((stepId) => `${stepId === 'whole' ? 'bob' : 'ann'} ${stepId}`),
      );
      const whole = approvalOf(again).voided.find(({ stepId }) => stepId === 'whole')?.why;
      const expected = { en: `revision 2 changed: ${en}`, 'zh-CN': `第 2 版修改了${zh}` };
      expect(whole).toEqual(asked.length > 0 ? expected : undefined);
    },
  );

  it.each(changes)('%s that an approver asks for leaves the votes of the others standing', (_, change, touched) => {
    const almost = begun(rules, {}, terms).ask(...votes.slice(0, -1), as('bob', 'whole').requestChanges);
    const again = almost.ask(revise(2, { ...full, ...change }), submit(2));
    expect(unvoted(again)).toEqual([...touched, 'whole']);
    expect(again.open).toEqual(touched.length > 0 ? touched : ['whole']);
  });

  it('what was void and is changed back asks again all the same', () => {
    const once = everybody.ask(recall(), revise(2, { ...full, scope: 'Five' }), submit(2), recall(2));
    const back = once.ask(revise(3, full), submit(3));
    expect(unvoted(back)).toEqual(['scope', 'whole']);
  });
});

describe('a vote', () => {
  it('holds the revision and the digest it was given on, also in later revisions', () => {
    const [first] = approvalOf(everybody).steps;
    expect(first?.seats[0]?.vote).toMatchObject({
      decision: 'approved',
      revision: 1,
      digest: first?.digest,
      comment: null,
    });
    expect(first?.digest).toMatch(/^[0-9a-f]{64}$/);
    const again = everybody.ask(recall(), revise(2, { ...full, scope: 'Five' }), submit(2));
    expect(again.step('parties').seats[0]?.vote).toEqual(first?.seats[0]?.vote);
    const given = again.ask(as('ann', 'scope', 2).approve).step('scope');
    expect(given.seats[0]?.vote).toMatchObject({ revision: 2, digest: given.digest });
    expect(given.digest).not.toBe(everybody.step('scope').digest);
  });

  it('counts for no other content, whatever else stands in the state', () => {
    const ready = begun(rules, {}, terms).ask(...votes.slice(0, -1));
    const contract = expectStage(ready.contract, 'in_approval');
    const steps = contract.approval.steps.map((step) =>
      step.stepId === 'money' ? { ...step, digest: 'another' } : step,
    );
    const forged: Case = begun(rules, {}, terms).of(changed(contract, { approval: { ...contract.approval, steps } }));
    expect(forged.outcome(as('bob', 'whole').approve)).toEqual(['ApprovalGiven']);
    expect(forged.outcome(as('ann', 'money').approve)).toBe('ALREADY_VOTED');
  });
});

describe('a rejection', () => {
  it('makes every vote void, of whatever they were', () => {
    const rejected = begun(rules, {}, terms).ask(...votes.slice(0, -1), as('bob', 'whole').reject, submit(2));
    expect(unvoted(rejected)).toEqual([...parts, 'whole']);
    expect(rejected.open).toEqual([...parts]);
  });
});

describe('another route', () => {
  const small = stepOf('two', ['ann', 'bob'], { parts: ['scope'] });
  // Without it, what nobody decides about would be the matter of all.
  const rest = stepOf('rest', ['eve'], { parts: ['parties', 'clauses', 'money', 'dates'] });
  const byAmount = (over: Partial<typeof small>) => ({
    ...rulesOf(),
    rules: [
      aRule('every', { steps: [stepOf('one', ['cat']), rest] }),
      aRule('small', { when: { amount: { below: '200000' } }, steps: [small] }),
      aRule('large', { when: { amount: { from: '200000' } }, steps: [{ ...small, ...over }] }),
    ],
  });
  const large = { ...full, price: { gross: yuan('200000.00'), taxRate: '0.13' } };
  const why = { en: 'the route has changed', 'zh-CN': '审批路线已变更' };

  it.each([
    ['another number of votes', { quorum: { atLeast: 2 } as const }],
    ['other approvers', { approvers: [{ kind: 'person' as const, email: mail('dan') }] }],
    ['other parts', { parts: ['scope' as const, 'clauses' as const] }],
    ['another step in its place', { stepId: 'three' }],
  ])('by the amount – %s – makes the votes of the step void, and no others', (_, over) => {
    const voted = begun(byAmount(over), {}, terms).ask(as('ann', 'two').approve, as('cat', 'one').approve);
    const again = voted.ask(recall(), revise(2, large), submit(2));
    expect(approvalOf(again).voided).toEqual([{ stepId: 'two', holder: person('ann'), why }]);
    expect(unvoted(again).sort()).toEqual(['rest', 'stepId' in over ? over.stepId : 'two']);
  });

  it('that asks the same of the same keeps the votes', () => {
    const voted = begun(byAmount({ limitHours: 40, order: 3 }), {}, terms).ask(as('ann', 'two').approve);
    const again = voted.ask(recall(), revise(2, large), submit(2));
    expect(unvoted(again).sort()).toEqual(['one', 'rest']);
  });
});
