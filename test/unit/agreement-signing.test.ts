import { isSignatoryOf } from '../../domain/signing/signatory';
import { type Party } from '../../domain/kernel/people';
import {
  aContract,
  active,
  contractId,
  decideFor,
  eventsOf,
  goOn,
  letPass,
  outcome,
  waitingOf,
} from '../build/ask-contract';
import { termsOf } from '../build/contract-library';
import { amending, amendmentToSign, contractIn, everyCommand, terminationToSign } from '../build/every-stage';
import {
  accept,
  agreeAsCustomer,
  approveChange,
  askForAmendment,
  deliver,
  ofChange,
  pay,
  person,
  pumpTerms,
  sign,
  signChange,
  signChangeOnBoth,
  untilActive,
  yuan,
} from '../build/pump-contract';

const both = ['amendment', 'termination'] as const;
const toSign = { amendment: amendmentToSign, termination: terminationToSign };
const executed = { amendment: ['AmendmentExecuted'], termination: ['ContractTerminated', 'ArchivingAsked'] };
const refusing = { amendment: everyCommand.refuseAmendment, termination: everyCommand.refuseTermination };

describe.each(both)('what both sides have agreed to, %s', (kind) => {
  const waiting = toSign[kind]();
  const ours = signChange(kind, 'ours');
  const theirs = signChange(kind, 'customer');

  it('changes nothing before it is signed', () => {
    expect(waiting.stage).toBe('active');
    expect(waiting.terms).toEqual(contractIn('active').terms);
    expect(active(waiting)[kind]).toMatchObject({ signatures: { ours: null, customer: null }, reminders: 0 });
  });

  it.each([
    ['ours first', ours, theirs],
    ['the customer’s first', theirs, ours],
  ])('is executed with the second signature, in whichever order: %s', (_, first, second) => {
    expect(outcome(waiting, first)).toEqual(['SignatureRecorded']);
    expect(outcome(goOn(waiting, [first]), second)).toEqual(['SignatureRecorded', ...executed[kind]]);
  });

  it('is signed once by each side', () => {
    expect(outcome(goOn(waiting, [ours]), ours)).toBe('ALREADY_SIGNED');
    expect(outcome(goOn(waiting, [ours, theirs]), theirs)).toBe(
      kind === 'amendment' ? 'UNKNOWN_AMENDMENT' : 'WRONG_STAGE',
    );
  });

  it('is agreed to once', () => {
    expect(outcome(waiting, agreeAsCustomer(kind))).toBe(
      kind === 'amendment' ? 'AMENDMENT_AGREED' : 'TERMINATION_AGREED',
    );
  });

  it('is signed by no signature of the contract itself, and another agreement is not in flight', () => {
    expect(outcome(waiting, sign('ours'))).toBe('WRONG_STAGE');
    const { id } = ofChange(kind, 2);
    expect(outcome(waiting, { ...ours, subject: { kind, id } })).toBe(
      kind === 'amendment' ? 'UNKNOWN_AMENDMENT' : 'UNKNOWN_TERMINATION',
    );
  });

  it.each([
    ['the day on which its text was laid down', '2029-11-30', true],
    ['a day before, on which it was that day nowhere', '2029-11-29', 'SIGNED_TOO_EARLY'],
    ['the day that has begun somewhere', '2029-12-01', true],
    ['a day that has begun nowhere', '2029-12-02', 'DATE_IN_FUTURE'],
  ])('is signed on a day on which that was possible: %s', (_, signedOn, answer) => {
    expect(outcome(waiting, signChange(kind, 'ours', { signedOn }))).toEqual(
      answer === true ? ['SignatureRecorded'] : answer,
    );
  });

  it('names in each signature what was signed, and by which digest it is known', () => {
    const [recorded] = eventsOf(waiting, ours);
    const inFlight = active(waiting);
    const digest = kind === 'amendment' ? inFlight.amendment?.terms.digest : inFlight.termination?.digest;
    expect(digest).toMatch(/^[0-9a-f]{8,64}$/);
    expect(recorded).toMatchObject({ subject: ofChange(kind), digest, side: 'ours', signatory: 'ours' });
  });

  it('can be taken back by our side until both have signed', () => {
    const back = { ...everyCommand.recall, subject: ofChange(kind) };
    for (const contract of [waiting, goOn(waiting, [ours]), goOn(waiting, [theirs])]) {
      const over = goOn(contract, [back]);
      expect(active(over)).toMatchObject({ amendment: null, termination: null, terms: contractIn('active').terms });
      expect(outcome(over, ours)).toBe(kind === 'amendment' ? 'UNKNOWN_AMENDMENT' : 'UNKNOWN_TERMINATION');
    }
    expect(outcome(goOn(waiting, [ours, theirs]), back)).toBe(
      kind === 'amendment' ? 'NOTHING_TO_APPROVE' : 'WRONG_STAGE',
    );
  });

  it('can be gone back on by the customer until both have signed', () => {
    const half = goOn(waiting, [theirs]);
    expect(eventsOf(half, refusing[kind])).toMatchObject([{ side: 'customer', cause: 'refused', by: 'customer' }]);
    expect(active(goOn(half, [refusing[kind]]))[kind]).toBeNull();
  });

  it('waits for the owner, who is reminded every week; nothing else comes by itself', () => {
    const [item] = waitingOf(waiting);
    expect(item).toMatchObject({ role: 'owner', topic: { kind: 'signature', subject: ofChange(kind) } });
    expect(item?.sentence.en).toContain('to record the signature of supplier and customer under the');
    expect(waitingOf(goOn(waiting, [ours]))[0]?.sentence['zh-CN']).toContain('的签署：customer');
    const passed = letPass(waiting, '2029-12-16T04:00:00.000Z').map(({ type, at }) => [type, at]);
    expect(passed).toEqual([
      ['SignatureReminderDue', '2029-12-08T04:00:00.000Z'],
      ['SignatureReminderDue', '2029-12-15T04:00:00.000Z'],
    ]);
  });

  it('asks nobody any more, so that nobody is reminded by hand', () => {
    expect(outcome(waiting, everyCommand.nudge)).toBe('NOBODY_IS_ASKED');
    expect(outcome(waiting, everyCommand.resendLink)).toBe('NOBODY_IS_ASKED');
  });
});

