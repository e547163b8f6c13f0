import { checkLineItems, makeLineItems, totalOf } from './drafting/line-items';
import { usccFault } from './drafting/uscc';
import { isDay } from './days';
import { compare, isCurrency, isMoney, isTaxRate, isWhole, normalise, sum } from './money';
import { type Party, type Side } from './people';
import { type TermsDraft } from './terms';
import { type TermsProblem } from './terms-problem';

function repeats(ids: readonly string[]): number[] {
  return ids.flatMap((id, index) => (ids.indexOf(id) < index ? [index] : []));
}

function checkPlan(draft: TermsDraft): TermsProblem[] {
  const lines = draft.paymentPlan;
  const { gross } = draft.price;
  if (lines.length === 0) return [];
  const problems: TermsProblem[] = lines.flatMap((line, index) => {
    const pointer = `/paymentPlan/${index}`;
    const own: TermsProblem[] = [];
    if ((line.percent === undefined) === (line.amount === undefined))
      own.push({ pointer, code: 'percent_or_amount', message: 'A payment line has either a percent or an amount.' });
    if (line.percent !== undefined && !/^(0|[1-9]\d?|100)(\.\d{1,4})?$/.test(line.percent))
      own.push({
        pointer: `${pointer}/percent`,
        code: 'not_a_percentage',
        message: `${line.percent} is not a percentage from 0 to 100.`,
      });
    if (line.amount !== undefined && !isMoney(line.amount))
      own.push({
        pointer: `${pointer}/amount`,
        code: 'not_money',
        message: 'The amount is not a plain decimal of a known currency.',
      });
    else if (line.amount !== undefined && line.amount.currency !== gross.currency)
      own.push({
        pointer: `${pointer}/amount/currency`,
        code: 'currency_mismatch',
        message: `The contract is in ${gross.currency}.`,
      });
    if (!isDay(line.dueOn))
      own.push({ pointer: `${pointer}/dueOn`, code: 'not_a_day', message: `${line.dueOn} is not a day.` });
    return own;
  });
  if (problems.length > 0 || !isMoney(gross)) return problems;
  const percents = lines.flatMap((line) => (line.percent === undefined ? [] : [line.percent]));
  if (percents.length > 0 && percents.length < lines.length)
    return [
      {
        pointer: '/paymentPlan',
        code: 'mixed_plan',
        message: 'Give every payment line a percent, or every one an amount.',
      },
    ];
  if (percents.length > 0)
    return isWhole(percents)
      ? []
      : [
          {
            pointer: '/paymentPlan',
            code: 'percentages_do_not_add_up',
            message: 'The percentages of the payment plan must add up to 100.',
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
          message: `The payment plan adds up to ${total.amount}, the price is ${normalise(gross).amount} ${gross.currency}.`,
        },
      ];
}

function checkDates(draft: TermsDraft): TermsProblem[] {
  const { startsOn, endsOn } = draft.term;
  const problems: TermsProblem[] = [];
  if (!isDay(startsOn))
    problems.push({ pointer: '/term/startsOn', code: 'not_a_day', message: `${startsOn} is not a day.` });
  if (!isDay(endsOn)) problems.push({ pointer: '/term/endsOn', code: 'not_a_day', message: `${endsOn} is not a day.` });
  if (problems.length > 0) return problems;
  if (endsOn < startsOn)
    problems.push({
      pointer: '/term/endsOn',
      code: 'end_before_start',
      message: `The term ends on ${endsOn}, before it starts on ${startsOn}.`,
    });
  draft.milestones.forEach((milestone, index) => {
    const pointer = `/milestones/${index}/dueOn`;
    if (!isDay(milestone.dueOn))
      problems.push({ pointer, code: 'not_a_day', message: `${milestone.dueOn} is not a day.` });
    else if (milestone.dueOn < startsOn || milestone.dueOn > endsOn)
      problems.push({
        pointer,
        code: 'outside_term',
        message: `${milestone.title} is due on ${milestone.dueOn}, outside the term.`,
      });
  });
  return problems;
}

