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
      use: optional(partId).meta({ description: 'An alternate of the library; left out, the template’s own wording' }),
    }),
    clause,
  ])
  .meta({ id: 'ClauseAsked', description: 'A clause of the template, or wording of your own' });

const paperAsked = z.strictObject({ digest: fileDigest, amountInWords: optional(line(100)) });

/** The part of a contract that a draft may say: creation and revision share it. */
export const termsFields = {
  title: optional(line(200)),
  scope: optional(text(20_000)),
  clauses: optional(z.array(clauseAsked).max(200)),
  customer: optional(party),
  price: optional(z.strictObject({ gross: optional(money), taxRate: optional(taxRate) })),
  currency: optional(z.string().max(3)).meta({
    description: 'Of line items without a price beside them; CNY by default',
  }),
  lineItems: optional(z.array(lineItem).max(mostLineItems)).meta({ description: 'The price is their sum' }),
  pricesIncludeTax: optional(z.boolean()).meta({ description: 'Whether unit prices include tax; they do by default' }),
  discount: optional(money).meta({
    description:
      'Off the total of the line items (整单优惠, 抹零), tax included: spread over them by their totals, the last units to the largest remainders',
  }),
  term: z.strictObject({ startsOn: day, endsOn: optional(day) }),
  milestones: optional(z.array(milestone).max(200)),
  paymentPlan: optional(z.array(paymentLine).max(200)),
  fields: optional(z.record(partId, text(2000))).meta({ description: 'Answers to the questions of the contract type' }),
  effectiveOn: optional(day),
  dueOnRestDays: optional(z.enum(dueOnRestDaysChoices)).meta({
    description:
      'What becomes of a due day that is a day of rest: the next working day takes its place (the default, as by article 203 of the Civil Code), or it stays as written. The text must say the same.',
  }),
  conditions: optional(z.array(effectCondition).max(20)).meta({
    description: 'It takes effect once all of these have come, or were waived',
  }),
  longStopOn: optional(day),
  backdatedReason: optional(reason),
  law: optional(law),
  attachments: optional(
    z.array(z.strictObject({ attachmentId: partId, title: line(200), digest: fileDigest })).max(50),
  ),
  paper: optional(paperAsked).meta({
    description: 'The customer’s own paper, uploaded before; the data are keyed beside it',
  }),
};

/** What a revision takes away by saying null; what it leaves out stays. */
export const removableFields = {
  scope: optional(orNull(text(20_000))),
  lineItems: optional(orNull(z.array(lineItem).max(mostLineItems))).meta({
    description: 'The price is their sum; null leaves the price as it is without them',
  }),
  discount: optional(orNull(money)).meta({ description: 'Off the total of the line items; null takes it away' }),
  effectiveOn: optional(orNull(day)),
  longStopOn: optional(orNull(day)),
  backdatedReason: optional(orNull(reason)),
  law: optional(orNull(law)),
  paper: optional(orNull(paperAsked)),
};

type Removable = keyof typeof removableFields;

export type TermsBody = z.output<z.ZodObject<typeof termsFields>>;

/** What a draft is completed from, beside what was typed. */
export interface DraftSource {
  /** The questions of the contract type. */
  fields: FieldDefinition[];
  wording: TemplateVersion | null;
  /** Files that were uploaded, by their digest. */
  files: Map<string, { name: string; mediaType: string; bytes: number }>;
}

function fileOf({ files }: DraftSource, digest: string) {
  const { name, mediaType, bytes } = files.get(digest) ?? { name: '?', mediaType: '?', bytes: 1 }; // missing ones are faults by themselves
  return { digest, name, mediaType, bytes };
}

/** The clauses as asked, those without wording of their own in the library's. */
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
    return found ?? { clauseId, heading: '?', text: '?', standard: false }; // a fault by itself
  });
  return wording ? marked(clauses, wording, language) : clauses;
}

/** What may be missing altogether, as typed or as it stood. */
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

/** The price, from its lines where it has some. */
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
  const price = { gross, taxRate: mixedRate }; // what the rate is follows from the lines
  return { price, lineItems: lines, pricesIncludeTax: includeTax, ...off };
}

/** Typed terms of a new contract; what is left out comes from its type, counted from the start of the term. */
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

/** What was asked without what is null. */
type Said<Body> = { [K in keyof Body]: K extends Removable ? Exclude<Body[K], null> : Body[K] };

/** The terms without what a revision takes away, and what it says of the rest. */
export function withoutRemoved<Body extends object>(body: Body, terms: Terms): { said: Said<Body>; left: Terms } {
  const isNull = (name: string) => (body as Readonly<Record<string, unknown>>)[name] === null; // its own fields, by name
  const removed = Object.keys(removableFields).filter(isNull);
  // A discount, and whether prices include tax, are of the line items.
  const gone = [...removed, ...(removed.includes('lineItems') ? ['discount', 'pricesIncludeTax'] : [])];
  const without = (value: object, names: readonly string[]) =>
    Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
  return { said: without(body, removed) as Said<Body>, left: without(terms, gone) as unknown as Terms }; // but for what may be missing
}

/** Typed terms of a revised draft; what is left out stays as it stands. */
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
