import { addressIn, type Language, type Side } from '../kernel/people';
import { mixedRate, type Terms } from './terms';
import { amountInWords } from './amount-in-words';
import { type FieldType } from './field-type';
import { shownRate } from './tax-rates';
import { exemptRate, percentOf } from '../kernel/money';

export type VariableType = FieldType | 'table';

/** A value for texts and conditions: as in the data, or null; for a table, its number of rows. */
export interface Variable {
  type: VariableType;
  value: string | number | null;
  /** The text to show, if it differs from the data. */
  shown?: Record<Language, string>;
}

/** Variables of every contract; the answers to its type's questions come in addition. */
const common = {
  'contract.number': 'text',
  'contract.title': 'text',
  'contract.scope': 'text',
  'price.gross': 'money',
  'price.net': 'money',
  'price.tax': 'money',
  'price.taxRate': 'percent',
  'price.discount': 'money',
  'price.inWords': 'text',
  'price.currency': 'text',
  'term.startsOn': 'date',
  'term.endsOn': 'date',
  effectiveOn: 'date',
  conditions: 'text',
  longStopOn: 'date',
  dueOnRestDays: 'choice',
  'law.governing': 'text',
  'law.disputes': 'choice',
  'law.venue': 'text',
  'framework.number': 'text',
  lineItems: 'table',
  milestones: 'table',
  paymentPlan: 'table',
  paymentTriggers: 'number',
  attachments: 'table',
  contacts: 'table',
} as const satisfies Record<string, VariableType>;

const ofParty = {
  name: 'text',
  otherName: 'text',
  registrationNumber: 'text',
  address: 'text',
  legalRepresentative: 'text',
  'contact.name': 'text',
  'contact.email': 'text',
  'agent.name': 'text',
  'agent.title': 'text',
  'agent.authorityFrom': 'date',
  'agent.authorityUntil': 'date',
} as const satisfies Record<string, VariableType>;

const sides = ['ours', 'customer'] as const satisfies readonly Side[];

/** Names and types of all variables for contracts with these questions. */
export function variableTypes(fields: readonly { fieldId: string; type: FieldType }[]): Record<string, VariableType> {
  return {
    ...common,
    ...Object.fromEntries(
      sides.flatMap((side) => Object.entries(ofParty).map(([name, type]) => [`${side}.${name}`, type] as const)),
    ),
    ...Object.fromEntries(fields.map(({ fieldId, type }) => [`fields.${fieldId}`, type] as const)),
  };
}

function valuesOfParty({ parties, language }: Terms, side: Side): Record<keyof typeof ofParty, string | null> {
  const { name, otherName = null, registrationNumber, legalRepresentative = null } = parties[side];
  const { contact, agent } = parties[side];
  const address = addressIn(parties[side], language);
  return {
    ...{ name, otherName, registrationNumber, address, legalRepresentative },
    'contact.name': contact.name,
    'contact.email': contact.email,
    'agent.name': agent?.name ?? null,
    'agent.title': agent?.title ?? null,
    'agent.authorityFrom': agent?.authorityFrom ?? null,
    'agent.authorityUntil': agent?.authorityUntil ?? null,
  };
}

/** The titles of the conditions of effect, as a list; null if there are none. */
function conditionNames({ conditions = [] }: Terms): Record<Language, string> | null {
  if (conditions.length === 0) return null;
  const names = conditions.map(({ title }) => `“${title}”`);
  return { en: names.join(', '), 'zh-CN': names.join('、') };
}

function commonValues(number: string, terms: Terms): Record<keyof typeof common, string | number | null> {
  const { title, scope = null, price, term, effectiveOn = null, longStopOn = null, law, framework } = terms;
  return {
    'contract.number': number,
    'contract.title': title,
    'contract.scope': scope,
    'price.gross': price.gross.amount,
    'price.net': price.net.amount,
    'price.tax': price.tax.amount,
    'price.taxRate': price.taxRate !== mixedRate && price.taxRate !== exemptRate ? percentOf(price.taxRate) : null,
    'price.discount': terms.discount?.amount ?? null,
    'price.inWords': amountInWords(price.gross),
    'price.currency': price.gross.currency,
    'term.startsOn': term.startsOn,
    'term.endsOn': term.endsOn,
    effectiveOn,
    conditions: conditionNames(terms)?.['zh-CN'] ?? null,
    longStopOn,
    dueOnRestDays: terms.dueOnRestDays ?? 'next_working_day',
    'law.governing': law?.governing ?? null,
    'law.disputes': law?.disputes ?? null,
    'law.venue': law?.venue ?? null,
    'framework.number': framework?.number ?? null,
    lineItems: terms.lineItems?.length ?? 0,
    milestones: terms.milestones.length,
    paymentPlan: terms.paymentPlan.length,
    // Number of payments that are due after an acceptance instead of on a fixed day.
    paymentTriggers: terms.paymentPlan.filter(({ trigger }) => trigger !== undefined).length,
    attachments: terms.attachments?.length ?? 0,
    contacts: sides.reduce((count, side) => count + 1 + (terms.parties[side].contacts?.length ?? 0), 0),
  };
}

const severalRates = { en: 'several rates, as in the list', 'zh-CN': '按清单所列各项税率' };

/** The variables of a contract, by name. */
export function variablesOf(number: string, terms: Terms): Record<string, Variable> {
  const values: [string, Variable][] = [
    ...Object.entries(commonValues(number, terms)).map(
      ([name, value]): [string, Variable] => [name, { type: common[name as keyof typeof common], value }], // iterates over the keys of `common`
    ),
    ...sides.flatMap((side) =>
      Object.entries(valuesOfParty(terms, side)).map(([name, value]): [string, Variable] => [
        `${side}.${name}`,
        { type: ofParty[name as keyof typeof ofParty], value }, // iterates over the keys of `ofParty`
      ]),
    ),
    ...(terms.fields ?? []).map(({ fieldId, type, value, shown }): [string, Variable] => [
      `fields.${fieldId}`,
      { type, value, ...(shown ? { shown } : {}) },
    ]),
  ];
  const shown = conditionNames(terms);
  const conditions = shown && ({ type: 'text', value: shown['zh-CN'], shown } as const);
  const named = { ...Object.fromEntries(values), ...(conditions ? { conditions } : {}) };
  const { taxRate } = terms.price;
  if (taxRate === mixedRate) return { ...named, 'price.taxRate': { type: 'percent', value: '', shown: severalRates } };
  return taxRate === exemptRate
    ? { ...named, 'price.taxRate': { type: 'percent', value: taxRate, shown: shownRate(taxRate) } }
    : named;
}
