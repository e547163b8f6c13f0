import { type Active } from '../contract/contract';
import { factLine, type FactLine } from '../contract/fact-lines';
import { type Reading } from '../contract/reading';
import { type Terms } from '../drafting/terms';
import { moneyWords } from '../kernel/show-money';
import { accountFacts } from './receiving-account';
import { type OpenPaymentLine } from './state';

/** What a payment line is called. */
export function paymentTitle({ paymentPlan }: Pick<Terms, 'paymentPlan'>, id: string): string {
  return paymentPlan.find(({ paymentLineId }) => paymentLineId === id)?.title ?? id;
}

/** The line that is due next; null where nothing is open. */
export function nextLine({ payment }: Pick<Active, 'payment'>): OpenPaymentLine | null {
  return [...payment.open].sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0] ?? null;
}

/** What is to be paid, by when and to where. */
export function paymentFacts(
  { paymentLineId, outstanding, dueOn }: Pick<OpenPaymentLine, 'paymentLineId' | 'outstanding' | 'dueOn'>,
  terms: Terms,
  { bankAccount, dueOn: dueFor = (agreed) => agreed }: Reading,
): FactLine[] {
  return [
    factLine('Payment', '款项', paymentTitle(terms, paymentLineId)),
    factLine('To be paid', '应付金额', moneyWords(outstanding)),
    factLine('On or before', '付款日期不晚于', dueFor(dueOn)),
    ...accountFacts(terms, bankAccount),
  ];
}
