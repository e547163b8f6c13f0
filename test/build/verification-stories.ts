import { withPeople } from './a-company';
import { eventsOf, goOn, NOW } from './ask-contract';
import { contractIn, everyCommand } from './every-stage';
import { ownerLink, recordedByOwner, verify } from './owner-entries';
import { mails, noticesAfter, timed, type Told } from './told';

const { recordReceipt, meetCondition, rejectEntry } = everyCommand;
const entered = recordedByOwner(contractIn('active'), recordReceipt);
const bond = recordedByOwner(contractIn('signed'), meetCondition);
const threeDays = '2029-12-04T04:00:00.000Z';

function afterReminder(): Told[] {
  const alone = withPeople({ finance: { active: false } });
  return noticesAfter(bond, eventsOf(bond, { type: 'passDeadlines', at: threeDays }, threeDays, alone));
}

/** Which mails are sent about entries that the owner records and finance verifies. */
export const verificationStories: [string, () => Told[], string[]][] = [
  [
    'a receipt that the owner records',
    () =>
      noticesAfter(contractIn('active'), eventsOf(contractIn('active'), recordReceipt, NOW, withPeople({}), ownerLink)),
    ['entry_request → finance'],
  ],
  ['a record that nobody has verified for three days', () => timed(bond, threeDays), ['entry_reminder → finance']],
  ['a record that nobody can verify any more', afterReminder, ['entry_blocked → owner', 'entry_blocked → boss']],
  [
    'a receipt that finance verifies',
    () => mails(entered, [verify(entered)]),
    ['receipt_booked → owner', 'receipt_confirmed → customer'],
  ],
  [
    'a condition that the owner records as met and somebody waives',
    () => mails(bond, [{ ...everyCommand.waiveCondition, conditionId: 'bond' }]),
    ['condition_waived → owner', 'entry_lapsed → owner', 'entry_lapsed → finance'],
  ],
  [
    'a record that finance does not verify',
    () => mails(goOn(entered, []), [{ ...rejectEntry, entryId: verify(entered).entryId }]),
    ['entry_rejected → owner'],
  ],
];
