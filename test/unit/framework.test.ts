import { countingStages, type FrameworkStanding } from '../../domain/drafting/framework';
import { aCompany, withPeople } from '../build/a-company';
import { decideFor, goOn, NOW, outcome } from '../build/ask-contract';
import { amending, contractIn, everyCommand, terminating, terminationInReview, withdraw } from '../build/every-stage';
import {
  agreeAsCustomer,
  approve,
  approveChange,
  askForAmendment,
  ofChange,
  pay,
  signChange,
  yuan,
} from '../build/pump-contract';

/** The pump contract, at 113,000.00, as an order under it. */
const standing = (changes: Partial<FrameworkStanding> = {}): FrameworkStanding => ({
  ...{ number: 'HD-KJ-1', stage: 'active', ceiling: yuan('200000.00'), used: yuan('80000.00') },
  ...changes,
});
const under = (changes: Partial<FrameworkStanding> = {}) => aCompany({ inputs: { framework: standing(changes) } });
const at = (gross: string) =>
  askForAmendment({
    gross: yuan(gross),
    paymentPlan: [
      { paymentLineId: 'advance', amount: yuan('1000.00') },
      { paymentLineId: 'balance', amount: yuan((Number(gross) - 1000).toFixed(2)) }, // of a test's own making
    ],
  });

describe('The ceiling of a framework contract', () => {
  it('counts every order that was submitted, also when it is over', () => {
    expect([...countingStages].sort()).toEqual(
      [
        ...['in_approval', 'awaiting_customer', 'awaiting_signature', 'signed', 'active'],
        ...['completed', 'terminated', 'expired', 'archived'],
      ].sort(),
    );
  });

  it('holds for an order that is amended, up to the fen', () => {
    const order = contractIn('active');
    expect(outcome(order, at('120000.00'), NOW, under())).toContain('AmendmentRequested');
    expect(outcome(order, at('120000.01'), NOW, under())).toBe('CEILING_EXCEEDED');
  });

  it('lets an order cost less, or the same, whatever has become of the framework', () => {
    const order = contractIn('active');
    const over = under({ stage: 'terminated', used: yuan('900000.00') });
    expect(outcome(order, at('113000.01'), NOW, over)).toBe('FRAMEWORK_NOT_ACTIVE');
    expect(outcome(order, at('112999.99'), NOW, over)).toContain('AmendmentRequested');
    expect(outcome(order, askForAmendment({ endsOn: '2032-01-31' }), NOW, over)).toContain('AmendmentRequested');
  });

  it('is never amended below what its orders come to', () => {
    const framework = contractIn('active');
    const withOrders = (amount: string) => aCompany({ inputs: { orders: yuan(amount) } });
    expect(outcome(framework, at('100000.00'), NOW, withOrders('100000.00'))).toContain('AmendmentRequested');
    expect(outcome(framework, at('100000.00'), NOW, withOrders('100000.01'))).toBe('CEILING_BELOW_ORDERS');
  });
});

