import fc from 'fast-check';
import { type Person } from '../../domain/kernel/people';
import { parts } from '../../domain/routing/route';
import { digestsOf } from '../../domain/approval/parts';
import { type Terms } from '../../domain/drafting/terms';
import { as, begun, type Case, mail, recall, revise, rulesOf, seatsOf, stepOf, submit } from '../build/approval-case';
import { aRule } from '../build/a-rule-set';
import { digest } from '../build/contract-library';
import { yuan } from '../build/pump-contract';

const rules = rulesOf(
  stepOf('one', ['ann'], { parts: ['clauses'] }),
  stepOf('two', ['bob'], { parts: ['scope'], order: 2 }),
  stepOf('three', ['cat'], { parts: ['money'], order: 3 }),
);
const atTwo = begun(rules).ask(as('ann', 'one').approve);
const atThree = atTwo.ask(as('bob', 'two').approve);
const otherScope = { scope: 'Six pumps' };
const otherClause = { clauses: [{ clauseId: 'law', heading: 'Law', text: 'Other', standard: false }] };
const approve = (name: string, stepId: string, revision = 1) => as(name, stepId, revision).approve;

/** Which steps are open, one after the other, until the customer is asked; each is approved by whoever is asked. */
function orderOf(from: Case): string[] {
  const order: string[] = [];
  let now = from;
  for (let turn = 0; turn < 9 && now.contract.stage === 'in_approval'; turn += 1) {
    const { open } = now;
    order.push(open.join('+'));
    for (const stepId of open)
      for (const { holder, vote } of now.step(stepId).seats)
        if (!vote && now.open.includes(stepId)) now = now.ask(approve(holder.name, stepId, now.contract.revision));
  }
  return [...order, now.contract.stage];
}

describe('asking for changes', () => {
  it.each([
    ['in order', as('cat', 'three').requestChanges, otherScope, ['two', 'three', 'awaiting_customer']],
    [
      'in order, everything changed',
      as('cat', 'three').requestChanges,
      { ...otherScope, ...otherClause },
      ['one', 'two', 'three', 'awaiting_customer'],
    ],
    ['straight back', as('cat', 'three').straightBack, otherScope, ['three', 'two', 'awaiting_customer']],
    [
      'straight back, everything changed',
      as('cat', 'three').straightBack,
      { ...otherScope, ...otherClause },
      ['three', 'one', 'two', 'awaiting_customer'],
    ],
    ['straight back, nothing changed', as('cat', 'three').straightBack, {}, ['three', 'awaiting_customer']],
  ] as const)('asks anew %s', (_, command, change, order) => {
    expect(orderOf(atThree.ask(command, revise(2, change), submit(2)))).toEqual(order);
  });

  it('goes straight back once: the submission after that is in order again', () => {
    const back = atThree.ask(as('cat', 'three').straightBack, revise(2, otherClause), submit(2));
    expect(back.open).toEqual(['three']);
    expect(orderOf(back.ask(recall(2), submit(3)))).toEqual(['one', 'three', 'awaiting_customer']);
  });

  it('straight back goes to nobody where the new route has no such step', () => {
    const every = aRule('every', { steps: [stepOf('one', ['ann'])] });
    const small = aRule('small', {
      when: { amount: { below: '200000' } },
      steps: [stepOf('two', ['bob'], { order: 2 })],
    });
    const route = { ...rulesOf(), rules: [every, small] };
    const back = begun(route).ask(approve('ann', 'one'), as('bob', 'two').straightBack);
    const large = { ...otherClause, price: { gross: yuan('200000.00'), taxRate: '0.13' } };
    expect(orderOf(back.ask(revise(2, large), submit(2)))).toEqual(['one', 'awaiting_customer']);
  });
});

