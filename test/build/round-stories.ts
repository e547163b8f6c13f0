import { goOn } from './ask-contract';
import { contractIn, everyCommand } from './every-stage';
import { approve, deliver, pumpTerms, yuan } from './pump-contract';
import { mails, type Told } from './told';

const cheaper = pumpTerms({ price: { gross: yuan('100000.00'), taxRate: '0.13' } });
const again = [
  { type: 'revise', revision: 2, terms: cheaper },
  { type: 'submit', revision: 2 },
] as const;
const votes = [approve('finance', 2)];

/** A second round: the customer asked for changes, and the price was lowered. */
const secondForCustomer = goOn(contractIn('awaiting_customer'), [everyCommand.askForChanges, ...again]);
/** After a change of the price, only finance is asked again among those who had voted. */
const financeAgain = (comment: string | null) => {
  const { stepId, approver } = approve('finance');
  const voted = goOn(contractIn('in_approval'), [{ ...approve('finance'), stepId, approver, comment }]);
  return goOn(voted, [{ ...everyCommand.requestChanges, reason: 'Too dear' }, again[0]]);
};

/** Which mails second rounds of asking cause. */
export const roundStories: [string, () => Told[], string[]][] = [
  [
    'the second round with the customer',
    () => mails(goOn(secondForCustomer, votes.slice(0, -1)), votes.slice(-1)),
    ['confirmation_request → customer', 'approved → owner'],
  ],
  [
    'a second round of approval',
    () => mails(financeAgain('Fine, but dear'), [again[1]]),
    ['legal', 'finance', 'business'].map((name) => `approval_request → ${name}`),
  ],
  [
    'a delivery reported again after it was rejected',
    () => mails(goOn(contractIn('active'), [deliver('first'), everyCommand.rejectDelivery]), [deliver('first')]),
    ['acceptance_request → customer'],
  ],
];