describe('An order whose framework has ended', () => {
  const agreed = (gross: string, company = under()) => {
    const asked = goOn(contractIn('active'), [at(gross), ...approveChange('amendment')]);
    return outcome(asked, agreeAsCustomer('amendment'), NOW, company);
  };

  const signed = (gross: string, company = under()) => {
    const [ours, theirs] = [signChange('amendment', 'ours'), signChange('amendment', 'customer')];
    const asked = [at(gross), ...approveChange('amendment'), agreeAsCustomer('amendment')];
    const half = goOn(goOn(contractIn('active'), asked), [ours]);
    return outcome(half, theirs, NOW, company);
  };

  it('does not become dearer by an amendment that was agreed to before', () => {
    expect(signed('113000.01', under())).toContain('AmendmentExecuted');
    expect(signed('113000.01', under({ stage: 'terminated' }))).toBe('FRAMEWORK_NOT_ACTIVE');
    expect(signed('112999.99', under({ stage: 'terminated' }))).toContain('AmendmentExecuted');
  });

  it('does not become dearer by an amendment that was asked for before', () => {
    expect(agreed('113000.01')).toContain('AmendmentAgreed');
    expect(agreed('113000.01', under({ stage: 'terminated' }))).toBe('FRAMEWORK_NOT_ACTIVE');
    expect(agreed('112999.99', under({ stage: 'terminated' }))).toContain('AmendmentAgreed');
  });

  it.each(['terminated', 'expired', 'completed', 'archived'] as const)(
    'is not confirmed any more: the framework is %s',
    (stage) => {
      expect(outcome(contractIn('awaiting_customer'), everyCommand.confirm, NOW, under({ stage }))).toBe(
        'FRAMEWORK_NOT_ACTIVE',
      );
    },
  );

  it.each(['terminated', 'expired', 'completed', 'archived'] as const)(
    'is not approved any more, and may be sent back or withdrawn: the framework is %s',
    (stage) => {
      const ended = under({ stage });
      const asked = contractIn('in_approval');
      expect(outcome(asked, everyCommand.approve, NOW, under())).toEqual(['ApprovalGiven']);
      expect(decideFor(asked, everyCommand.approve, NOW, ended)).toMatchObject({
        code: 'FRAMEWORK_NOT_ACTIVE',
        sentence: expect.stringContaining('HD-KJ-1') as string,
      });
      for (const command of [everyCommand.reject, everyCommand.requestChanges, everyCommand.recall, withdraw])
        expect(outcome(asked, command, NOW, ended)).toBeInstanceOf(Array);
    },
  );

  it('is not approved at a higher price either, and is at the same or a lower one', () => {
    const approved = (gross: string, company = under({ stage: 'terminated' })) =>
      outcome(goOn(contractIn('active'), [at(gross)]), approve('legal', ofChange('amendment')), NOW, company);
    expect(approved('113000.01', under())).toEqual(['ApprovalGiven']);
    expect(approved('113000.01')).toBe('FRAMEWORK_NOT_ACTIVE');
    expect(approved('112999.99')).toEqual(['ApprovalGiven']);
  });

  it('is terminated all the same', () => {
    const ended = under({ stage: 'terminated' });
    expect(outcome(terminationInReview(), approve('legal', ofChange('termination')), NOW, ended)).toEqual([
      'ApprovalGiven',
    ]);
  });

  it('was confirmed while the framework was active, and is signed all the same', () => {
    expect(outcome(contractIn('awaiting_customer'), everyCommand.confirm, NOW, under())).toContain('CustomerConfirmed');
    const ended = under({ stage: 'terminated' });
    expect(outcome(contractIn('awaiting_signature'), everyCommand.recordSignature, NOW, ended)).toContain(
      'SignatureRecorded',
    );
  });
});

describe('An amendment of what has been settled meanwhile', () => {
  it('is not approved any more: nobody could agree to it', () => {
    const asked = goOn(contractIn('active'), [at('120000.00'), pay('advance', '45200.00', 'bank-1')]);
    expect(outcome(asked, approve('legal', ofChange('amendment')))).toBe('SETTLED_PART_CHANGED');
    const against = { ...everyCommand.reject, subject: ofChange('amendment') };
    expect(outcome(asked, against)).toEqual(['AmendmentRefused']);
  });
});

describe('An order whose framework is signed and not yet in force', () => {
  it('is neither submitted nor confirmed', () => {
    const early = under({ stage: 'signed' });
    expect(outcome(contractIn('draft'), everyCommand.submit, NOW, under())).toContain('ContractSubmitted');
    expect(outcome(contractIn('draft'), everyCommand.submit, NOW, early)).toBe('FRAMEWORK_NOT_ACTIVE');
    expect(outcome(contractIn('awaiting_customer'), everyCommand.confirm, NOW, early)).toBe('FRAMEWORK_NOT_ACTIVE');
  });
});

describe('A contact of the customer who works for our side', () => {
  const hired = withPeople({ customer: {} });

  it('keeps a draft from being submitted', () => {
    expect(outcome(contractIn('draft'), everyCommand.submit, NOW, hired)).toBe('NOT_OF_THE_CUSTOMER');
  });

  it('agrees to no amendment and to no termination, and may refuse them', () => {
    expect(outcome(amending(), agreeAsCustomer('amendment'), NOW, hired)).toBe('NOT_OF_THE_CUSTOMER');
    expect(outcome(terminating(), agreeAsCustomer('termination'), NOW, hired)).toBe('NOT_OF_THE_CUSTOMER');
    expect(outcome(amending(), everyCommand.refuseAmendment, NOW, hired)).toContain('AmendmentRefused');
  });

  it('does not confirm, whenever they came to us', () => {
    expect(outcome(contractIn('awaiting_customer'), everyCommand.confirm, NOW, hired)).toBe('NOT_OF_THE_CUSTOMER');
    expect(outcome(contractIn('awaiting_customer'), everyCommand.decline, NOW, hired)).toContain('CustomerDeclined');
  });
});
