import { type Problem, problemAt } from '../kernel/problem';
import { type TermsDraft } from './terms';

/** What is wrong with the conditions of effect: an advance is the money of a payment line, and nothing else is. */
export function checkConditions({ conditions = [], paymentPlan }: TermsDraft): Problem[] {
  const ids = conditions.map(({ conditionId }) => conditionId);
  const lines = new Set(paymentPlan.map(({ paymentLineId }) => paymentLineId));
  return conditions.flatMap(({ conditionId, title, kind, paymentLineId }, index): Problem[] => {
    const pointer = `/conditions/${index}`;
    if (ids.indexOf(conditionId) < index)
      return [
        problemAt(`${pointer}/conditionId`, 'repeated', 'Two conditions have the same id.', '两项生效条件的编号相同。'),
      ];
    if (kind !== 'advance' && paymentLineId !== undefined) {
      const en = `“${title}” is no advance and has no payment line.`;
      return [
        problemAt(`${pointer}/paymentLineId`, 'not_an_advance', en, `“${title}”不是预付款，不应指定付款计划行。`),
      ];
    }
    if (kind !== 'advance' || (paymentLineId !== undefined && lines.has(paymentLineId))) return [];
    const en = `“${title}” is an advance: name the payment line whose money it is.`;
    return [
      problemAt(`${pointer}/paymentLineId`, 'unknown_payment_line', en, `“${title}”为预付款，请指定付款计划中的款项。`),
    ];
  });
}
