import { checkConditions } from './check-conditions';
import { checkPriceOfLines } from './price-of-lines';
import { usccFault } from './uscc';
import { zh } from '../kernel/chinese';
import { isDay } from '../kernel/days';
import { compare, isCurrency, isMoney, isTaxRate, isWhole, type Money, normalise, sum } from '../kernel/money';
import { type Party, type Side } from '../kernel/people';
import { type TermsDraft } from './terms';
import { isPercent } from '../kernel/percent';
import { type Problem, problemAt } from '../kernel/problem';
import { showMoney } from '../kernel/show-money';
import { words } from '../kernel/words';
import { checkDueOf } from './check-triggers';

function repeats(ids: readonly string[]): number[] {
  return ids.flatMap((id, index) => (ids.indexOf(id) < index ? [index] : []));
}

/** Validation errors of one payment line, given as a percentage or as an amount. */
function checkPlanLine(line: TermsDraft['paymentPlan'][number], index: number, gross: Money): Problem[] {
  const pointer = `/paymentPlan/${index}`;
  const own: Problem[] = [];
  if ((line.percent === undefined) === (line.amount === undefined))
    own.push({
      pointer,
      code: 'percent_or_amount',
      message: words('A payment line has either a percent or an amount.', '每期付款应当且只能填写比例或者金额之一。'),
    });
  if (line.percent !== undefined && !isPercent(line.percent))
    own.push({
      pointer: `${pointer}/percent`,
      code: 'not_a_percentage',
      message: words(`${line.percent} is not a percentage from 0 to 100.`, `${line.percent} 不是 0 至 100 的百分数。`),
    });
  if (line.amount !== undefined && !isMoney(line.amount))
    own.push({
      pointer: `${pointer}/amount`,
      code: 'not_money',
      message: words('The amount is not a plain decimal of a known currency.', '金额不是已知币种的普通小数。'),
    });
  else if (line.amount !== undefined && line.amount.currency !== gross.currency)
    own.push({
      pointer: `${pointer}/amount/currency`,
      code: 'currency_mismatch',
      message: words(`The contract is in ${gross.currency}.`, `合同币种为 ${gross.currency}。`),
    });
  return own;
}

function checkPlan(draft: TermsDraft): Problem[] {
  const lines = draft.paymentPlan;
  const { gross } = draft.price;
  if (lines.length === 0) return [];
  const problems = lines.flatMap((line, index) => [
    ...checkPlanLine(line, index, gross),
    ...checkDueOf(line, index, draft.milestones),
  ]);
  if (problems.length > 0 || !isMoney(gross)) return problems;
  const percents = lines.flatMap((line) => (line.percent === undefined ? [] : [line.percent]));
  if (percents.length > 0 && percents.length < lines.length)
    return [
      {
        pointer: '/paymentPlan',
        code: 'mixed_plan',
        message: words(
          'Give every payment line a percent, or every one an amount.',
          '各期付款应当统一填写比例，或者统一填写金额。',
        ),
      },
    ];
  if (percents.length > 0)
    return isWhole(percents)
      ? []
      : [
          {
            pointer: '/paymentPlan',
            code: 'percentages_do_not_add_up',
            message: words('The percentages of the payment plan must add up to 100.', '付款计划的比例合计应为 100。'),
          },
        ];
  const total = sum(
    lines.flatMap((line) => (line.amount === undefined ? [] : [line.amount])),
    gross.currency,
  );
  return compare(total, gross) === 0
    ? []
    : [
        {
          pointer: '/paymentPlan',
          code: 'amounts_do_not_add_up',
          message: words(
            `The payment plan adds up to ${showMoney(total)}, the price is ${showMoney(normalise(gross))}.`,
            `付款计划合计 ${showMoney(total, 'zh-CN')}，合同价款为 ${showMoney(normalise(gross), 'zh-CN')}。`,
          ),
        },
      ];
}

