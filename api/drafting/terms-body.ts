import { z } from 'zod';
import { milestone, paymentLine } from '../../domain/drafting/bodies';
import { fieldValues, withDefaults } from '../../domain/drafting/fields';
import { type ContractType, type FieldDefinition, type TemplateVersion } from '../../domain/library/library';
import { priceOfLines } from '../../domain/drafting/price-of-lines';
import { draftOfLine, mostLineItems } from '../../domain/drafting/line-items';
import { clause, effectCondition, law, lineItem } from '../../domain/drafting/terms-parts';
import { alternateFor, clausesFrom, marked, templateOf } from '../../domain/drafting/wording';
import { zero } from '../../domain/kernel/money';
import { type Language } from '../../domain/kernel/people';
import { planFromTemplate, withMilestones } from '../../domain/library/template-plan';
import {
  type Clause,
  draftOf,
  dueOnRestDaysChoices,
  mixedRate,
  type Terms,
  type TermsDraft,
} from '../../domain/drafting/terms';
import {
  day,
  fileDigest,
  line,
  money,
  optional,
  orNull,
  partId,
  party,
  reason,
  taxRate,
  text,
} from '../../domain/kernel/values';

const clauseAsked = z
  .union([
    z.strictObject({
      clauseId: partId,
      use: optional(partId).meta({
        description: 'Id of an alternate clause in the library; the template’s own wording by default',
      }),
    }),
    clause,
  ])
  .meta({ id: 'ClauseAsked', description: 'A clause of the template, or your own wording' });

const paperAsked = z.strictObject({ digest: fileDigest, amountInWords: optional(line(100)) });

/** The fields of a draft; creation and revision share them. */
export const termsFields = {
  title: optional(line(200)),
  scope: optional(text(20_000)),
  clauses: optional(z.array(clauseAsked).max(200)),
  customer: optional(party),
  price: optional(z.strictObject({ gross: optional(money), taxRate: optional(taxRate) })),
  currency: optional(z.string().max(3)).meta({
    description: 'Currency of the line items if no price is given; CNY by default',
  }),
  lineItems: optional(z.array(lineItem).max(mostLineItems)).meta({ description: 'The price is their sum' }),
  pricesIncludeTax: optional(z.boolean()).meta({ description: 'Whether unit prices include tax; they do by default' }),
  discount: optional(money).meta({
    description:
      'Discount on the total of the line items (整单优惠, 抹零), tax included. It is distributed over the line items in proportion to their totals; the last cents go to the largest remainders',
  }),
  term: z.strictObject({ startsOn: day, endsOn: optional(day) }),
  milestones: optional(z.array(milestone).max(200)),
  paymentPlan: optional(z.array(paymentLine).max(200)),
  fields: optional(z.record(partId, text(2000))).meta({ description: 'Answers to the questions of the contract type' }),
  effectiveOn: optional(day),
  dueOnRestDays: optional(z.enum(dueOnRestDaysChoices)).meta({
    description:
      'Whether a due day on a rest day moves to the next working day (the default, as in article 203 of the Civil Code) or stays as written. The text of the contract must say the same.',
  }),
  conditions: optional(z.array(effectCondition).max(20)).meta({
    description: 'The contract takes effect when all of these are met or waived',
  }),
  longStopOn: optional(day),
  backdatedReason: optional(reason),
  law: optional(law),
  attachments: optional(
    z.array(z.strictObject({ attachmentId: partId, title: line(200), digest: fileDigest })).max(50),
  ),
  paper: optional(paperAsked).meta({
    description: 'The customer’s own paper, uploaded before; the other fields hold its data',
  }),
};

/** Fields that a revision can remove with null; fields that are left out stay. */
export const removableFields = {
  scope: optional(orNull(text(20_000))),
  lineItems: optional(orNull(z.array(lineItem).max(mostLineItems))).meta({
    description: 'The price is their sum; null removes them and keeps the price',
  }),
  discount: optional(orNull(money)).meta({ description: 'Discount on the total of the line items; null removes it' }),
  effectiveOn: optional(orNull(day)),
  longStopOn: optional(orNull(day)),
  backdatedReason: optional(orNull(reason)),
  law: optional(orNull(law)),
  paper: optional(orNull(paperAsked)),
};

type Removable = keyof typeof removableFields;

export type TermsBody = z.output<z.ZodObject<typeof termsFields>>;

/** The data by which a draft is completed, in addition to the body. */
export interface DraftSource {
  /** The questions of the contract type. */
  fields: FieldDefinition[];
  wording: TemplateVersion | null;
  /** The uploaded files by digest. */
  files: Map<string, { name: string; mediaType: string; bytes: number }>;
}

function fileOf({ files }: DraftSource, digest: string) {
  const { name, mediaType, bytes } = files.get(digest) ?? { name: '?', mediaType: '?', bytes: 1 }; // `draftFaults` reports a missing file
  return { digest, name, mediaType, bytes };
}

/** The requested clauses. Those without text get the wording of the library. */
function clausesAsked(body: TermsBody, wording: TemplateVersion | null, language: Language): Clause[] | undefined {
  if (body.clauses === undefined) return wording ? clausesFrom(wording, language) : undefined;
  const own = wording ? clausesFrom(wording, language) : [];
  const clauses = body.clauses.map((asked): Clause => {
    if ('text' in asked) {
      const slot = own.find(({ clauseId }) => clauseId === asked.clauseId);
      return { ...asked, ...(slot?.when ? { when: slot.when } : {}), ...(slot?.from ? { from: slot.from } : {}) };
    }
    const { clauseId, use } = asked;
    const chosen = wording && use !== undefined ? alternateFor(wording, clauseId, use, language) : null;
    const found = use === undefined ? own.find((clause) => clause.clauseId === clauseId) : chosen;
    return found ?? { clauseId, heading: '?', text: '?', standard: false }; // `draftFaults` reports it
  });
  return wording ? marked(clauses, wording, language) : clauses;
}

