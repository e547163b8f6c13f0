import { dueInWords } from '../payment/trigger';
import { type Terms } from './terms';

/** Replaces triggered due days by a sentence: how long after which delivery, and the planned day. */
export function duesInWords(terms: Terms): object {
  // Terms from before payment plans existed.
  if (!Array.isArray(terms.paymentPlan)) return terms;
  const paymentPlan = terms.paymentPlan.map(({ trigger, ...line }) =>
    trigger ? { ...line, dueOn: dueInWords({ dueOn: line.dueOn, trigger }, terms) } : line,
  );
  return { ...terms, paymentPlan };
}
