import { type Contract } from '../../domain/contract/contract';
import { needsExecutive } from '../../domain/approval/needs-executive';
import { makeTerms, type TermsDraft } from '../../domain/drafting/terms';
import { type Employee } from '../../domain/routing/company';
import { type Setting, withPeople } from '../build/a-company';
import { aContract, contractId, eventsOf, expectStage, goOn, NOW, outcome } from '../build/ask-contract';
import { termsOf } from '../build/contract-library';
import { contractIn, everyCommand } from '../build/every-stage';
import { approve, approvers, createPumpContract, ofRevision, pumpTerms, submit, yuan } from '../build/pump-contract';

const reject = (stepId: keyof typeof approvers) =>
  ({ ...everyCommand.reject, stepId, approver: approvers[stepId].email }) as const;
const departments = [approve('legal'), approve('finance'), approve('business')];

function priced(gross: TermsDraft['price']['gross']): TermsDraft {
  return pumpTerms({ price: { gross, taxRate: '0.13' } });
}
const submitted = (gross: TermsDraft['price']['gross'], company?: Setting) =>
  aContract([createPumpContract(contractId, priced(gross)), submit], NOW, company);
const stepsOf = (contract: Contract) => expectStage(contract, 'in_approval').approval.steps;
const openedIn = (contract: Contract) =>
  stepsOf(contract).flatMap(({ stepId, openedAt }) => (openedAt ? [stepId] : []));
/** Who is asked, step by step: `legal: boss for legal (deputy)`. */
const askedIn = (contract: Contract) =>
  stepsOf(contract).map(({ stepId, seats }) => {
    const asked = seats.map(({ holder, standsFor, why }) => {
      const stead = standsFor ? ` for ${standsFor.name}` : '';
      return `${holder.name}${stead} (${why})`;
    });
    return `${stepId}: ${asked.join(', ') || 'nobody'}`;
  });
const away = (deputy: string | null): Partial<Employee> => ({
  absences: [{ from: '2029-12-01', to: '2029-12-01', deputy }],
});
const others = ['finance: finance (route)', 'business: business (route)'];

describe('submitting a contract', () => {
  it('asks the three departments side by side, each by who approves for it', () => {
    expect(openedIn(contractIn('in_approval'))).toEqual(['legal', 'finance', 'business']);
    expect(askedIn(contractIn('in_approval'))).toEqual(['legal: legal (route)', ...others]);
  });

  it.each([
    ['exactly at the threshold', yuan('1000000.00'), true],
    ['above the threshold', yuan('1000000.01'), true],
    ['below the threshold', yuan('999999.99'), false],
    ['that is worth the threshold in another currency', { amount: '140845.08', currency: 'USD' }, true],
    ['that is worth less in another currency', { amount: '140845.07', currency: 'USD' }, false],
  ])('with a price %s plans the executive level accordingly', (_, gross, executive) => {
    const route = stepsOf(submitted(gross)).map(({ stepId, order }) => `${order} ${stepId}`);
    expect(route).toEqual(['1 legal', '1 finance', '1 business', ...(executive ? ['2 executive'] : [])]);
  });

  it.each([
    ['at the threshold', yuan('1000000.00'), true],
    ['below the threshold', yuan('999999.99'), false],
    ['in another currency, however small', { amount: '1.00', currency: 'USD' }, true],
  ])('is of an important contract, or not, with a price %s', (_, gross, important) => {
    expect(needsExecutive([gross], { executiveThreshold: yuan('1000000') })).toBe(important);
  });

  it('says on every step which rule asks for it, and why', () => {
    const because = stepsOf(submitted(yuan('1000000.00'))).map((step) => step.because.en);
    expect(because.slice(0, 3)).toEqual(Array(3).fill('Rule “Every contract” asks for this step.'));
    expect(because[3]).toBe(
      'Rule “Important contracts”: the price of CNY 1,000,000.00 is at or above CNY 1,000,000.00.',
    );
  });

  it.each<[string, Record<string, Partial<Employee>>, string]>([
    ['absent: by their deputy', { legal: away('executive@example.com') }, 'legal: executive for legal (deputy)'],
    ['absent without a deputy: by their superior', { legal: away(null) }, 'legal: boss for legal (escalated)'],
    [
      'absent, as is their deputy: by the deputy of these',
      { legal: away('executive@example.com'), executive: away('business@example.com') },
      'legal: business for legal (deputy)',
    ],
    [
      'absent with a deputy who is deactivated: by their own superior',
      { legal: away('executive@example.com'), executive: { active: false, manager: 'owner@example.com' } },
      'legal: boss for legal (escalated)',
    ],
    ['deactivated: by their superior', { legal: { active: false } }, 'legal: boss for legal (escalated)'],
    [
      'the drafter: by their superior',
      { legal: { approvesFor: [] }, owner: { approvesFor: ['legal'] } },
      'legal: boss for owner (escalated)',
    ],
    [
      'the deputy of a drafter who is absent: by their superior',
      { owner: away('legal@example.com') },
      'legal: boss for legal (escalated)',
    ],
    [
      'unfit at the end of the line: by the route owner',
      { legal: { active: false, manager: null } },
      'legal: boss for legal (escalated)',
    ],
    ['not there at all: by the route owner', { legal: { approvesFor: [] } }, 'legal: boss (escalated)'],
    [
      'unfit, as is everybody after them: by nobody',
      { legal: { active: false }, boss: { active: false } },
      'legal: nobody',
    ],
  ])('replaces an approver who is %s', (_, people, expected) => {
    expect(askedIn(submitted(yuan('113000.00'), withPeople(people)))).toEqual([expected, ...others]);
  });

  it('is stuck at a step that lacks somebody, which nothing but a vote can pass', () => {
    const company = withPeople({ legal: { active: false }, boss: { active: false } });
    const contract = submitted(yuan('113000.00'), company);
    expect(stepsOf(contract).map(({ blocked }) => blocked?.cause)).toEqual(['nobody', undefined, undefined]);
    const rest = goOn(contract, departments.slice(1), NOW, company);
    expect(rest.stage).toBe('in_approval');
    expect(outcome(rest, { type: 'recheckApprovers' }, NOW, company)).toEqual([]);
    expect(outcome(rest, { type: 'recheckApprovers' })).toEqual(['ApproversFound']);
    const found = goOn(rest, [{ type: 'recheckApprovers' }]);
    expect(askedIn(found)[0]).toBe('legal: legal (route)');
    expect(outcome(found, approve('legal'))).toEqual(['ApprovalGiven', 'CustomerConfirmationRequested']);
  });

  it('minds the drafter as executive only where an executive must agree', () => {
    const company = withPeople({ owner: { approvesFor: ['executive'] }, executive: { approvesFor: [] } });
    const important = submitted(yuan('1000000.00'), company);
    const atTheTop = goOn(important, departments, NOW, company);
    expect(askedIn(atTheTop)[3]).toBe('executive: boss for owner (escalated)');
    expect(askedIn(submitted(yuan('113000.00'), company))).toEqual(['legal: legal (route)', ...others]);
  });
});

