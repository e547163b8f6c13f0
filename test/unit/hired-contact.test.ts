import { type Command } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { commandTypes } from '../../domain/contract/registry';
import { ruleFor } from '../../domain/contract/decide';
import { speaksForCustomer } from '../../domain/kernel/access';
import { type Actor } from '../../domain/kernel/people';
import { aCompany, employee, withPeople } from '../build/a-company';
import { aContract, contractId, decideFor, goOn, NOW, outcome } from '../build/ask-contract';
import { amending, contractIn, everyCommand, terminating } from '../build/every-stage';
import { agreeAsCustomer, createPumpContract, deliver, person, pumpTerms } from '../build/pump-contract';

/** Whom the customer's mails went to, and who works for us by now. */
const hired = withPeople({ customer: {} });
const link: Actor = { kind: 'link', id: 'l', name: 'customer', email: 'customer@example.com', side: 'customer' };
const elsewhere: Actor = { ...link, name: 'buyer', email: 'buyer@example.com' };

const delivered = () => goOn(contractIn('active'), [deliver('first')]);
const { confirm, askForChanges, decline, forward, refuseAmendment, refuseTermination } = everyCommand;
const { acceptDelivery, rejectDelivery, resendLink } = everyCommand;

/** Everything that a customer answers through a link, where it is asked. */
const answers: [() => Contract, Command][] = [
  ...[confirm, askForChanges, decline, forward].map((command): [() => Contract, Command] => [
    () => contractIn('awaiting_customer'),
    command,
  ]),
  [delivered, acceptDelivery],
  [delivered, rejectDelivery],
  [amending, agreeAsCustomer('amendment')],
  [amending, refuseAmendment],
  [terminating, agreeAsCustomer('termination')],
  [terminating, refuseTermination],
];

describe('somebody of the customer who has come to work for us', () => {
  it('is tried with everything that a customer’s link can answer', () => {
    const theirs = commandTypes.filter((type) => speaksForCustomer(ruleFor({ type }).access, link));
    expect(answers.map(([, { type }]) => type).sort()).toEqual([...theirs].sort());
  });

  it.each(answers.map(([contract, command]) => [command.type, contract, command] as const))(
    'decides nothing any more through an old link: %s',
    (_type, contract, command) => {
      expect(decideFor(contract(), command, NOW, hired, link)).toMatchObject({
        code: 'NOT_OF_THE_CUSTOMER',
        sentence:
          'customer works for our side and cannot decide for the customer; somebody of theirs must be named instead.',
        sentenceZh: 'customer 是我方员工，不能代表客户作出决定，请改由客户方人员办理。',
      });
      expect(outcome(contract(), command, NOW, aCompany(), link)).toBeInstanceOf(Array);
    },
  );

  it('is known however the address is written', () => {
    const shouting = { ...link, email: 'CUSTOMER@EXAMPLE.COM' };
    expect(outcome(delivered(), acceptDelivery, NOW, hired, shouting)).toBe('NOT_OF_THE_CUSTOMER');
  });

  it('hears first that the matter is over, where it is', () => {
    expect(outcome(contractIn('active'), acceptDelivery, NOW, hired, link)).toBe('STALE_DELIVERY');
    expect(outcome(contractIn('active'), decline, NOW, hired, link)).toBe('WRONG_STAGE');
  });

  it('may have the link mailed once more: that decides nothing', () => {
    expect(outcome(contractIn('awaiting_customer'), resendLink, NOW, hired, link)).toEqual(['LinkResent']);
  });

  it('keeps nobody from recording what the customer did: that happened', () => {
    const ofPaper: Command[] = [{ ...acceptDelivery, acceptedOn: '2029-12-01' }, rejectDelivery];
    for (const command of ofPaper) expect(outcome(delivered(), command, NOW, hired)).toBeInstanceOf(Array);
    expect(
      outcome(contractIn('awaiting_signature'), { ...everyCommand.recordSignature, side: 'customer' }, NOW, hired),
    ).toEqual(['SignatureRecorded']);
    expect(outcome(contractIn('awaiting_customer'), forward, NOW, hired)).toEqual(['ConfirmationForwarded']);
    const byHand = goOn(contractIn('awaiting_customer'), [forward], NOW, hired);
    expect(outcome(byHand, confirm, NOW, hired, elsewhere)).toContain('CustomerConfirmed');
  });
});

describe('whoever is named to speak for the customer in one matter', () => {
  it('is none of ours, or the draft is not submitted', () => {
    const { ours, customer } = pumpTerms().parties;
    const contacts = [
      { name: 'Keeper', email: 'keeper@customer.example', matters: ['acceptance' as const] },
      { name: 'Legal', email: 'Legal@example.com', matters: ['reconciliation' as const] },
    ];
    const draft = aContract([
      createPumpContract(contractId, pumpTerms({ parties: { ours, customer: { ...customer, contacts } } })),
    ]);
    expect(decideFor(draft, everyCommand.submit)).toMatchObject({
      code: 'NOT_OF_THE_CUSTOMER',
      sentence: expect.stringMatching(/^Legal works for our side/) as string,
    });
    const stranger = aCompany({
      people: [
        ...aCompany().people.filter(({ name }) => name !== 'legal'),
        employee('counsel', { approvesFor: ['legal'] }),
      ],
    });
    expect(outcome(draft, everyCommand.submit, NOW, stranger)).toContain('ContractSubmitted');
    expect(person('legal').email).toBe('legal@example.com');
  });
});
