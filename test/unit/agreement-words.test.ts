import { valueIn } from '../../domain/contract/fact-lines';
import { agreeAsCustomer, ofChange, signChangeOnBoth } from '../build/pump-contract';
import { amending, amendmentToSign, everyCommand, terminating, terminationToSign } from '../build/every-stage';
import { mails, timed, type Told } from '../build/told';

const pump = (subject: string) => `[supplier] ${subject} of “Circulation pumps”`;
const ofOwner = ' · customer · CNY 113,000.00';
const said = (told: Told[]) => told.map(({ notice: { subject, text } }) => `${subject.en} | ${text.en}`);
const facts = ([told]: Told[]) =>
  told?.notice.facts.slice(0, 2).map((line) => `${line.label.en}: ${valueIn(line, 'en')}`) ?? [];

describe('who had agreed to a change of the contract', () => {
  it.each([
    ['amendment', 'supplementary', 'S01', amending],
    ['termination', 'termination', 'T01', terminating],
  ] as const)('hears that it is to be signed, and which text: %s', (kind, paper, id, asked) => {
    const told = mails(asked(), [agreeAsCustomer(kind)]);
    expect(said(told)).toEqual([
      `${pump(`Agreed, please have it signed: ${kind} HT-pumps-${id}`)}${ofOwner} | The customer has agreed. Nothing changes yet: have both sides sign the ${paper} agreement and record each signature.`,
      `${pump(`Agreed, to be signed next: ${kind} HT-pumps-${id}`)} | Both sides have agreed. Next, both sign the ${paper} agreement; owner will be in touch about it. Until then the contract goes on as it is.`,
    ]);
    expect(facts(told)).toEqual([
      expect.stringContaining(`agreement: HT-pumps-${id}`),
      expect.stringMatching(/^Digest of its text: SHA-256 [0-9a-f]+$/),
    ]);
  });

  it('is reminded as the owner, every week, to record the signatures or take it back', () => {
    expect(said(timed(terminationToSign(), '2029-12-08T04:00:00.000Z'))).toEqual([
      `${pump('Reminder: Please record the signatures of termination HT-pumps-T01')}${ofOwner} | Both sides have agreed. It counts once the signatures of both under the termination agreement are recorded; or take it back.`,
    ]);
  });

  it('hears that the other side has gone back on it', () => {
    expect(said(mails(amendmentToSign(), [everyCommand.refuseAmendment]))).toEqual([
      `${pump('Refused: amendment HT-pumps-S01')}${ofOwner} | The customer had agreed and does not sign: “No”.`,
    ]);
    const back = { ...everyCommand.recall, subject: ofChange('amendment') };
    expect(said(mails(amendmentToSign(), [back]))).toEqual([
      `${pump('Taken back: amendment HT-pumps-S01')} | owner took it back before both sides had signed. Nothing comes of it: the contract goes on as it is.`,
    ]);
  });

  it('hears that it is executed because both have signed', () => {
    const [executed] = said(mails(amendmentToSign(), signChangeOnBoth('amendment')));
    expect(executed).toContain('Both sides have signed the supplementary agreement.');
    const [ended] = said(mails(terminationToSign(), signChangeOnBoth('termination')));
    expect(ended).toContain('Both sides have signed the termination agreement and the contract is terminated.');
  });
});
