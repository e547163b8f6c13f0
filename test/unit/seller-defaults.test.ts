import { alternateFor, clausesFrom } from '../../domain/drafting/wording';
import { type FieldDefinition } from '../../domain/library/library';
import { type Language } from '../../domain/kernel/people';
import { type Kind, kinds, made, type Wanted } from '../build/a-seeded-contract';
import { readContract } from '../build/read-contract';

/** Numbers that the texts begin with, and a contract may change. */
const isNumber = ({ type, default: value }: FieldDefinition) =>
  (type === 'number' || type === 'percent') && value !== undefined;
const numbers = kinds.flatMap((kind) => kind.type.fields.filter(isNumber).map((field) => [kind, field] as const));
const rows = numbers.map(([kind, { fieldId, default: value = '' }]) => [kind.id, fieldId, value, kind] as const);

/** In no text otherwise. */
const another = '83';

/** With the last alternate in each place that has any. */
const alternative = ({ wording }: Kind, language: Language) =>
  clausesFrom(wording, language).map((clause) => {
    const slot = wording.template.slots.find(({ clauseId }) => clauseId === clause.clauseId);
    const other = slot?.alternates.at(-1)?.libraryClauseId;
    return (other === undefined ? null : alternateFor(wording, clause.clauseId, other, language)) ?? clause;
  });

/** With everything that a type may be asked for; what is fixed by a plan, or said in another clause, needs no number. */
function ways(kind: Kind, language: Language): Wanted[] {
  const answers = Object.fromEntries(
    kind.type.fields.flatMap(({ fieldId, type, choices = [] }) => {
      if (type === 'text' || type === 'boolean') return [[fieldId, type === 'text' ? '约定' : 'true']];
      const last = choices.at(-1);
      return last ? [[fieldId, last.value]] : [];
    }),
  ) as Record<string, string>; // pairs of texts
  const clauses = alternative(kind, language);
  return [{ answers }, { answers, milestones: [], paymentPlan: [] }, { answers, clauses }];
}

describe('a number that a text begins with', () => {
  it.each(rows)('is a question of the contract: of type %s, %s (%s)', (_id, fieldId, value, kind) => {
    for (const language of ['zh-CN', 'en'] as const) {
      const isChanged = ways(kind, language).map((asked) => {
        const answered = { ...asked, answers: { ...asked.answers, [fieldId]: another } };
        const [before, after] = [asked, answered].map((of) => readContract(made(kind, language, of)).text);
        expect(before).not.toContain(another);
        // Nothing else changes with it.
        expect(after?.replaceAll(another, value)).toBe(before);
        return after !== before;
      });
      expect(isChanged).toContain(true);
    }
  });

  it('is the one that the seller counts on', () => {
    const known = Object.fromEntries(numbers.map(([, { fieldId, default: value }]) => [fieldId, value]));
    expect(known).toEqual({
      ...{ 'acceptance-days': '10', 'acceptance-limit': '90', 'warranty-months': '12', 'warranty-limit': '18' },
      ...{ 'payment-days': '30', 'advance-days': '30', 'late-rate': '0.05', 'late-cap': '5' },
      ...{ 'customer-late-rate': '0.05', 'liability-cap': '100', 'ip-cap': '200', 'cure-days': '15' },
      ...{ 'confidentiality-years': '3', 'notice-days': '60', 'copies-each': '2', 'guarantee-rate': '10' },
      ...{ 'deduction-rate': '2', 'deduction-cap': '20', 'handover-days': '30', 'lead-days': '30', 'order-days': '3' },
      ...{ 'response-hours': '24', 'restore-hours': '8', 'adjustment-threshold': '5', 'incoterms-edition': '2020' },
    });
  });

  it('of retention money is a share of the price in the payment plan: 5 %', () => {
    const retained = kinds.flatMap(({ type }) =>
      type.plan.paymentPlan.filter(({ paymentLineId }) => paymentLineId === 'retention'),
    );
    expect(retained.map((line) => line.percent)).toEqual(['5']);
  });
});
