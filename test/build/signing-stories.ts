import { withPeople } from './a-company';
import { aContract, contractId, eventsOf, goOn, letPass, NOW } from './ask-contract';
import {
  afterLongStop,
  amendmentToSign,
  conditionalTerms,
  contractIn,
  everyCommand,
  everythingDone,
  longStopPasses,
  signedWithLongStop,
} from './every-stage';
import { shanghai } from './fixed-clock';
import { ofChange, pay, pumpTerms, sign, signChange, untilActive } from './pump-contract';
import { mails, noticesAfter, timed, type Told } from './told';

const both = (kind: string) => [`${kind} → owner`, `${kind} → customer`];

/** Which mails are sent while a contract is signed but not in force, and while an agreement has to be signed. */
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
    'the end of the long-stop day with open conditions',
    () => timed(goOn(signedWithLongStop(), [everyCommand.meetCondition]), longStopPasses).slice(-2),
    ['long_stop_request → legal', 'long_stop_passed → owner'],
  ],
  [
    'a week without a decision after the long-stop day',
    () => timed(afterLongStop(), '2030-01-08T16:00:00.000Z').filter(({ notice }) => notice.kind.startsWith('long')),
    [
      ...['long_stop_reminder → legal', 'long_stop_reminder → executive'],
      ...['long_stop_reminder → legal', 'long_stop_reminder → executive', 'long_stop_passed → owner'],
    ],
  ],
  [
    'the end of the long-stop day where nobody may decide',
    () =>
      noticesAfter(
        signedWithLongStop(),
        letPass(
          signedWithLongStop(),
          longStopPasses,
          shanghai,
          withPeople({ legal: { active: false }, executive: { active: false } }),
        ),
      ).slice(-1),
    ['long_stop_blocked → owner'],
  ],
  [
    'a contract that ends without having taken effect',
    () => {
      const paid = goOn(afterLongStop(), [pay('advance', '200.00', 'bank-1')], longStopPasses);
      return noticesAfter(paid, eventsOf(paid, everyCommand.lapse, longStopPasses));
    },
    ['lapsed → owner', 'lapsed → executive', 'lapsed → customer', 'archive_request → owner'],
  ],
  [
    'the end of a contract in a company with an archive keeper',
    () => {
      const almost = goOn(contractIn('active'), everythingDone.slice(0, -1));
      const keeping = withPeople({ keeper: { roles: ['archive_keeper'] } });
      return noticesAfter(almost, eventsOf(almost, pay('balance', '67800.00', 'bank-2'), NOW, keeping)).slice(-1);
    },
    ['archive_request → keeper'],
  ],
  [
    'two weeks of a contract that is over and not archived',
    () => timed(contractIn('completed'), '2029-12-15T04:00:00.000Z').slice(-1),
    ['archive_reminder → owner'],
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
