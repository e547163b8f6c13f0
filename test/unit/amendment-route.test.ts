import { type Changes } from '../../domain/amendment/state';
import { type RuleSet } from '../../domain/routing/route';
import { as, begun, caseOf, mail, rulesOf, seatsOf, stepOf, teamOf } from '../build/approval-case';
import { aRule } from '../build/a-rule-set';
import { aContract, active, contractId, NOW } from '../build/ask-contract';
import {
  agreeAsCustomer,
  askForAmendment,
  askForTermination,
  confirm,
  createPumpContract,
  ofChange,
  sign,
  submit,
  yuan,
} from '../build/pump-contract';

/** Legal and finance look at amendments, dan at those that move the price by twenty thousand, cat at dates, eve at terminations. */
const rules: RuleSet = {
  ...rulesOf(),
  rules: [
    aRule('contracts', { when: { subjects: ['revision'] }, steps: [stepOf('once', ['ann'])] }),
    aRule('amendments', {
      when: { subjects: ['amendment'] },
      steps: [stepOf('legal', ['ann']), stepOf('finance', ['bob'])],
    }),
    aRule('large', {
      when: { subjects: ['amendment'], difference: { from: '20000' } },
      steps: [stepOf('executive', ['dan'], { order: 2, executive: true })],
    }),
    aRule('dates', { when: { subjects: ['amendment'], parts: ['dates'] }, steps: [stepOf('planning', ['cat'])] }),
    aRule('endings', { when: { subjects: ['termination'] }, steps: [stepOf('ending', ['eve'])] }),
  ],
};
const company = teamOf(rules);
const first = [createPumpContract(contractId), submit, as('ann', 'once').approve, confirm, sign('ours')];
const inForce = caseOf(aContract([...first, sign('customer')], NOW, company), company);

const subject = ofChange('amendment');
const price = (gross: string, balance: string): Changes => ({
  gross: yuan(gross),
  paymentPlan: [{ paymentLineId: 'balance', amount: yuan(balance) }],
});
const amend = (changes: Changes) => inForce.ask(askForAmendment(changes));

describe('the route of an amendment', () => {
  it.each<[string, Changes, string[], string[]]>([
    ['that moves the price a little', price('113100.00', '67900.00'), ['legal', 'finance'], []],
    ['just below the difference', price('132999.99', '87799.99'), ['legal', 'finance'], []],
    ['that adds the difference', price('133000.00', '87800.00'), ['legal', 'finance'], ['executive']],
    ['that takes the difference away', price('93000.00', '47800.00'), ['legal', 'finance'], ['executive']],
    ['of the end', { endsOn: '2031-12-31' }, ['legal', 'finance', 'planning'], []],
    [
      'of dates and price',
      { ...price('133000.00', '87800.00'), endsOn: '2031-12-31' },
      ['legal', 'finance', 'planning'],
      ['executive'],
    ],
  ])('%s asks those whom its rules name', (_, changes, asked, then) => {
    const review = amend(changes);
    expect(review.open).toEqual(asked);
    const names: Record<string, string> = { legal: 'ann', finance: 'bob', planning: 'cat', executive: 'dan' };
    const votes = (steps: string[]) => steps.map((stepId) => as(names[stepId] ?? '', stepId, subject).approve);
    const decided = review.ask(...votes(asked));
    expect(decided.open).toEqual(then);
    const approved = decided.ask(...votes(then));
    expect(active(approved.contract).amendment).toMatchObject({ approvedAt: NOW, customer: null });
    expect(approved.outcome(agreeAsCustomer('amendment'))).toEqual(['AmendmentAgreed']);
  });

  it('says by how much it moves the price, whichever way, and what it touches', () => {
    expect(active(amend(price('133000.00', '87800.00')).contract).amendment).toMatchObject({
      ...{ difference: yuan('20000.00'), touched: ['money'] },
    });
    const cut = { ...price('93000.00', '47800.00'), milestones: [{ milestoneId: 'rest', dueOn: '2030-06-15' }] };
    expect(active(amend(cut).contract).amendment).toMatchObject({
      ...{ difference: yuan('20000.00'), touched: ['money', 'dates'] },
    });
  });

  it('is not that of a revision, nor that of a termination', () => {
    const ended = inForce.ask(askForTermination);
    expect(ended.open).toEqual(['ending']);
    const terminated = ended.ask(as('eve', 'ending', ofChange('termination')).approve);
    expect(terminated.outcome(agreeAsCustomer('termination'))).toEqual(['TerminationAgreed']);
    expect(begun(rules).open).toEqual(['once']);
  });

  it('is refused where no rule asks anybody', () => {
    const silent = caseOf(inForce.contract, teamOf({ ...rules, rules: rules.rules.slice(0, 1) }));
    expect(silent.outcome(askForAmendment({ endsOn: '2031-12-31' }))).toBe('NO_ROUTE');
    expect(silent.outcome(askForTermination)).toBe('NO_ROUTE');
  });
});

describe('who is asked about an amendment', () => {
  const review = amend(price('133000.00', '87800.00'));
  const ann = as('ann', 'legal', subject);
  const bob = as('bob', 'finance', subject);
  const dan = as('dan', 'executive', subject);

  it('can delegate, add somebody and send it back to a step, as with a contract', () => {
    expect(seatsOf(review.ask(ann.delegate('eve')).step('legal'))).toEqual(['eve for ann (delegated)']);
    const added = review.ask(ann.add('before', 'eve'));
    expect(added.open).toEqual(['added-1', 'finance']);
    const atTheTop = review.ask(ann.approve, bob.approve);
    expect(atTheTop.ask(dan.returnTo('finance')).open).toEqual(['finance']);
  });

  it('hears that it is over, or by whom it was decided', () => {
    expect(review.ask(ann.approve).outcome(ann.approve)).toBe('STEP_CLOSED');
    const over = review.ask(ann.approve, bob.approve, dan.reject);
    expect(active(over.contract).amendment).toBeNull();
    expect(over.outcome(dan.approve)).toBe('NOTHING_TO_APPROVE');
  });

  it('is replaced when they fall away', () => {
    const gone = review.with({ ann: { active: false } });
    expect(gone.outcome({ type: 'recheckApprovers' })).toEqual(['SeatMoved']);
    expect(seatsOf(gone.ask({ type: 'recheckApprovers' }).step('legal'))).toEqual(['head for ann (escalated)']);
  });

  it('is moved with everything else that waits for them', () => {
    const reassign = { type: 'reassign', from: mail('bob'), to: mail('eve'), reason: 'Ill' } as const;
    expect(seatsOf(review.ask(reassign).step('finance'))).toEqual(['eve for bob (reassigned)']);
  });

  it('leaves the votes on the contract itself as they were', () => {
    const { approval } = active(inForce.contract);
    expect(active(review.ask(ann.approve, bob.approve).contract).approval).toEqual(approval);
  });
});