describe('returning to a step', () => {
  it.each([
    ['one', false, ['one', 'two', 'three', 'awaiting_customer']],
    ['two', false, ['two', 'three', 'awaiting_customer']],
    ['one', true, ['one', 'three', 'awaiting_customer']],
    ['two', true, ['two', 'three', 'awaiting_customer']],
  ] as const)('%s from the third (straight back: %s) asks %j', (to, straight, order) => {
    expect(orderOf(atThree.ask(as('cat', 'three').returnTo(to, straight)))).toEqual(order);
  });

  it.each([
    ['itself', atThree, as('cat', 'three').returnTo('three')],
    ['an unknown step', atThree, as('cat', 'three').returnTo('nine')],
    ['a later step', atTwo, as('bob', 'two').returnTo('three')],
  ] as const)('is refused to %s', (_, from, command) => {
    expect(from.outcome(command)).toBe('CANNOT_RETURN_THERE');
  });

  it('to one beside it makes it wait for that one, and says who sent it back and why', () => {
    const beside = rulesOf(stepOf('one', ['ann']), stepOf('two', ['bob']));
    for (const straight of [true, false]) {
      const back = begun(beside).ask(approve('ann', 'one'), as('bob', 'two').returnTo('one', straight));
      expect(orderOf(back)).toEqual(['one', 'two', 'awaiting_customer']);
      expect(back.contract).toMatchObject({
        approval: { sentBack: { toStepId: 'one', by: { name: 'bob' }, reason: 'Look again' } },
      });
    }
  });

  it('makes the old link of that step worthless: it is asked under a new number', () => {
    const before = atThree.step('two').seats[0]?.ask ?? 0;
    const after = atThree.ask(as('cat', 'three').returnTo('two')).step('two').seats[0]?.ask ?? 0;
    expect(after).toBeGreaterThan(before);
  });
});

describe('an added approver', () => {
  const beforeOne = begun(rules).ask(as('ann', 'one').add('before', 'dan'));
  const afterOne = begun(rules).ask(as('ann', 'one').add('after', 'dan'));

  it.each([
    ['before', beforeOne, ['added-1', 'one', 'two', 'three', 'awaiting_customer']],
    ['after', afterOne, ['one', 'added-1', 'two', 'three', 'awaiting_customer']],
  ] as const)('%s is asked there', (_, from, order) => {
    expect(orderOf(from)).toEqual(order);
  });

  it.each([
    ['before', beforeOne.ask(approve('dan', 'added-1'), as('ann', 'one').straightBack), ['added-1', 'one']],
    ['after', afterOne.ask(approve('ann', 'one'), as('dan', 'added-1').straightBack), ['one', 'added-1']],
  ] as const)('%s is asked there also when it goes straight back, ahead of all the others', (_, returned, order) => {
    const again = returned.ask(revise(2, { ...otherClause, ...otherScope }), submit(2));
    expect(orderOf(again)).toEqual([...order, 'two', 'three', 'awaiting_customer']);
  });

  it('keeps its place once it has been asked first', () => {
    const added = atTwo.ask(as('bob', 'two').add('before', 'dan'));
    const first = added.ask(as('dan', 'added-1').straightBack, submit(2));
    expect(first.open).toEqual(['added-1']);
    const inOrder = first.ask(recall(2), revise(3, { ...otherClause }), submit(3));
    expect(orderOf(inOrder)).toEqual(['one', 'added-1', 'two', 'three', 'awaiting_customer']);
  });

  it.each([
    ['before', beforeOne, 'dan', 'added-1', ['added-1', 'one', 'two', 'three', 'awaiting_customer']],
    ['after', afterOne, 'ann', 'one', ['one', 'added-1', 'two', 'three', 'awaiting_customer']],
  ] as const)('%s keeps its place after a rejection', (_, from, name, stepId, order) => {
    expect(orderOf(from.ask(as(name, stepId).reject, submit(2)))).toEqual(order);
  });

  it('who was asked after a step is asked again once it goes back to that step', () => {
    const late = afterOne.ask(approve('ann', 'one'), approve('dan', 'added-1'), as('bob', 'two').returnTo('one'));
    expect(orderOf(late)).toEqual(['one', 'added-1', 'two', 'three', 'awaiting_customer']);
  });
});