function checkDates(draft: TermsDraft): Problem[] {
  const { startsOn, endsOn } = draft.term;
  const problems: Problem[] = [];
  if (!isDay(startsOn))
    problems.push({
      pointer: '/term/startsOn',
      code: 'not_a_day',
      message: words(`“${startsOn}” is not a day.`, `“${startsOn}”不是有效日期。`),
    });
  if (!isDay(endsOn))
    problems.push({
      pointer: '/term/endsOn',
      code: 'not_a_day',
      message: words(`“${endsOn}” is not a day.`, `“${endsOn}”不是有效日期。`),
    });
  if (problems.length > 0) return problems;
  if (endsOn < startsOn)
    problems.push({
      pointer: '/term/endsOn',
      code: 'end_before_start',
      message: words(
        `The term ends on ${endsOn}, before it starts on ${startsOn}.`,
        `合同期限于 ${endsOn} 届满，早于起始日 ${startsOn}。`,
      ),
    });
  const { effectiveOn } = draft;
  if (effectiveOn !== undefined && effectiveOn > endsOn)
    problems.push(
      problemAt(
        '/effectiveOn',
        'after_term',
        `The contract takes effect on ${effectiveOn}, after its term has ended on ${endsOn}.`,
        `合同于 ${effectiveOn} 生效，晚于合同期限届满日 ${endsOn}。`,
      ),
    );
  draft.milestones.forEach((milestone, index) => {
    const pointer = `/milestones/${index}/dueOn`;
    if (!isDay(milestone.dueOn))
      problems.push({
        pointer,
        code: 'not_a_day',
        message: words(`“${milestone.dueOn}” is not a day.`, `“${milestone.dueOn}”不是有效日期。`),
      });
    else if (milestone.dueOn < startsOn || milestone.dueOn > endsOn)
      problems.push({
        pointer,
        code: 'outside_term',
        message: words(
          `${milestone.title} is due on ${milestone.dueOn}, outside the term.`,
          `“${milestone.title}”的日期 ${milestone.dueOn} 不在合同期限内。`,
        ),
      });
  });
  return problems;
}

/** Validation errors of the price. */
function checkPrice(draft: TermsDraft): Problem[] {
  const { gross, taxRate } = draft.price;
  const problems: Problem[] = [];
  if (!isCurrency(gross.currency))
    problems.push({
      pointer: '/price/gross/currency',
      code: 'unknown_currency',
      message: words(`${gross.currency} is not a currency we keep books in.`, `不支持币种 ${gross.currency}。`),
    });
  else if (!isMoney(gross) || compare(gross, { amount: '0', currency: gross.currency }) < 0)
    problems.push({
      pointer: '/price/gross/amount',
      code: 'not_money',
      message: words(
        `${gross.amount} is not a non-negative decimal amount of ${gross.currency}.`,
        `${gross.amount} 不是有效的 ${gross.currency} 金额（应为不小于零的普通小数）。`,
      ),
    });
  if (draft.lineItems === undefined && !isTaxRate(taxRate))
    problems.push({
      pointer: '/price/taxRate',
      code: 'not_a_tax_rate',
      message: words(
        `${taxRate} is not a fraction below 1, such as 0.13, nor “exempt”.`,
        `${taxRate} 不是小于 1 的税率（例如 0.13），也不是 exempt（免税）。`,
      ),
    });
  return problems;
}

/** Checks a party's registration number and its agent's days of authority. */
function checkParty(side: Side, { country, registrationNumber, agent }: Party): Problem[] {
  const problems: Problem[] = [];
  const fault = country === 'CN' && registrationNumber !== null ? usccFault(registrationNumber) : null;
  if (fault) problems.push({ pointer: `/parties/${side}/registrationNumber`, code: 'not_a_uscc', message: fault });
  if (agent?.authorityFrom != null && agent.authorityFrom > agent.authorityUntil)
    problems.push({
      pointer: `/parties/${side}/agent/authorityUntil`,
      code: 'end_before_start',
      message: words(
        `The authority of ${agent.name} ends on ${agent.authorityUntil}, before it begins on ${agent.authorityFrom}.`,
        zh`${agent.name}的授权于 ${agent.authorityUntil} 届满，早于起始日 ${agent.authorityFrom}。`,
      ),
    });
  return problems;
}

/** Validation errors of typed terms; if there are none, `makeTerms` may be called. */
export function checkTerms(draft: TermsDraft): Problem[] {
  const problems = [
    ...checkPrice(draft),
    ...checkPriceOfLines(draft),
    ...checkParty('ours', draft.parties.ours),
    ...checkParty('customer', draft.parties.customer),
  ];
  for (const index of repeats((draft.attachments ?? []).map(({ attachmentId }) => attachmentId)))
    problems.push({
      pointer: `/attachments/${index}/attachmentId`,
      code: 'repeated',
      message: words('Two attachments have the same id.', '两个附件的编号相同。'),
    });
  for (const index of repeats(draft.milestones.map((milestone) => milestone.milestoneId)))
    problems.push({
      pointer: `/milestones/${index}/milestoneId`,
      code: 'repeated',
      message: words('Two milestones have the same id.', '两项交付的编号相同。'),
    });
  for (const index of repeats((draft.clauses ?? []).map((clause) => clause.clauseId)))
    problems.push({
      pointer: `/clauses/${index}/clauseId`,
      code: 'repeated',
      message: words('Two clauses have the same id.', '两个条款的编号相同。'),
    });
  for (const index of repeats(draft.paymentPlan.map((line) => line.paymentLineId)))
    problems.push({
      pointer: `/paymentPlan/${index}/paymentLineId`,
      code: 'repeated',
      message: words('Two payment lines have the same id.', '两期付款的编号相同。'),
    });
  return [...problems, ...checkDates(draft), ...checkConditions(draft), ...checkPlan(draft)];
}
