import { aContract, contractId } from './ask-contract';
import { amendmentToSign, conditionalTerms, contractIn, everyCommand } from './every-stage';
import { ofChange, pumpTerms, sign, signChange, untilActive } from './pump-contract';
import { mails, timed, type Told } from './told';

const both = (kind: string) => [`${kind} → owner`, `${kind} → customer`];

/** Who is told what while a contract is signed and not in force, and while what changes it is to be signed. */
export const signingStories: [string, () => Told[], string[]][] = [
  [
    'the second signature of a contract that waits for conditions',
    () => mails(aContract(untilActive(contractId, conditionalTerms).slice(0, -1)), [sign('customer')]),
    both('signed'),
  ],
  [
    'a condition that is met',
    () => mails(contractIn('signed'), [everyCommand.meetCondition]),
    ['condition_met → owner'],
  ],
  [
    'a condition that is waived',
    () => mails(contractIn('signed'), [everyCommand.waiveCondition]),
    ['condition_waived → owner'],
  ],
  [
    'a week with open conditions',
    () => timed(contractIn('signed'), '2029-12-08T04:00:00.000Z'),
    ['condition_reminder → owner'],
  ],
  [
    'the day from which a signed contract is in force',
    () =>
      timed(aContract(untilActive(contractId, pumpTerms({ effectiveOn: '2029-12-10' }))), '2029-12-09T16:00:00.000Z'),
    both('activated'),
  ],
  ['the first signature under an amendment', () => mails(amendmentToSign(), [signChange('amendment', 'ours')]), []],
  [
    'an amendment that is taken back before both have signed',
    () => mails(amendmentToSign(), [{ ...everyCommand.recall, subject: ofChange('amendment') }]),
    ['question_recalled → customer'],
  ],
];
