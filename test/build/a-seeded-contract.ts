import { checkTerms } from '../../domain/drafting/check-terms';
import { fieldValues, withDefaults } from '../../domain/drafting/fields';
import { type FieldDefinition } from '../../domain/library/library';
import { type LineItemDraft, makeLineItems, totalOf, uniformRate } from '../../domain/drafting/line-items';
import { clausesFrom, templateOf } from '../../domain/drafting/wording';
import { type Language } from '../../domain/kernel/people';
import { planFromTemplate } from '../../domain/library/template-plan';
import { makeTerms, mixedRate, type Terms, type TermsDraft } from '../../domain/drafting/terms';
import { library } from '../../scripts/library/library';

export const languages: Language[] = ['zh-CN', 'en'];
export const clauses = library.clauses.map(({ libraryClauseId, clause }) => ({
  libraryClauseId,
  version: 1,
  ...clause,
}));

/** Every contract type with its template and clauses. */
export const kinds = library.contractTypes.map(({ contractTypeId: id, contractType: type }) => {
  const found = library.templates.find(({ templateId }) => templateId === type.templateId);
  if (!found) throw new Error(`${id} has no template.`);
  return { id, type, wording: { ...found, version: 1, digest: 'd', clauses } };
});
export type Kind = (typeof kinds)[number];
export const inBoth = kinds.flatMap((kind) => languages.map((language) => [kind.id, language, kind] as const));

export const ours = { name: '华东设备', email: 'lin.xiao@huadong.example' };
export const customer = { name: '苏州化工', email: 'qian.jin@suzhou.example' };
export const party = ({ name, email }: typeof ours) => ({
  ...{ name, registrationNumber: null, address: null, contact: { name, email, language: 'zh-CN' as const } },
});
export const line = (lineItemId: string, taxRate: string): LineItemDraft => ({
  ...{ lineItemId, description: '循环泵', unit: '台', quantity: '3', unitPrice: '333333.33', taxRate },
});
export const digest = 'ab'.repeat(32);
export const drawing = {
  attachmentId: 'a',
  title: '图纸',
  digest,
  name: 'a.pdf',
  mediaType: 'application/pdf',
  bytes: 12,
};
export const law = (disputes: 'court' | 'arbitration') => ({ governing: '某国法律', disputes, venue: '某市仲裁院' });

export interface Wanted extends Partial<Omit<TermsDraft, 'fields'>> {
  answers?: Record<string, string>;
}

/** The terms that the API makes from a contract type; by default only customer and price are given. */
export function made({ id, type, wording }: Kind, language: Language, asked: Wanted = {}): Terms {
  const { answers = {}, lineItems, ...more } = asked;
  const { gross, taxRate } = more.price ?? { gross: { amount: '113000', currency: 'CNY' }, taxRate: type.taxRate };
  const lines = lineItems && makeLineItems(lineItems, true, gross.currency);
  const draft: TermsDraft = {
    ...{ title: type.name[language], language, clauses: clausesFrom(wording, language), template: templateOf(wording) },
    parties: { ours: party(ours), customer: party(customer) },
    fields: fieldValues(type.fields, withDefaults(type.fields, answers)),
    ...planFromTemplate(type.plan, '2027-01-05', language),
    ...(id === 'call-off' ? { framework: { contractId: 'f', number: 'KJ-2027-0001' } } : {}),
    ...{ ...more, ...(lineItems ? { lineItems } : {}) },
    price: lines
      ? { gross: totalOf(lines, gross.currency).gross, taxRate: uniformRate(lines) ?? mixedRate }
      : { gross, taxRate },
  };
  expect(checkTerms(draft)).toEqual([]);
  return makeTerms(draft);
}

const answerTo = ({ fieldId, type, choices = [] }: FieldDefinition) =>
  choices.at(-1)?.value ?? (type === 'text' ? `答-${fieldId}` : type === 'boolean' ? 'false' : '7');
export const answersTo = (fields: FieldDefinition[]) => Object.fromEntries(fields.map((f) => [f.fieldId, answerTo(f)]));

/** Every optional part that a contract of the type can have. */
export const everything = ({ type }: Kind): Wanted => ({
  ...{ answers: answersTo(type.fields), law: law('arbitration'), attachments: [drawing], effectiveOn: '2027-01-10' },
  ...{ lineItems: [line('pump', '0.13'), line('work', '0.06')], scope: '循环泵六台' },
  conditions: [{ conditionId: 'bond', title: '履约保函', kind: 'guarantee' }],
});