describe('votes that were kept', () => {
  it('do not stand for somebody who has come to the department since and must agree', () => {
    const law = rulesOf(stepOf('law', [], { approvers: [{ kind: 'department', department: 'law' }], quorum: 'all' }));
    const x = { approvesFor: ['law'] };
    const voted = begun(law, { ann: x, bob: x }).ask(approve('ann', 'law'), recall());
    const changed = voted.with({ ann: { approvesFor: [] }, bob: { approvesFor: [] }, cat: x }).ask(submit(2));
    expect(changed.contract.stage).toBe('in_approval');
    expect(changed.outcome(approve('cat', 'law', 2))).toEqual(['ApprovalGiven', 'CustomerConfirmationRequested']);
  });

  it('count for those who are still meant: of two who must agree, the other one is left', () => {
    const both = rulesOf(stepOf('main', ['ann', 'bob'], { quorum: 'all' }));
    const again = begun(both).ask(approve('ann', 'main'), recall(), submit(2));
    expect(again.step('main')).toMatchObject({ needed: 2, blocked: null });
    expect(again.outcome(approve('bob', 'main', 2))).toEqual(['ApprovalGiven', 'CustomerConfirmationRequested']);
  });

  it('against leave the others to be asked as far as they are needed, or it is blocked', () => {
    const poll = rulesOf(stepOf('main', ['ann', 'bob', 'cat'], { quorum: { atLeast: 2 } }));
    const against = begun(poll).ask(as('ann', 'main').reject, recall());
    const absences = [{ from: '2029-11-30', to: '2029-12-31', deputy: mail('dan') }];
    const again = against.with({ cat: { absences } }).ask(submit(2));
    expect(seatsOf(again.step('main'))).toEqual(['ann', 'bob', 'dan for cat (deputy)']);
    const nobody = against.with({ cat: { active: false }, head: { active: false }, boss: { active: false } });
    expect(nobody.ask(submit(2)).step('main').blocked).toMatchObject({ cause: 'nobody' });
  });
});

const text = fc.constantFrom('', 'a', 'b', 'ab', '甲', '"', 'a,b');
const contact: fc.Arbitrary<Person> = fc.record({ name: text, email: text, language: fc.constantFrom('en', 'zh-CN') });
const party = fc.record({ name: text, registrationNumber: fc.option(text), address: fc.option(text), contact });
const money = fc.constantFrom('1', '2', '12').map((amount) => yuan(amount));
const day = fc.constantFrom('2030-01-01', '2030-01-02');
const anyTerms: fc.Arbitrary<Terms> = fc.record({
  title: text,
  scope: text,
  clauses: fc.array(fc.record({ clauseId: text, heading: text, text, standard: fc.boolean() }), { maxLength: 2 }),
  parties: fc.record({ ours: party, customer: party }),
  price: fc.record({ gross: money, net: money, tax: money, taxRate: fc.constantFrom('0', '0.13') }),
  term: fc.record({ startsOn: day, endsOn: day }),
  milestones: fc.array(fc.record({ milestoneId: text, title: text, dueOn: day }), { maxLength: 2 }),
  paymentPlan: fc.array(fc.record({ paymentLineId: text, title: text, dueOn: day, amount: money }), { maxLength: 2 }),
});

/** The same with the fields of every object the other way round. */
function turned<T>(value: T): T {
  if (Array.isArray(value)) return value.map(turned) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, part]) => [key, turned(part as unknown)]),
  ) as T;
}

describe('the digest of terms', () => {
  it('differs in at least one part for other terms, and in none for the same in another order', () => {
    fc.assert(
      fc.property(
        anyTerms,
        anyTerms,
        fc.constantFrom<(keyof Terms)[]>('title', 'clauses', 'parties', 'price', 'milestones'),
        (a, b, key) => {
          for (const other of [b, { ...a, [key]: b[key] }]) {
            const same = JSON.stringify(a) === JSON.stringify(other);
            const [one, two] = [digestsOf(a, digest), digestsOf(turned(other), digest)];
            expect(parts.every((of) => one.digests[of] === two.digests[of])).toBe(same);
            expect(one.digest === two.digest).toBe(same);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is SHA-256 over words that can be written down elsewhere', () => {
    const terms = fc.sample(anyTerms, { numRuns: 1, seed: 1 })[0];
    if (!terms) throw new Error('No sample.');
    const term = `{"endsOn":"${terms.term.endsOn}","startsOn":"${terms.term.startsOn}"}`;
    const bare = { ...terms, milestones: [], paymentPlan: [] };
    expect(digestsOf(bare, digest).digests.dates).toBe(digest(`dates [${term},[],[]]`));
  });
});
