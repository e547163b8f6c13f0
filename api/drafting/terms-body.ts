import { z } from 'zod';
import { milestone, paymentLine } from '../../domain/drafting/bodies';
import { fieldValues, withDefaults } from '../../domain/drafting/fields';
import { type ContractType, type FieldDefinition, type TemplateVersion } from '../../domain/library/library';
import { checkLineItems, draftOfLine, makeLineItems, totalOf, uniformRate } from '../../domain/drafting/line-items';
import { clause, law, lineItem, mostLineItems } from '../../domain/drafting/terms-parts';
import { alternateFor, clausesFrom, marked, templateOf } from '../../domain/drafting/wording';
import { isCurrency, zero } from '../../domain/kernel/money';
import { type Language } from '../../domain/kernel/people';
import { planFromTemplate } from '../../domain/library/template-plan';
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
  term: z.strictObject({ startsOn: day, endsOn: optional(day) }),
  milestones: optional(z.array(milestone).max(200)),
  paymentPlan: optional(z.array(paymentLine).max(200)),
  fields: optional(z.record(partId, text(2000))).meta({ description: 'Answers to the questions of the contract type' }),
  effectiveOn: optional(day),
  dueOnRestDays: optional(z.enum(dueOnRestDaysChoices)).meta({
    description:
      'What becomes of a due day that is a day of rest: the next working day takes its place (the default, as by article 203 of the Civil Code), or it stays as written. The text must say the same.',
  }),
  backdatedReason: optional(reason),
  law: optional(law),
  attachments: optional(
    z.array(z.strictObject({ attachmentId: partId, title: line(200), digest: fileDigest })).max(50),
  ),
  paper: optional(z.strictObject({ digest: fileDigest, amountInWords: optional(line(100)) })).meta({
    description: 'The customer’s own paper, uploaded before; the data are keyed beside it',
  }),
};

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
  const { scope, effectiveOn, backdatedReason, dueOnRestDays, law: agreed, attachments, paper, fields } = body;
  const answers = withDefaults(source.fields, { ...answersOf(before), ...fields });
  const values = fieldValues(source.fields, answers);
  const given = {
    ...{ scope, effectiveOn, backdatedReason, dueOnRestDays, law: agreed },
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
): Pick<TermsDraft, 'price' | 'lineItems' | 'pricesIncludeTax'> {
  const lines = body.lineItems ?? (body.price?.gross ? undefined : before?.lineItems?.map(draftOfLine));
  const includeTax = body.pricesIncludeTax ?? before?.pricesIncludeTax ?? true;
  const typed = body.price?.gross ?? (lines ? undefined : before?.price.gross);
  if (lines === undefined) return { price: { gross: typed ?? zero('CNY'), taxRate } };
  const currency = typed?.currency ?? body.currency ?? before?.price.gross.currency ?? 'CNY';
  const sound = isCurrency(currency) && checkLineItems(lines, currency).length === 0;
  const made = sound ? makeLineItems(lines, includeTax, currency) : [];
  const gross = typed ?? (sound ? totalOf(made, currency).gross : { amount: '0', currency });
  return { price: { gross, taxRate: uniformRate(made) ?? mixedRate }, lineItems: lines, pricesIncludeTax: includeTax };
}

/** Typed terms of a new contract; what is left out comes from its type, counted from the start of the term. */
export function draftFromTemplate(
  body: TermsBody,
  source: DraftSource,
  contractType: ContractType,
  { parties, language, title }: { parties: Terms['parties']; language: Language; title: string },
): TermsDraft {
  const { wording } = source;
  const plan = planFromTemplate(contractType.plan, body.term.startsOn, language);
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
    milestones: body.milestones ?? plan.milestones,
    paymentPlan: body.paymentPlan ?? plan.paymentPlan,
  };
}

/** Typed terms of a revised draft; what is left out stays as it stands. */
export function draftFromTerms(body: TermsBody, source: DraftSource, terms: Terms): TermsDraft {
  const { lineItems: _lines, pricesIncludeTax: _tax, ...before } = draftOf(terms);
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
