import { type Condition } from './condition';
import { type Part } from '../routing/route';
import { type FieldType } from './field-type';
import { draftOfLine, type LineItem, type LineItemDraft, makeLineItems, totalOf, uniformRate } from './line-items';
import { type Day } from '../kernel/days';
import { type Money, normalise, type Price, priceFromGross, splitByPercent } from '../kernel/money';
import { type Language, type Party, type Side } from '../kernel/people';
import { type Words } from '../kernel/words';
import { type PaymentTrigger, plannedDay } from '../payment/trigger';

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
  /** Of a line that hangs on an acceptance the day that is reckoned with until then: it follows the milestone's day, and binds nobody. */
  dueOn: Day;
  /** What it is due after, in place of a fixed day. */
  trigger?: PaymentTrigger;
  amount: Money;
  /** Its share of the gross price, where it was typed so: the amount follows the price when the draft is revised. */
  percent?: string;
}

/** A clause of the text; `standard` is false where it departs from the company's own wording. */
export interface Clause {
  clauseId: string;
  heading: string;
  /** Paragraphs, one a line, with variables such as `{{ price.gross }}`: what depends on data is never typed. */
  text: string;
  standard: boolean;
  /** The clause of the library that it was taken from. */
  from?: { libraryClauseId: string; version: number };
  /** It is in only while this holds. */
  when?: Condition;
}

/** The answer to a question of the contract type. */
export interface FieldValue {
  fieldId: string;
  label: Words;
  type: FieldType;
  value: string;
  /** What a choice is called. */
  shown?: Words;
  about: Part;
}

/** A file that belongs to the contract, by its digest (SHA-256) in the document store. */
export interface Attachment {
  attachmentId: string;
  title: string;
  digest: string;
  name: string;
  mediaType: string;
  bytes: number;
}

/** The customer's own paper (对方文本): the file that is signed, with the data keyed beside it. */
export interface Paper {
  digest: string;
  name: string;
  mediaType: string;
  bytes: number;
  /** The amount in words (金额大写) as the paper has it, to be checked against the figures. */
  amountInWords?: string;
}

/** What keeps a signed contract from being in force until it has come (生效条件). */
export const conditionKinds = ['advance', 'guarantee', 'other'] as const;

export interface EffectCondition {
  conditionId: string;
  title: string;
  kind: (typeof conditionKinds)[number];
  /** The payment line whose money it is; an advance has one, and nothing else does. */
  paymentLineId?: string;
}

/** Which law governs, and who decides disputes where. */
export interface GoverningLaw {
  governing: string;
  disputes: 'court' | 'arbitration';
  venue: string;
}

/** What a template says outside its clauses. */
export interface TemplateWords {
  /** What the sides are called in the text: `甲方（卖方）`. */
  roles: Record<Side, Words>;
  /** What stands before the first clause; left out, that the parties have agreed as follows. */
  opening?: Words;
  /** What the price is called among the facts, if not the contract’s price. */
  priceName?: Words;
  /** What kind of contract it is, as its heading: 设备买卖合同. Left out, the contract's title stands there. */
  heading?: Words;
  /** Lines above the parties, such as the place of signing (签订地点); texts with variables, left out where they come out empty. */
  lines?: { lineId: string; label: Words; text: Words }[];
  /** What the customer signs for separately where clauses are printed bold: that they were pointed out and explained. */
  acknowledgement?: Words;
}

/** Of a due day that is a day of rest: the next working day takes its place, or it stays. */
export const dueOnRestDaysChoices = ['next_working_day', 'as_written'] as const;
export type DueOnRestDays = (typeof dueOnRestDaysChoices)[number];

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
  /** The language of the document. */
  language?: Language;
  /** The version of the template that the text was made from, and what it says outside the clauses. */
  template?: { templateId: string; version: number; digest: string } & Partial<TemplateWords>;
  fields?: FieldValue[];
  lineItems?: LineItem[];
  pricesIncludeTax?: boolean;
  /** What becomes of a due day that is a day of rest; left out, it moves to the next working day, as by law. */
  dueOnRestDays?: DueOnRestDays;
  /** Off the total of the line items (整单优惠, 抹零), tax included; spread over them, so that the price is what is left. */
  discount?: Money;
  /** When the contract takes effect; its signature, where nothing is said. */
  effectiveOn?: Day;
  /** It takes effect once all of these have come, or were waived. Source: 民法典 (Civil Code) art. 158. */
  conditions?: EffectCondition[];
  /** The last day for its conditions (最迟生效日): where one is open after it, the contract may be let lapse. Left out, it waits for them without end. */
  longStopOn?: Day;
  /** Why it takes effect before it was made. */
  backdatedReason?: string;
  law?: GoverningLaw;
  attachments?: Attachment[];
  paper?: Paper;
  /** The framework contract that this order is called off from. */
  framework?: { contractId: string; number: string };
}

/** A payment line as typed: due on a day or after an acceptance; its share of the gross price in percent, or its amount. */
export interface PaymentLineDraft {
  paymentLineId: string;
  title: string;
  dueOn?: Day;
  trigger?: PaymentTrigger;
  percent?: string;
  amount?: Money;
}

/** The tax rate of a price whose lines have several. */
export const mixedRate = 'mixed';

export type TermsDraft = Omit<Terms, 'price' | 'paymentPlan' | 'lineItems'> & {
  /** Where there are line items, the price is theirs; what is typed must agree with it. */
  price: { gross: Money; taxRate: string };
  paymentPlan: PaymentLineDraft[];
  lineItems?: LineItemDraft[];
};

/** Complete terms from a draft that `checkTerms` found sound: tax split, lines summed, percentages turned into amounts. */
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

/** The way back: complete terms as a draft, so that the same checks serve revised and amended terms. */
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
