import { type Active } from '../contract/contract';
import { factLine, type FactLine } from '../contract/fact-lines';
import { type Reading } from '../contract/reading';
import { type Terms } from '../drafting/terms';
import { moneyWords } from '../kernel/show-money';
import { agreedDay, type Dated, triggerOf } from './due';
import { accountFacts } from './receiving-account';
import { type OpenPaymentLine } from './state';
import { dueInWords } from './trigger';

/** The title of a payment line. */
export function paymentTitle({ paymentPlan }: Pick<Terms, 'paymentPlan'>, id: string): string {
  return paymentPlan.find(({ paymentLineId }) => paymentLineId === id)?.title ?? id;
}

/** The open line that is due next, among those with a certain due day; null if there is none. */
export function nextLine(contract: Pick<Active, 'payment' | 'terms' | 'delivery'>): OpenPaymentLine | null {
  const dated = contract.payment.open.map((line) => ({ line, ...agreedDay(contract, line) }));
  const certain = dated.filter(({ awaits }) => awaits === null);
  return certain.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0]?.line ?? null;
}

/** What is to be paid, by when, and to which account. */
export function paymentFacts(
  contract: Dated,
  line: Pick<OpenPaymentLine, 'paymentLineId' | 'outstanding' | 'dueOn'>,
  terms: Terms,
  { bankAccount, dueOn: dueFor = (agreed) => agreed }: Reading,
): FactLine[] {
  const { paymentLineId, outstanding } = line;
  const { dueOn, awaits } = agreedDay(contract, line);
  const trigger = awaits === null ? undefined : triggerOf(contract, paymentLineId);
  return [
    factLine('Payment', '款项', paymentTitle(terms, paymentLineId)),
    factLine('To be paid', '应付金额', moneyWords(outstanding)),
    trigger
      ? factLine('Due', '付款期限', dueInWords({ dueOn: dueFor(dueOn), trigger }, terms))
      : factLine('On or before', '付款日期不晚于', dueFor(dueOn)),
    ...accountFacts(terms, bankAccount),
  ];
}