/** The optional parts: from the body or else from the previous terms. */
function optionalParts(body: TermsBody, source: DraftSource, before: Terms | null): Partial<TermsDraft> {
  const { scope, effectiveOn, backdatedReason, dueOnRestDays, conditions, longStopOn, law: agreed } = body;
  const { attachments, paper, fields } = body;
  const answers = withDefaults(source.fields, { ...answersOf(before), ...fields });
  const values = fieldValues(source.fields, answers);
  const given = {
    ...{ scope, effectiveOn, backdatedReason, dueOnRestDays, conditions, longStopOn, law: agreed },
    attachments: attachments?.map((file) => ({ ...file, ...fileOf(source, file.digest) })),
    paper: paper && { ...paper, ...fileOf(source, paper.digest) },
    fields: values.length > 0 ? values : undefined,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** The answers of a contract to the questions of its type. */
export function answersOf(terms: Terms | null): Record<string, string> {
  return Object.fromEntries((terms?.fields ?? []).map(({ fieldId, value }) => [fieldId, value]));
}

/** The price: the sum of the line items if there are any, otherwise as given. */
function priceOf(
  body: TermsBody,
  taxRate: string,
  before: Terms | null,
): Pick<TermsDraft, 'price' | 'lineItems' | 'pricesIncludeTax' | 'discount'> {
  const lines = body.lineItems ?? before?.lineItems?.map(draftOfLine);
  const discount = body.discount ?? before?.discount;
  const off = discount ? { discount } : {};
  const includeTax = body.pricesIncludeTax ?? before?.pricesIncludeTax ?? true;
  const typed = body.price?.gross ?? (lines ? undefined : before?.price.gross);
  if (lines === undefined) return { price: { gross: typed ?? zero('CNY'), taxRate }, ...off };
  const currency = typed?.currency ?? body.currency ?? before?.price.gross.currency ?? 'CNY';
  const gross = typed ?? priceOfLines(lines, includeTax, currency, discount) ?? { amount: '0', currency };
  const price = { gross, taxRate: mixedRate }; // the lines have their own rates
  return { price, lineItems: lines, pricesIncludeTax: includeTax, ...off };
}

/** The terms of a new contract. Parts that are left out come from the contract type, with days counted from the start of the term. */
export function draftFromTemplate(
  body: TermsBody,
  source: DraftSource,
  contractType: ContractType,
  { parties, language, title }: { parties: Terms['parties']; language: Language; title: string },
): TermsDraft {
  const { wording } = source;
  const planned = planFromTemplate(contractType.plan, body.term.startsOn, language);
  const plan = body.milestones ? withMilestones(planned, body.milestones) : planned;
  const clauses = clausesAsked(body, wording, language);
  return {
    title: body.title ?? title,
    ...optionalParts(body, source, null),
    ...(clauses ? { clauses } : {}),
    language,
    ...(wording ? { template: templateOf(wording) } : {}),
    parties,
    ...priceOf(body, body.price?.taxRate ?? contractType.taxRate, null),
    term: { startsOn: body.term.startsOn, endsOn: body.term.endsOn ?? plan.term.endsOn },
    milestones: plan.milestones,
    paymentPlan: body.paymentPlan ?? plan.paymentPlan,
  };
}

/** The body without its nulls. */
type Said<Body> = { [K in keyof Body]: K extends Removable ? Exclude<Body[K], null> : Body[K] };

/** Splits a revision into the fields it sets (`said`) and the previous terms without the fields it removes (`left`). */
export function withoutRemoved<Body extends object>(body: Body, terms: Terms): { said: Said<Body>; left: Terms } {
  const isNull = (name: string) => (body as Readonly<Record<string, unknown>>)[name] === null; // read by field name
  const removed = Object.keys(removableFields).filter(isNull);
  // A discount and `pricesIncludeTax` belong to the line items and are removed with them.
  const gone = [...removed, ...(removed.includes('lineItems') ? ['discount', 'pricesIncludeTax'] : [])];
  const without = (value: object, names: readonly string[]) =>
    Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
  return { said: without(body, removed) as Said<Body>, left: without(terms, gone) as unknown as Terms }; // only optional fields were removed
}

/** The terms of a revised draft; parts that are left out stay as they were. */
export function draftFromTerms(body: TermsBody, source: DraftSource, terms: Terms): TermsDraft {
  const { lineItems: _lines, pricesIncludeTax: _tax, discount: _off, ...before } = draftOf(terms);
  const clauses = body.clauses && clausesAsked(body, source.wording, terms.language ?? 'zh-CN');
  return {
    ...before,
    title: body.title ?? terms.title,
    ...optionalParts(body, source, terms),
    ...(clauses ? { clauses } : {}),
    parties: { ours: terms.parties.ours, customer: body.customer ?? terms.parties.customer },
    ...priceOf(body, body.price?.taxRate ?? terms.price.taxRate, terms),
    term: { startsOn: body.term.startsOn, endsOn: body.term.endsOn ?? terms.term.endsOn },
    milestones: body.milestones ?? terms.milestones,
    paymentPlan: body.paymentPlan ?? before.paymentPlan,
  };
}