/** The price, as typed. */
function checkPrice(draft: TermsDraft): TermsProblem[] {
  const { gross, taxRate } = draft.price;
  const problems: TermsProblem[] = [];
  if (!isCurrency(gross.currency))
    problems.push({
      pointer: '/price/gross/currency',
      code: 'unknown_currency',
      message: `${gross.currency} is not a currency we keep books in.`,
    });
  else if (!isMoney(gross) || compare(gross, { amount: '0', currency: gross.currency }) < 0)
    problems.push({
      pointer: '/price/gross/amount',
      code: 'not_money',
      message: `${gross.amount} is not a non-negative decimal amount of ${gross.currency}.`,
    });
  if (draft.lineItems === undefined && !isTaxRate(taxRate))
    problems.push({
      pointer: '/price/taxRate',
      code: 'not_a_tax_rate',
      message: `${taxRate} is not a fraction below 1, such as 0.13.`,
    });
  return problems;
}

/** The lines, and that the price is their sum. */
function checkLines({ lineItems, price, pricesIncludeTax = true }: TermsDraft): TermsProblem[] {
  const { gross } = price;
  if (lineItems === undefined) return [];
  const problems = checkLineItems(lineItems, gross.currency);
  if (problems.length > 0 || !isCurrency(gross.currency) || !isMoney(gross)) return problems;
  const total = totalOf(makeLineItems(lineItems, pricesIncludeTax, gross.currency), gross.currency);
  if (compare(total.gross, gross) === 0) return [];
  const message = `The line items add up to ${total.gross.amount}, the price is ${normalise(gross).amount} ${gross.currency}.`;
  return [{ pointer: '/price/gross/amount', code: 'lines_do_not_add_up', message }];
}

/** A party's number, and that an agent's authority does not end before it begins. */
function checkParty(side: Side, { country, registrationNumber, agent }: Party): TermsProblem[] {
  const problems: TermsProblem[] = [];
  const fault = country === 'CN' && registrationNumber !== null ? usccFault(registrationNumber) : null;
  if (fault) problems.push({ pointer: `/parties/${side}/registrationNumber`, code: 'not_a_uscc', message: fault.en });
  if (agent?.authorityFrom != null && agent.authorityFrom > agent.authorityUntil)
    problems.push({
      pointer: `/parties/${side}/agent/authorityUntil`,
      code: 'end_before_start',
      message: `The authority of ${agent.name} ends on ${agent.authorityUntil}, before it begins on ${agent.authorityFrom}.`,
    });
  return problems;
}

/** Everything that is wrong with typed terms; an empty list means that `makeTerms` may be called. */
export function checkTerms(draft: TermsDraft): TermsProblem[] {
  const problems = [
    ...checkPrice(draft),
    ...checkLines(draft),
    ...checkParty('ours', draft.parties.ours),
    ...checkParty('customer', draft.parties.customer),
  ];
  for (const index of repeats((draft.attachments ?? []).map(({ attachmentId }) => attachmentId)))
    problems.push({
      pointer: `/attachments/${index}/attachmentId`,
      code: 'repeated',
      message: 'Two attachments have the same id.',
    });
  for (const index of repeats(draft.milestones.map((milestone) => milestone.milestoneId)))
    problems.push({
      pointer: `/milestones/${index}/milestoneId`,
      code: 'repeated',
      message: 'Two milestones have the same id.',
    });
  for (const index of repeats((draft.clauses ?? []).map((clause) => clause.clauseId)))
    problems.push({
      pointer: `/clauses/${index}/clauseId`,
      code: 'repeated',
      message: 'Two clauses have the same id.',
    });
  for (const index of repeats(draft.paymentPlan.map((line) => line.paymentLineId)))
    problems.push({
      pointer: `/paymentPlan/${index}/paymentLineId`,
      code: 'repeated',
      message: 'Two payment lines have the same id.',
    });
  return [...problems, ...checkDates(draft), ...checkPlan(draft)];
}