describe('signing an amendment', () => {
  it('comes after the agreement', () => {
    expect(outcome(amending(), signChange('amendment', 'ours'))).toBe('NOT_AGREED_YET');
  });

  it('is refused, as soon as the first signature, where it would change what has been done meanwhile', () => {
    const cheaper = {
      paymentPlan: [
        { paymentLineId: 'advance', amount: yuan('40000.00') },
        { paymentLineId: 'balance', amount: yuan('73000.00') },
      ],
    };
    const agreed = [askForAmendment(cheaper), ...approveChange('amendment'), agreeAsCustomer('amendment')];
    const paid = goOn(contractIn('active'), [...agreed, pay('advance', '45200.00', 'A')]);
    expect(outcome(paid, signChange('amendment', 'ours'))).toBe('SETTLED_PART_CHANGED');
    const moved = goOn(contractIn('active'), [
      askForAmendment({ milestones: [{ milestoneId: 'first', dueOn: '2030-03-15' }] }),
      ...[...approveChange('amendment'), agreeAsCustomer('amendment'), signChange('amendment', 'ours')],
      ...[deliver('first'), accept('first')],
    ]);
    expect(outcome(moved, signChange('amendment', 'customer'))).toBe('SETTLED_PART_CHANGED');
    expect(outcome(moved, { ...everyCommand.recall, subject: ofChange('amendment') })).toEqual(['AmendmentRefused']);
  });

  it('leaves a contract whose duties are all done open, until it is signed or taken back', () => {
    const done = goOn(amendmentToSign(), [
      ...[deliver('first'), accept('first'), deliver('rest'), accept('rest')],
      ...[pay('advance', '45200.00', 'A'), pay('balance', '67800.00', 'B')],
    ]);
    expect(done.stage).toBe('active');
    expect(goOn(done, signChangeOnBoth('amendment')).stage).toBe('completed');
    expect(goOn(done, [{ ...everyCommand.recall, subject: ofChange('amendment') }]).stage).toBe('completed');
  });
});

describe('who signs an amendment', () => {
  const named = (who: Partial<Party>) => {
    const { parties } = pumpTerms();
    return goOn(
      aContract(
        untilActive(contractId, pumpTerms({ parties: { ...parties, customer: { ...parties.customer, ...who } } })),
      ),
      [everyCommand.requestAmendment, ...approveChange('amendment'), agreeAsCustomer('amendment')],
    );
  };
  const by = (signatory: string, authority?: string) => ({
    ...{ ...signChange('amendment', 'customer'), signatory },
    ...(authority === undefined ? {} : { authority }),
  });
  const agent = { name: 'Agent', title: null, authorityFrom: '2029-11-01', authorityUntil: '2029-11-30' };
  const contacts = [{ ...person('signer'), matters: ['signing' as const] }];
  const signed = ['SignatureRecorded'];
  const other = 'SIGNATORY_NOT_AUTHORISED';

  it.each([
    ['whoever signed the contract', named({}), by('customer'), signed],
    ['somebody whom the contract does not name', named({}), by('Eve'), other],
    ['somebody else by a power of attorney', named({}), by('Eve', '授权书 2029-12'), signed],
    [
      'the legal representative, however the name is typed',
      named({ legalRepresentative: '张 三' }),
      by('张　三'),
      signed,
    ],
    ['a contact authorised for signing', named({ contacts }), by('signer'), signed],
    [
      'a contact authorised for something else',
      named({ contacts: [{ ...person('x'), matters: ['acceptance'] }] }),
      by('x'),
      other,
    ],
    ['an agent whose authority has ended', named({ agent }), by('Agent'), other],
    ['an agent whose authority has ended, by a new one', named({ agent }), by('Agent', '授权书 2029-13'), signed],
  ])('%s', (_, contract, command, answer) => {
    expect(outcome(contract, command)).toEqual(answer);
  });

  it.each([
    ['2029-10-31', false],
    ['2029-11-01', true],
    ['2029-11-30', true],
    ['2029-12-01', false],
  ])('an agent on %s: %s, by the first and last day of the authority', (signedOn, may) => {
    const party: Party = { ...pumpTerms().parties.customer, agent };
    // Having signed the contract does not make the authority longer.
    expect(isSignatoryOf(party, { signatory: 'Agent' }, { signatory: 'Agent', signedOn })).toBe(may);
  });

  it('says so with the party and the contract', () => {
    expect(decideFor(named({}), by('Eve'))).toMatchObject({
      sentence:
        'Contract HT-pumps does not show that Eve may sign for customer: say by what they may sign, such as a power of attorney.',
    });
  });

  it('is kept with what they signed by', () => {
    const half = goOn(named({}), [by('Eve', '授权书 2029-12')]);
    expect(active(half).amendment?.signatures.customer).toMatchObject({
      signatory: 'Eve',
      authority: '授权书 2029-12',
    });
    expect(termsOf(half).parties.customer.name).toBe('customer');
  });
});
