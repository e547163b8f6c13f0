import { type Money } from '../kernel/money';
import { type Words } from '../kernel/words';
import { includedClauses } from './condition';
import { type Clause, type Terms } from './terms';
import { variablesOf } from './variables';

/** Which fields a reader is told of; `shown` on a part that has fields means all of them. */
export type Told = 'shown' | 'hidden' | { readonly [name: string]: Told };

/** A part that has fields is hidden as a whole or classified field by field, so that a new field does not compile without a decision. */
type Classified<T> = T extends readonly (infer Item)[]
  ? Classified<Item>
  : T extends Words | Money
    ? 'shown' | 'hidden'
    : T extends object
      ? 'hidden' | { [Name in keyof T & string]-?: Classified<NonNullable<T[Name]>> }
      : 'shown' | 'hidden';

function all<Value extends 'shown' | 'hidden', Name extends string>(value: Value, names: readonly Name[]) {
  return Object.fromEntries(names.map((name) => [name, value])) as Record<Name, Value>; // has exactly these names
}

const shown = <Name extends string>(...names: Name[]) => all('shown', names);
const hidden = <Name extends string>(...names: Name[]) => all('hidden', names);

const party = {
  ...shown('name', 'otherName', 'registrationNumber', 'address', 'addressEn', 'legalRepresentative'),
  ...hidden('country'),
  contact: { ...shown('name', 'email'), ...hidden('language') },
  contacts: shown('name', 'email', 'matters'),
  agent: shown('name', 'title', 'authorityFrom', 'authorityUntil'),
};

/**
 * What a comparison tells the customer: fields that are printed in the document or shown on the customer's page. Everything else is our own matter,
 * such as the reason for backdating; so is the profile, which no comparison contains. Fields of data that are not listed are hidden. Answers to the
 * contract type's questions are told only if the text prints them (`printedFields`).
 */
export const toldToCustomer = {
  ...shown('title', 'scope', 'language', 'pricesIncludeTax', 'dueOnRestDays', 'discount', 'effectiveOn', 'longStopOn'),
  ...hidden('backdatedReason'),
  parties: { ours: party, customer: party },
  price: shown('gross', 'net', 'tax', 'taxRate'),
  term: shown('startsOn', 'endsOn'),
  milestones: { ...hidden('milestoneId'), ...shown('title', 'dueOn') },
  // `dueOn` says a trigger in words; the plan prints amounts, not percentages.
  paymentPlan: { ...hidden('paymentLineId', 'trigger', 'percent'), ...shown('title', 'dueOn', 'amount') },
  template: {
    ...hidden('templateId', 'version', 'digest'),
    ...shown('opening', 'priceName', 'heading', 'acknowledgement'),
    roles: shown('ours', 'customer'),
    lines: { ...hidden('lineId'), ...shown('label', 'text') },
  },
  fields: { ...hidden('fieldId', 'type', 'about'), ...shown('label', 'value', 'shown') },
  lineItems: {
    ...hidden('lineItemId'),
    ...shown('description', 'specification', 'unit', 'quantity', 'unitPrice', 'taxRate', 'taxCategoryCode'),
    ...shown('discountPercent', 'discountAmount', 'discountShare', 'net', 'tax', 'gross'),
  },
  conditions: { ...hidden('conditionId', 'kind', 'paymentLineId'), ...shown('title') },
  law: shown('governing', 'disputes', 'venue'),
  attachments: { ...hidden('attachmentId', 'mediaType', 'bytes'), ...shown('title', 'digest', 'name') },
  paper: { ...hidden('mediaType', 'bytes', 'amountInWords'), ...shown('digest', 'name') },
  framework: { ...hidden('contractId'), ...shown('number') },
} satisfies Classified<Omit<Terms, 'clauses'>>;

/** What the reader is told of the field `name` of a part. */
export function toldOf(told: Told, name: string): Told {
  if (typeof told === 'string') return told;
  return (Object.hasOwn(told, name) ? told[name] : undefined) ?? 'hidden';
}

/** The clauses whose conditions hold, as the document prints them. */
export function printedClauses(number: string, terms: Terms): Clause[] {
  const { clauses = [] } = terms;
  const variables = variablesOf(number, terms);
  const included = includedClauses(clauses, (name) => variables[name]?.value ?? null);
  return clauses.filter(({ clauseId }) => included.has(clauseId));
}

/** The ids of the fields that a text prints: `{{ fields.warranty }}`, but not `{% if fields.warranty %}`. */
function fieldsIn(text: string): string[] {
  const outputs = text.match(/\{\{[^{}]*\}\}/g) ?? [];
  return outputs.flatMap((output) => [...output.matchAll(/\bfields\.([\w-]+)/g)].map(([, fieldId = '']) => fieldId));
}

/** The terms with only those answers that a clause or a line above the parties prints; others, such as an expected margin, are for our approval rules. */
export function withPrintedFields(terms: Terms): Terms {
  if (!terms.fields) return terms;
  const lines = (terms.template?.lines ?? []).flatMap(({ text }) => Object.values(text));
  const printed = new Set([...printedClauses('', terms).map(({ text }) => text), ...lines].flatMap(fieldsIn));
  return { ...terms, fields: terms.fields.filter(({ fieldId }) => printed.has(fieldId)) };
}
