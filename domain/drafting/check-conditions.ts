import { type Problem, problemAt } from '../kernel/problem';
import { type TermsDraft } from './terms';

/** A long-stop day makes sense only together with conditions. */
function checkLongStop({ conditions = [], longStopOn }: TermsDraft): Problem[] {
  if (longStopOn === undefined || conditions.length > 0) return [];
  const en = 'A long-stop day is the last one for conditions of effect, and the contract has none.';
  const zh = '最迟生效日是对生效条件的约定，本合同没有生效条件。';
  return [problemAt('/longStopOn', 'without_conditions', en, zh)];
}

/** Validation errors of the conditions of effect. */
export function checkConditions(draft: TermsDraft): Problem[] {
  return [...checkEach(draft), ...checkLongStop(draft)];
}

/** Only an advance refers to a payment line, and it must. */
function checkEach({ conditions = [], paymentPlan }: TermsDraft): Problem[] {
  const ids = conditions.map(({ conditionId }) => conditionId);
  const lines = new Set(paymentPlan.map(({ paymentLineId }) => paymentLineId));
  const hanging = new Set(paymentPlan.flatMap(({ paymentLineId, trigger }) => (trigger ? [paymentLineId] : [])));
  return conditions.flatMap(({ conditionId, title, kind, paymentLineId }, index): Problem[] => {
    const pointer = `/conditions/${index}`;
    if (ids.indexOf(conditionId) < index)
      return [
        problemAt(`${pointer}/conditionId`, 'repeated', 'Two conditions have the same id.', '两项生效条件的编号相同。'),
      ];
    if (kind !== 'advance' && paymentLineId !== undefined) {
      const en = `“${title}” is no advance and has no payment line.`;
      return [problemAt(`${pointer}/paymentLineId`, 'not_an_advance', en, `“${title}”不是预付款，不应指定付款项。`)];
    }
    if (paymentLineId !== undefined && hanging.has(paymentLineId)) {
      const en = `“${title}” is the money of a payment that is due after an acceptance, and nothing is accepted before the contract is in force.`;
      const zh = `“${title}”对应的款项约定在验收后支付，而合同生效前不能验收。`;
      return [problemAt(`${pointer}/paymentLineId`, 'advance_after_acceptance', en, zh)];
    }
    if (kind !== 'advance' || (paymentLineId !== undefined && lines.has(paymentLineId))) return [];
    const en = `“${title}” is an advance: name the payment line whose money it is.`;
    return [
      problemAt(`${pointer}/paymentLineId`, 'unknown_payment_line', en, `“${title}”为预付款，请指定付款计划中的款项。`),
    ];
  });
}
