import { eventsOf, goOn } from './ask-contract';
import {
  amending,
  amendmentInReview,
  amendmentToSign,
  archive,
  contractIn,
  decline,
  everyCommand,
  everythingDone,
  terminating,
  terminationInReview,
  terminationToSign,
  withdraw,
} from './every-stage';
import {
  accept,
  agreeAsCustomer,
  allocate,
  approve,
  approveChange,
  confirm,
  deliver,
  ofChange,
  pay,
  reverse,
  sign,
  submit,
  signChangeOnBoth,
  transfer,
} from './pump-contract';
import { timedStories } from './timed-stories';
import { mails, noticesAfter, type Told } from './told';

const reported = goOn(contractIn('active'), [deliver('first')]);
const votes = [approve('legal'), approve('finance'), approve('business')];
const both = (kind: string) => [`${kind} → owner`, `${kind} → customer`];
const asksDepartments = ['legal', 'finance', 'business'].map((name) => `approval_request → ${name}`);

/** Which mails each command and each passing of time causes. */
export const contractStories: [string, () => Told[], string[]][] = [
  ['creating it', () => noticesAfter(null, eventsOf(null, everyCommand.create)), []],
  [
    'submitting it',
    () => mails(contractIn('draft'), [submit]),
    ['legal', 'finance', 'business'].map((name) => `approval_request → ${name}`),
  ],
  ['a vote', () => mails(contractIn('in_approval'), [approve('legal')]), []],
  [
    'the last vote',
    () => mails(contractIn('in_approval'), [...votes]),
    ['confirmation_request → customer', 'approved → owner'],
  ],
  [
    'a rejection',
    () => mails(contractIn('in_approval'), [everyCommand.reject]),
    ['returned → owner', 'approval_over → finance', 'approval_over → business'],
  ],
  [
    'changes asked for',
    () => mails(contractIn('awaiting_customer'), [everyCommand.askForChanges]),
    ['returned → owner'],
  ],
  ['a confirmation', () => mails(contractIn('awaiting_customer'), [confirm]), ['confirmed → owner']],
  ['a refusal by the customer', () => mails(contractIn('awaiting_customer'), [decline]), ['declined → owner']],
  ['a withdrawal', () => mails(contractIn('draft'), [withdraw]), []],
  [
    'a withdrawal of what had come back',
    () => mails(goOn(contractIn('in_approval'), [everyCommand.recall]), [withdraw]),
    [],
  ],
  [
    'a withdrawal while people are asked',
    () => mails(goOn(contractIn('in_approval'), [approve('finance')]), [withdraw]),
    ['approval_recalled → legal', 'approval_recalled → business'],
  ],
  [
    'a withdrawal while the customer is asked',
    () => mails(contractIn('awaiting_customer'), [withdraw]),
    ['question_recalled → customer'],
  ],
  [
    'a withdrawal before it is signed',
    () => mails(contractIn('awaiting_signature'), [withdraw]),
    ['withdrawn → customer'],
  ],
  [
    'an amendment taken back in review',
    () =>
      mails(goOn(amendmentInReview(), [approve('finance', ofChange('amendment'))]), [
        { ...everyCommand.recall, subject: ofChange('amendment') },
      ]),
    ['approval_recalled → legal', 'approval_recalled → business'],
  ],
  [
    'an amendment taken back from the customer',
    () => mails(amending(), [{ ...everyCommand.recall, subject: ofChange('amendment') }]),
    ['question_recalled → customer'],
  ],
  [
    'a termination taken back from the customer',
    () => mails(terminating(), [{ ...everyCommand.recall, subject: ofChange('termination') }]),
    ['question_recalled → customer'],
  ],
  ['the first signature', () => mails(contractIn('awaiting_signature'), [sign('ours')]), []],
  [
    'the second signature',
    () => mails(contractIn('awaiting_signature'), [sign('ours'), sign('customer')]),
    both('activated'),
  ],
  ['a reported delivery', () => mails(contractIn('active'), [deliver('first')]), ['acceptance_request → customer']],
  [
    'an accepted delivery',
    () => mails(reported, [accept('first')]),
    ['delivery_accepted → owner', 'next_payment → customer'],
  ],
  [
    'an accepted delivery when everything is paid',
    () => mails(goOn(reported, [pay('advance', '45200.00', 'A'), pay('balance', '67800.00', 'B')]), [accept('first')]),
    ['delivery_accepted → owner'],
  ],
  [
    'a delivery reported again',
    () => mails(goOn(reported, [everyCommand.rejectDelivery]), [deliver('first')]),
    ['acceptance_request → customer'],
  ],
  ['a rejected delivery', () => mails(reported, [everyCommand.rejectDelivery]), ['delivery_rejected → owner']],
  [
    'a receipt',
    () => mails(contractIn('active'), [pay('advance', '1.00', 'A')]),
    ['receipt_booked → owner', 'receipt_confirmed → customer'],
  ],
  [
    'a receipt for two lines that is more than both',
    () => mails(contractIn('active'), [transfer('200.00', 'A', ['advance', '1.00'], ['balance', '2.00'])]),
    ['receipt_booked → owner', 'receipt_confirmed → customer'],
  ],
  [
    'money that was kept and is allocated',
    () => mails(goOn(contractIn('active'), [transfer('200.00', 'A')]), [allocate('A', ['balance', '2.00'])]),
    ['receipt_allocated → owner', 'allocation_confirmed → customer'],
  ],
  [
    'a reversed receipt',
    () => mails(goOn(contractIn('active'), [pay('advance', '45200.00', 'A')]), [reverse('A')]),
    ['receipt_reversed → owner'],
  ],
  [
    'a reversed receipt of a completed contract',
    () => mails(contractIn('completed'), [reverse('bank-2')]),
    ['receipt_reversed → owner'],
  ],
  [
    'a request of the customer for an amendment',
    () => mails(contractIn('active'), [everyCommand.requestAmendment]),
    ['amendment_requested → owner', ...asksDepartments],
  ],
  [
    'our request for an amendment',
    () => mails(contractIn('active'), [{ ...everyCommand.requestAmendment, requestedBy: 'ours' }]),
    asksDepartments,
  ],
  [
    'a request of the customer for termination',
    () => mails(contractIn('active'), [{ ...everyCommand.requestTermination, requestedBy: 'customer' }]),
    ['termination_requested → owner', ...asksDepartments],
  ],
  [
    'a termination of the customer that an approver rejects',
    () =>
      mails(goOn(contractIn('active'), [{ ...everyCommand.requestTermination, requestedBy: 'customer' }]), [
        { ...everyCommand.reject, subject: ofChange('termination') },
      ]),
    [
      'termination_refused → owner',
      'approval_over → finance',
      'approval_over → business',
      'termination_not_agreed → customer',
    ],
  ],
  ['a vote on an amendment', () => mails(amendmentInReview(), approveChange('amendment').slice(0, 1)), []],
  [
    'the last vote on an amendment',
    () => mails(amendmentInReview(), approveChange('amendment')),
    ['amendment_request → customer', 'approved → owner'],
  ],
  [
    'the consent to an amendment',
    () => mails(amending(), [agreeAsCustomer('amendment')]),
    ['amendment_agreed → owner', 'amendment_to_sign → customer'],
  ],
  [
    'the second signature under an amendment',
    () => mails(amendmentToSign(), signChangeOnBoth('amendment')),
    both('amendment_executed'),
  ],
  ['a refused amendment', () => mails(amending(), [everyCommand.refuseAmendment]), ['amendment_refused → owner']],
  [
    'an amendment that an approver rejects',
    () => mails(amendmentInReview(), [{ ...everyCommand.reject, subject: ofChange('amendment') }]),
    [
      'amendment_refused → owner',
      'approval_over → finance',
      'approval_over → business',
      'amendment_not_agreed → customer',
    ],
  ],
  [
    'a nudge of who is asked about an amendment',
    () => mails(amendmentInReview(), [approve('finance', ofChange('amendment')), everyCommand.nudge]),
    ['approval_reminder → legal', 'approval_reminder → business'],
  ],
  [
    'a nudge of the customer who is asked about an amendment',
    () => mails(amending(), [everyCommand.nudge]),
    ['amendment_reminder → customer'],
  ],
  ['a request for termination', () => mails(contractIn('active'), [everyCommand.requestTermination]), asksDepartments],
  [
    'the last vote on a termination',
    () => mails(terminationInReview(), approveChange('termination')),
    ['termination_request → customer', 'approved → owner'],
  ],
  [
    'the consent to a termination',
    () => mails(terminating(), [agreeAsCustomer('termination')]),
    ['termination_agreed → owner', 'termination_to_sign → customer'],
  ],
  [
    'the second signature under a termination',
    () => mails(terminationToSign(), signChangeOnBoth('termination')),
    [...both('terminated'), 'archive_request → owner'],
  ],
  [
    'a refused termination',
    () => mails(terminating(), [everyCommand.refuseTermination]),
    ['termination_refused → owner'],
  ],
  [
    'the last duty done',
    () => mails(contractIn('active'), [...everythingDone]),
    ['receipt_booked → owner', 'receipt_confirmed → customer', ...both('completed'), 'archive_request → owner'],
  ],
  ['archiving it', () => mails(contractIn('completed'), [archive]), []],
  ...timedStories,
];