describe('approving a contract', () => {
  it.each([
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ])('asks the customer with the third vote and not before, in the order %i %i %i', (...order) => {
    const [first, second, third] = order.map((index) => departments[index] ?? submit);
    let contract: Contract = contractIn('in_approval');
    for (const vote of [first, second]) {
      expect(vote && outcome(contract, vote)).toEqual(['ApprovalGiven']);
      contract = goOn(contract, vote ? [vote] : []);
      expect(contract.stage).toBe('in_approval');
    }
    expect(third && outcome(contract, third)).toEqual(['ApprovalGiven', 'CustomerConfirmationRequested']);
  });

  it('asks the executive after the departments, and the customer after the executive', () => {
    const contract = submitted(yuan('1000000.00'));
    expect(openedIn(contract)).not.toContain('executive');
    expect(outcome(contract, approve('executive'))).toBe('STEP_NOT_OPEN');
    const almost = goOn(contract, departments.slice(0, 2));
    expect(outcome(almost, approve('business'))).toEqual(['ApprovalGiven', 'ApprovalStepsOpened']);
    const atTheTop = goOn(almost, [approve('business')]);
    expect(openedIn(atTheTop)).toContain('executive');
    expect(outcome(atTheTop, approve('executive'))).toEqual(['ApprovalGiven', 'CustomerConfirmationRequested']);
    expect(outcome(atTheTop, reject('executive'))).toEqual(['ContractReturned']);
  });

  it('is not open to an executive where the route has none', () => {
    expect(outcome(contractIn('in_approval'), approve('executive'))).toBe('STEP_NOT_OPEN');
  });

  it.each([approve('legal'), reject('legal')])('is refused to anybody but the approver of the step: $type', (vote) => {
    expect(outcome(contractIn('in_approval'), { ...vote, approver: 'finance@example.com' })).toBe('NOT_THE_APPROVER');
  });

  it('takes the approver by mail address, without case', () => {
    const shouted = { ...approve('legal'), approver: ' LEGAL@Example.COM ' };
    expect(outcome(contractIn('in_approval'), shouted)).toEqual(['ApprovalGiven']);
  });

  it.each([approve('legal'), reject('legal')])('is refused a second time: $type after a vote', (vote) => {
    expect(outcome(goOn(contractIn('in_approval'), [approve('legal')]), vote)).toBe('STEP_CLOSED');
  });

  it('records who approved what, when and with which words', () => {
    const vote = { ...approve('legal'), comment: 'Fine' };
    const [event] = eventsOf(contractIn('in_approval'), vote, '2029-12-02T00:00:00.000Z');
    expect(event).toMatchObject({ type: 'ApprovalGiven', subject: ofRevision(1), stepId: 'legal', comment: 'Fine' });
    const { approval } = expectStage(
      goOn(contractIn('in_approval'), [vote], '2029-12-02T00:00:00.000Z'),
      'in_approval',
    );
    const { at, digest } = { at: '2029-12-02T00:00:00.000Z', digest: approval.steps[0]?.digest };
    const recorded = { at, by: event?.actor, comment: 'Fine', decision: 'approved', revision: 1, digest };
    expect(approval.steps.flatMap(({ seats }) => seats.map((seat) => seat.vote))).toEqual([recorded, null, null]);
  });
});

describe('revising a draft', () => {
  it('replaces the terms and keeps the revision', () => {
    const revised = goOn(contractIn('draft'), [{ type: 'revise', revision: 1, terms: priced(yuan('1000000.00')) }]);
    expect(revised).toMatchObject({ stage: 'draft', revision: 1 });
    expect(termsOf(revised)).toEqual(makeTerms(priced(yuan('1000000.00'))));
    expect(outcome(goOn(revised, [submit, ...departments.slice(1)]), approve('legal'))).toContain(
      'ApprovalStepsOpened',
    );
  });

  it.each(['create', 'revise'] as const)('is refused with terms that have errors: %s', (type) => {
    const terms = pumpTerms({ term: { startsOn: '2030-01-02', endsOn: '2030-01-01' } });
    const create = createPumpContract(contractId, terms);
    const [contract, command] =
      type === 'create' ? [null, create] : [contractIn('draft'), { type, revision: 1, terms } as const];
    expect(outcome(contract, command)).toBe('INVALID_TERMS');
  });
});
