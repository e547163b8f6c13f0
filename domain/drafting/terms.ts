import { type Condition } from './condition';
import { type Part } from '../routing/route';
import { type FieldType } from './field-type';
import { draftOfLine, type LineItem, type LineItemDraft, makeLineItems, totalOf, uniformRate } from './line-items';
import { type Day } from '../kernel/days';
import { type Money, normalise, type Price, priceFromGross, splitByPercent } from '../kernel/money';
import { type Language, type Party, type Side } from '../kernel/people';
import { type Words } from '../kernel/words';
import { type PaymentTrigger, plannedDay } from '../payment/trigger';

/** A delivery with its due day. */
export interface Milestone {
  milestoneId: string;
  title: string;
  dueOn: Day;
}

/** A payment in the payment plan (回款计划), tax included. */
export interface PaymentLine {
  paymentLineId: string;
  title: string;
  /** For a triggered payment: the planned day until the acceptance; it follows the milestone's due day and is not binding. */
  dueOn: Day;
  /** The trigger, instead of a fixed due day. */
  trigger?: PaymentTrigger;
  amount: Money;
  /** Share of the gross price, if given as a percentage: the amount then follows the price when the draft is revised. */
  percent?: string;
}

/** A clause of the text; `standard` is false if it departs from the company's wording. */
export interface Clause {
  clauseId: string;
  heading: string;
  /** One paragraph per line, with variables such as `{{ price.gross }}`, so that data are never typed into the text. */
  text: string;
  standard: boolean;
  /** The library clause from which it was taken. */
  from?: { libraryClauseId: string; version: number };
  /** The clause is part of the contract only if this holds. */
  when?: Condition;
}

/** The answer to a contract type's question. */
export interface FieldValue {
  fieldId: string;
  label: Words;
  type: FieldType;
  value: string;
  /** The label of a choice. */
  shown?: Words;
  about: Part;
}

/** A file of the contract, identified by its SHA-256 digest in the document store. */
export interface Attachment {
  attachmentId: string;
  title: string;
  digest: string;
  name: string;
  mediaType: string;
  bytes: number;
}

/** The customer's own paper (对方文本): the file to be signed, with data that were entered separately. */
export interface Paper {
  digest: string;
  name: string;
  mediaType: string;
  bytes: number;
  /** The amount in words (金额大写) on the paper, to be checked against the price. */
  amountInWords?: string;
}

/** Conditions that must be met before a signed contract is in force (生效条件). */
export const conditionKinds = ['advance', 'guarantee', 'other'] as const;

export interface EffectCondition {
  conditionId: string;
  title: string;
  kind: (typeof conditionKinds)[number];
  /** The payment line of an advance; other kinds have none. */
  paymentLineId?: string;
}

/** The governing law, and who decides disputes. */
export interface GoverningLaw {
  governing: string;
  disputes: 'court' | 'arbitration';
  venue: string;
}

/** Texts of a template outside its clauses. */
export interface TemplateWords {
  /** Names of the parties' roles: `甲方（卖方）`. */
  roles: Record<Side, Words>;
  /** Text before the first clause; absent: that the parties have agreed as follows. */
  opening?: Words;
  /** The label of the price, if it is not the contract’s price. */
  priceName?: Words;
  /** The kind of contract, as heading: 设备买卖合同. Absent: the contract's title is the heading. */
  heading?: Words;
  /** Lines above the parties, such as the place of signing (签订地点); texts with variables, left out if they are empty. */
  lines?: { lineId: string; label: Words; text: Words }[];
  /** What the customer signs for separately if clauses are printed bold: that they were pointed out and explained. */
  acknowledgement?: Words;
}

/** Whether a due day on a rest day moves to the next working day, or stays. */
export const dueOnRestDaysChoices = ['next_working_day', 'as_written'] as const;
export type DueOnRestDays = (typeof dueOnRestDaysChoices)[number];

