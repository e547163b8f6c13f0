import { type Day, isDay } from './days';
import {
  compare,
  isCurrency,
  isMoney,
  isTaxRate,
  isWhole,
  type Money,
  normalise,
  type Price,
  priceFromGross,
  splitByPercent,
  sum,
} from './money';
import { type Party, type Side } from './people';

/** A delivery due. */
export interface Milestone {
  milestoneId: string;
  title: string;
  dueOn: Day;
}

/** An amount due in the payment plan (回款计划), tax included. */
export interface PaymentLine {
  paymentLineId: string;
  title: string;
  dueOn: Day;
  amount: Money;
}

/** A clause of the text; `standard` is false where it departs from the company's own wording. */
export interface Clause {
  clauseId: string;
  heading: string;
  text: string;
  standard: boolean;
}

/** What the parties agree on: the content of one revision. */
export interface Terms {
  title: string;
  /** What is delivered, in words. */
  scope?: string;
  clauses?: Clause[];
  parties: Record<Side, Party>;
  price: Price;
  term: { startsOn: Day; endsOn: Day };
  milestones: Milestone[];
  paymentPlan: PaymentLine[];
}

/** A payment line as typed: its share of the gross price in percent, or its amount. */
export interface PaymentLineDraft {
  paymentLineId: string;
  title: string;
  dueOn: Day;
  percent?: string;
  amount?: Money;
}

export type TermsDraft = Omit<Terms, 'price' | 'paymentPlan'> & {
  price: { gross: Money; taxRate: string };
  paymentPlan: PaymentLineDraft[];
};

/** One fault in typed terms; `pointer` is a JSON Pointer (RFC 6901) into the draft. */
export interface TermsProblem {
  pointer: string;
  code: string;
  message: string;
}

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

/** Everything that is wrong with typed terms; an empty list means that `makeTerms` may be called. */
export function checkTerms(draft: TermsDraft): TermsProblem[] {
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
  if (!isTaxRate(taxRate))
    problems.push({
      pointer: '/price/taxRate',
      code: 'not_a_tax_rate',
      message: `${taxRate} is not a fraction below 1, such as 0.13.`,
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

/** Complete terms from a draft that `checkTerms` found sound: tax split, percentages turned into amounts. */
export function makeTerms(draft: TermsDraft): Terms {
  const { gross, taxRate } = draft.price;
  const percents = draft.paymentPlan.flatMap((line) => (line.percent === undefined ? [] : [line.percent]));
  const parts = splitByPercent(gross, percents);
  return {
    title: draft.title,
    ...(draft.scope === undefined ? {} : { scope: draft.scope }),
    ...(draft.clauses === undefined ? {} : { clauses: draft.clauses }),
    parties: draft.parties,
    price: priceFromGross(gross, taxRate),
    term: draft.term,
    milestones: draft.milestones,
    paymentPlan: draft.paymentPlan.map(({ paymentLineId, title, dueOn, amount }, index) => ({
      paymentLineId,
      title,
      dueOn,
      amount: normalise(amount ?? parts[index] ?? gross),
    })),
  };
}

/** The way back: complete terms as a draft, so that the same checks serve revised and amended terms. */
export function draftOf(terms: Terms): TermsDraft {
  return { ...terms, price: { gross: terms.price.gross, taxRate: terms.price.taxRate } };
}
