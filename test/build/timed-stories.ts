import { aContract, contractId, goOn } from './ask-contract';
import { amending, amendmentInReview, amendmentToSign, contractIn, frameworkTerms, terminating } from './every-stage';
import { deliver, pay, untilActive } from './pump-contract';
import { timed, type Told } from './told';

const reported = goOn(contractIn('active'), [deliver('first')]);
const framework = aContract(untilActive(contractId, frameworkTerms));
const both = (kind: string) => [`${kind} → owner`, `${kind} → customer`];
const paid = goOn(contractIn('active'), [pay('advance', '45200.00', 'A')]);

/** Which mails the passing of time causes. */
export const timedStories: [string, () => Told[], string[]][] = [
  [
    'five days with the customer',
    () => timed(contractIn('awaiting_customer'), '2029-12-06T04:00:00.000Z'),
    ['confirmation_reminder → customer'],
  ],
  [
    'the lapse of a confirmation',
    () => timed(contractIn('awaiting_customer'), '2029-12-31T04:00:00.000Z').slice(-2),
    ['returned → owner', 'question_lapsed → customer'],
  ],
  [
    'a week without signatures',
    () => timed(contractIn('awaiting_signature'), '2029-12-08T04:00:00.000Z'),
    ['signature_reminder → owner'],
  ],
  [
    'a week without signatures under an amendment',
    () => timed(amendmentToSign(), '2029-12-08T04:00:00.000Z'),
    ['signature_reminder → owner'],
  ],
  [
    'a payment that is due soon',
    () => timed(contractIn('active'), '2030-01-25T01:00:00.000Z'),
    ['payment_reminder → customer'],
  ],
  [
    'an overdue payment',
    () => timed(contractIn('active'), '2030-02-01T16:00:00.000Z').slice(-1),
    ['payment_overdue_owner → owner'],
  ],
  [
    'a payment that is still overdue after two working days',
    () => timed(contractIn('active'), '2030-02-05T01:00:00.000Z').slice(-1),
    ['payment_overdue → customer'],
  ],
  [
    'a payment that stays overdue',
    () => timed(contractIn('active'), '2030-02-12T01:00:00.000Z').slice(-1),
    ['payment_reminder → customer'],
  ],
  [
    'a delivery that is due soon',
    () => timed(contractIn('active'), '2030-02-22T01:00:00.000Z').slice(-1),
    ['milestone_reminder → owner'],
  ],
  [
    'an overdue delivery',
    () => timed(contractIn('active'), '2030-03-01T16:00:00.000Z').slice(-1),
    ['milestone_overdue → owner'],
  ],
  [
    'a delivery that stays overdue',
    () => timed(paid, '2030-03-09T01:00:00.000Z').slice(-1),
    ['milestone_reminder → owner'],
  ],
  [
    'five days without acceptance',
    () => timed(reported, '2029-12-06T04:00:00.000Z'),
    ['acceptance_reminder → customer'],
  ],
  ['five days without consent', () => timed(amending(), '2029-12-06T04:00:00.000Z'), ['amendment_reminder → customer']],
  [
    'a working day without a vote on an amendment',
    () => timed(amendmentInReview(), '2029-12-03T10:00:00.000Z'),
    ['business', 'finance', 'legal'].map((name) => `approval_reminder → ${name}`),
  ],
  [
    'five days without consent to a termination',
    () => timed(terminating(), '2029-12-06T04:00:00.000Z'),
    ['termination_reminder → customer'],
  ],
  [
    'the end of the term',
    () => timed(contractIn('active'), '2031-06-30T16:00:00.000Z').slice(-1),
    ['term_ended → owner'],
  ],
  [
    'the end of a framework',
    () => timed(framework, '2031-06-30T16:00:00.000Z'),
    ['term_ended → owner', ...both('expired'), 'archive_request → owner'],
  ],
];