/** What the parties agree on: the content of one revision. */
export interface Terms {
  title: string;
  /** Description of what is delivered. */
  scope?: string;
  clauses?: Clause[];
  parties: Record<Side, Party>;
  price: Price;
  term: { startsOn: Day; endsOn: Day };
  milestones: Milestone[];
  paymentPlan: PaymentLine[];
  /** The language of the document. */
  language?: Language;
  /** The template version from which the text was made, and its texts outside the clauses. */
  template?: { templateId: string; version: number; digest: string } & Partial<TemplateWords>;
  fields?: FieldValue[];
  lineItems?: LineItem[];
  pricesIncludeTax?: boolean;
  /** Treatment of due days on rest days; absent: they move to the next working day, as the law says. */
  dueOnRestDays?: DueOnRestDays;
  /** Discount off the total of the line items (整单优惠, 抹零), tax included; it is distributed over them and already subtracted from the price. */
  discount?: Money;
  /** When the contract takes effect; absent: with its signature. */
  effectiveOn?: Day;
  /** It takes effect once all of these are met or waived. Source: 民法典 (Civil Code) art. 158. */
  conditions?: EffectCondition[];
  /** Long-stop day (最迟生效日): if a condition is open after it, the contract may be ended without effect. Absent: it waits without limit. */
  longStopOn?: Day;
  /** Why it takes effect before it is made. */
  backdatedReason?: string;
  law?: GoverningLaw;
  attachments?: Attachment[];
  paper?: Paper;
  /** The framework contract of this call-off order. */
  framework?: { contractId: string; number: string };
}

/** A payment line as typed: with a due day or a trigger, and with a percentage of the gross price or an amount. */
export interface PaymentLineDraft {
  paymentLineId: string;
  title: string;
  dueOn?: Day;
  trigger?: PaymentTrigger;
  percent?: string;
  amount?: Money;
}

/** The tax rate of a price whose lines have different rates. */
export const mixedRate = 'mixed';

export type TermsDraft = Omit<Terms, 'price' | 'paymentPlan' | 'lineItems'> & {
  /** With line items, the price is their total, and the typed price must be equal to it. */
  price: { gross: Money; taxRate: string };
  paymentPlan: PaymentLineDraft[];
  lineItems?: LineItemDraft[];
};

/** Completes terms without validation errors (`checkTerms`): splits tax, sums line items, converts percentages to amounts. */
export function makeTerms(draft: TermsDraft): Terms {
  const { price, paymentPlan, lineItems, ...rest } = draft;
  const percents = paymentPlan.flatMap((line) => (line.percent === undefined ? [] : [line.percent]));
  const parts = splitByPercent(price.gross, percents);
  const { pricesIncludeTax = true, discount } = draft;
  const lines = lineItems && makeLineItems(lineItems, pricesIncludeTax, price.gross.currency, discount);
  return {
    ...rest,
    price: lines
      ? { ...totalOf(lines, price.gross.currency), taxRate: uniformRate(lines) ?? mixedRate }
      : priceFromGross(price.gross, price.taxRate),
    paymentPlan: paymentPlan.map(({ paymentLineId, title, dueOn, trigger, amount, percent }, index) => ({
      ...{ paymentLineId, title, dueOn: (trigger ? plannedDay(trigger, draft.milestones) : dueOn) ?? '' },
      ...(trigger ? { trigger } : {}),
      amount: normalise(amount ?? parts[index] ?? price.gross),
      ...(percent === undefined ? {} : { percent }),
    })),
    ...(lines ? { lineItems: lines } : {}),
    ...(discount ? { discount: normalise(discount) } : {}),
  };
}

/**
 * The terms with the recorded amounts of the instalments, if neither the price nor the percentages have changed: amounts that were recorded under an
 * earlier rounding rule stay as they were agreed.
 */
export function withRecordedAmounts(after: Terms, before: Terms): Terms {
  const [now, then] = [after.paymentPlan, before.paymentPlan];
  const isSame =
    after.price.gross.amount === before.price.gross.amount &&
    after.price.gross.currency === before.price.gross.currency &&
    now.length === then.length &&
    now.every(
      ({ paymentLineId, percent }, index) =>
        percent !== undefined && percent === then[index]?.percent && paymentLineId === then[index].paymentLineId,
    );
  if (!isSame) return after;
  return {
    ...after,
    paymentPlan: now.map((line, index) => ({ ...line, amount: then[index]?.amount ?? line.amount })),
  };
}

/** The reverse of `makeTerms`, so that the same checks serve drafts and amendments. */
export function draftOf({ lineItems, ...terms }: Terms): TermsDraft {
  return {
    ...terms,
    paymentPlan: terms.paymentPlan.map(({ amount, percent, dueOn, trigger, ...line }) => ({
      ...line,
      ...(trigger ? { trigger } : { dueOn }),
      ...(percent === undefined ? { amount } : { percent }),
    })),
    price: { gross: terms.price.gross, taxRate: terms.price.taxRate },
    ...(lineItems ? { lineItems: lineItems.map(draftOfLine) } : {}),
  };
}
