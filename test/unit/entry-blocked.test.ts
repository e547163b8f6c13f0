import { aCompany, withPeople } from '../build/a-company';
import { active, decideFor, eventsOf, goOn, letPass, NOW, outcome, waitingOf } from '../build/ask-contract';
import { fold } from '../build/contract-library';
import { contractIn, everyCommand } from '../build/every-stage';
import { shanghai } from '../build/fixed-clock';
import { recordedByOwner, verify } from '../build/owner-entries';
import { brief, mails, noticesAfter } from '../build/told';

const { recordReceipt } = everyCommand;
const recheck = { type: 'recheckApprovers' } as const;
const gone = withPeople({ finance: { active: false } });
const entered = recordedByOwner(contractIn('active'), recordReceipt);
const blocked = fold(eventsOf(entered, recheck, NOW, gone), entered) ?? entered;

const sentences = (contract = blocked) => waitingOf(contract).map(({ sentence }) => sentence.en);

describe('a recorded receipt that nobody can verify any more', () => {
  it('waits for somebody to be named, which the route owner and the owner are told once', () => {
    expect(sentences().join(' ')).not.toContain('finance department');
    expect(sentences()).toContainEqual(
      expect.stringMatching(
        /^Waiting for .* to name somebody who approves for finance: nobody is left who can verify the receipt of CNY 100\.00/,
      ),
    );
    expect(waitingOf(blocked).map(({ role }) => role)).toContain('route_owner');
    const told = mails(entered, [recheck], gone);
    expect(brief(told).sort()).toEqual(['entry_blocked → boss', 'entry_blocked → owner']);
    expect(told[0]?.notice.text.en).toContain('Nobody is left who approves for finance');
    expect(outcome(blocked, recheck, NOW, gone)).toEqual([]);
  });

  it('is found by the reminder too, and the people are reminded every three days', () => {
    const events = letPass(entered, '2029-12-07T04:00:00.000Z', shanghai, gone);
    expect(events.map(({ type }) => type)).toEqual(['EntryReminderDue', 'EntryBlocked', 'EntryReminderDue']);
    expect(brief(noticesAfter(entered, events)).filter((mail) => mail.startsWith('entry'))).toEqual([
      ...['entry_blocked → owner', 'entry_blocked → boss', 'entry_blocked → owner', 'entry_blocked → boss'],
    ]);
  });

  it('is put to finance as soon as there is somebody again, and counts once it is verified', () => {
    expect(outcome(blocked, recheck)).toEqual(['VerifiersFound']);
    expect(brief(mails(blocked, [recheck]))).toEqual(['entry_request → finance']);
    const asked = goOn(blocked, [recheck]);
    expect(active(asked).entries?.[0]).not.toHaveProperty('blocked');
    expect(sentences(asked)).toContainEqual(expect.stringContaining('Waiting for the finance department to verify'));
    expect(outcome(asked, verify(asked))).toEqual(['EntryVerified', 'ReceiptRecorded']);
  });

  it('can be verified at once by who was named meanwhile', () => {
    const named = withPeople({ cashier: { approvesFor: ['finance'] } }, gone);
    expect(outcome(blocked, verify(blocked, 'cashier@example.com'), NOW, named)).toEqual([
      ...['EntryVerified', 'ReceiptRecorded'],
    ]);
  });

  it('is not blocked by an absence, nor where another of finance is left', () => {
    const away = withPeople({ finance: { absences: [{ from: '2029-12-01', to: '2029-12-05', deputy: null }] } });
    expect(outcome(entered, recheck, NOW, away)).toEqual([]);
    expect(outcome(entered, recheck, NOW, withPeople({ cashier: { approvesFor: ['finance'] } }, gone))).toEqual([]);
    expect(outcome(entered, recheck)).toEqual([]);
  });

  it('is blocked where the only one of finance has become the owner of the contract', () => {
    const company = withPeople({ finance: { active: false }, owner: { approvesFor: ['finance'] } });
    expect(decideFor(entered, recheck, NOW, company)).toMatchObject([{ type: 'EntryBlocked' }]);
    expect(outcome(contractIn('active'), recheck, NOW, aCompany())).toEqual([]);
  });
});
