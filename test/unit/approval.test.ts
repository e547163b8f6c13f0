import { needsExecutive, planApprovalRoute } from '../../domain/approval';
import { type Contract } from '../../domain/contract';
import { makeTerms, type TermsDraft } from '../../domain/terms';
import { aContract, contractId, eventsOf, expectStage, goOn, outcome } from '../build/ask-contract';
import { contractIn } from '../build/every-stage';
import { approve, approvers, createPumpContract, person, pumpTerms, submit, yuan } from '../build/pump-contract';

const reject = (stepId: keyof typeof approvers, revision = 1) =>
  ({ type: 'reject', revision, stepId, approver: approvers[stepId].email, reason: 'Unclear' }) as const;
const departments = [approve('legal'), approve('finance'), approve('business')];

function priced(gross: TermsDraft['price']['gross']): TermsDraft {
  return pumpTerms({ price: { gross, taxRate: '0.13' } });
}
const submitted = (gross: TermsDraft['price']['gross']) =>
  aContract([createPumpContract(contractId, priced(gross)), submit]);
const openedIn = (contract: Contract) =>
  expectStage(contract, 'in_approval').approval.steps.flatMap(({ stepId, openedAt }) => (openedAt ? [stepId] : []));

describe('submitting a contract', () => {
  it('asks the three departments side by side', () => {
    expect(openedIn(contractIn('in_approval'))).toEqual(['legal', 'finance', 'business']);
  });

  it.each([
    ['exactly at the threshold', yuan('1000000.00'), true],
    ['above the threshold', yuan('1000000.01'), true],
    ['below the threshold', yuan('999999.99'), false],
    ['in another currency, however small', { amount: '1.00', currency: 'USD' }, true],
  ])('with a price %s plans the executive level accordingly', (_, gross, executive) => {
    const policy = { executiveThreshold: yuan('1000000') };
    const terms = makeTerms(priced(gross));
    expect(needsExecutive(terms, policy)).toBe(executive);
    const route = planApprovalRoute(terms, policy, approvers).map(({ stepId, order }) => `${order} ${stepId}`);
    expect(route).toEqual(['1 legal', '1 finance', '1 business', ...(executive ? ['2 executive'] : [])]);
  });

  it.each(['legal', 'finance', 'business'] as const)('is refused while its drafter would approve as %s', (stepId) => {
    const drafter = { ...person('somebody'), email: ' OWNER@Example.com' };
    const command = { ...submit, type: 'submit' as const, revision: 1, approvers: { ...approvers, [stepId]: drafter } };
    expect(outcome(contractIn('draft'), command)).toBe('DRAFTER_CANNOT_APPROVE');
  });

  it('minds the drafter as executive only where an executive must agree', () => {
    const ownerDecides = {
      type: 'submit' as const,
      revision: 1,
      approvers: { ...approvers, executive: person('owner') },
    };
    const important = aContract([createPumpContract(contractId, priced(yuan('1000000.00')))]);
    expect(outcome(important, ownerDecides)).toBe('DRAFTER_CANNOT_APPROVE');
    expect(outcome(contractIn('draft'), ownerDecides)).toEqual(['ContractSubmitted', 'ApprovalStepsOpened']);
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
    expect(outcome(contractIn('in_approval'), { ...vote, approver: 'finance@example.com' } as typeof vote)).toBe(
      'NOT_THE_APPROVER',
    );
  });

  it('takes the approver by mail address, without case', () => {
    const shouted = { ...reject('legal'), type: 'approve' as const, approver: ' LEGAL@Example.COM ', comment: null };
    expect(outcome(contractIn('in_approval'), shouted)).toEqual(['ApprovalGiven']);
  });

  it.each([approve('legal'), reject('legal')])('is refused a second time: $type after a vote', (vote) => {
    expect(outcome(goOn(contractIn('in_approval'), [approve('legal')]), vote)).toBe('STEP_CLOSED');
  });

  it('records who approved what, when and with which words', () => {
    const vote = { ...reject('legal'), type: 'approve' as const, comment: 'Fine' };
    const [event] = eventsOf(contractIn('in_approval'), vote, '2029-12-02T00:00:00.000Z');
    expect(event).toMatchObject({ type: 'ApprovalGiven', revision: 1, stepId: 'legal', comment: 'Fine' });
    const { approval } = expectStage(
      goOn(contractIn('in_approval'), [vote], '2029-12-02T00:00:00.000Z'),
      'in_approval',
    );
    expect(approval.steps.map(({ approved }) => approved)).toEqual([
      { at: '2029-12-02T00:00:00.000Z', by: event?.actor, comment: 'Fine' },
      null,
      null,
    ]);
  });
});

describe('rejecting a contract', () => {
  const rejected = goOn(contractIn('in_approval'), [approve('finance'), reject('legal')]);

  it('returns it to drafting as the next revision, with who said why', () => {
    expect(rejected).toMatchObject({
      ...{ stage: 'draft', revision: 2 },
      returned: { cause: 'rejected', by: 'legal', reason: 'Unclear' },
    });
  });

  it('makes the votes of the old revision void: everybody is asked again', () => {
    const again = goOn(rejected, [{ type: 'submit', revision: 2, approvers }]);
    const { approval } = expectStage(again, 'in_approval');
    expect(approval).toMatchObject({
      revision: 2,
      steps: [{ approved: null }, { approved: null }, { approved: null }],
    });
    expect(outcome(goOn(again, [approve('legal', 2), approve('business', 2)]), approve('finance', 2))).toEqual([
      'ApprovalGiven',
      'CustomerConfirmationRequested',
    ]);
  });

  it.each([
    ['approve', approve('legal', 1)],
    ['reject', reject('legal', 1)],
    ['submit', submit],
    ['revise', { type: 'revise', revision: 1, terms: pumpTerms() }],
    ['confirm', { type: 'confirm', revision: 1, comment: null }],
    ['requestChanges', { type: 'requestChanges', revision: 1, reason: 'Later' }],
    ['decline', { type: 'decline', revision: 1, reason: 'No' }],
  ] as const)('makes %s stale for whoever still looks at the old revision', (_, command) => {
    expect(outcome(rejected, command)).toBe('STALE_REVISION');
  });

  it('makes a revision stale that does not exist yet', () => {
    expect(outcome(contractIn('in_approval'), approve('legal', 2))).toBe('STALE_REVISION');
  });
});

describe('revising a draft', () => {
  it('replaces the terms and keeps the revision', () => {
    const revised = goOn(contractIn('draft'), [{ type: 'revise', revision: 1, terms: priced(yuan('1000000.00')) }]);
    expect(revised).toMatchObject({ stage: 'draft', revision: 1, terms: makeTerms(priced(yuan('1000000.00'))) });
    expect(outcome(goOn(revised, [submit, ...departments.slice(1)]), approve('legal'))).toContain(
      'ApprovalStepsOpened',
    );
  });

  it.each(['create', 'revise'] as const)('is refused with terms that are not sound: %s', (type) => {
    const terms = pumpTerms({ term: { startsOn: '2030-01-02', endsOn: '2030-01-01' } });
    const create = createPumpContract(contractId, terms);
    const [contract, command] =
      type === 'create' ? [null, create] : [contractIn('draft'), { type, revision: 1, terms } as const];
    expect(outcome(contract, command)).toBe('INVALID_TERMS');
  });
});
