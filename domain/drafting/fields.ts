import { isDay } from '../days';
import { type FieldValue } from '../terms';
import { type TermsProblem } from '../terms-problem';
import { type FieldDefinition } from './library';

const patterns = {
  number: /^(0|[1-9]\d{0,14})(\.\d{1,6})?$/,
  percent: /^((0|[1-9]\d?)(\.\d{1,4})?|100(\.0{1,4})?)$/,
  money: /^(0|[1-9]\d{0,14})(\.\d{1,4})?$/,
  boolean: /^(true|false)$/,
} as const;

const mostVisible = 2000;

const expected = {
  text: `text of at most ${mostVisible} visible characters`,
  number: 'a plain decimal',
  percent: 'a percentage from 0 to 100',
  money: 'a plain decimal amount',
  date: 'a day that exists, as YYYY-MM-DD',
  boolean: 'true or false',
  choice: 'one of the choices',
} as const;

/** How many characters there are to see: no blanks, line breaks or joiners. */
function visibleIn(value: string): number {
  return value.match(/[^\s\p{Cc}\p{Cf}\p{Z}]/gu)?.length ?? 0;
}

function isOfType({ type, choices = [] }: FieldDefinition, value: string): boolean {
  switch (type) {
    case 'text':
      return visibleIn(value) <= mostVisible;
    case 'date':
      return isDay(value);
    case 'choice':
      return choices.some((choice) => choice.value === value);
    case 'number':
    case 'percent':
    case 'money':
    case 'boolean':
      return patterns[type].test(value);
  }
}

/** Ids are anybody's words, `constructor` among them: only what was answered counts. */
function answerTo(values: Readonly<Record<string, string>>, fieldId: string): string | undefined {
  return Object.hasOwn(values, fieldId) ? values[fieldId] : undefined;
}

function pointerTo(fieldId: string): string {
  return `/fields/${fieldId.replace(/~/g, '~0').replace(/\//g, '~1')}`;
}

/**
 * Everything that is wrong with the answers to a contract type's questions; pointers are `/fields/<fieldId>`. An answer with nothing to
 * see is none.
 */
export function checkFields(
  definitions: readonly FieldDefinition[],
  values: Readonly<Record<string, string>>,
): TermsProblem[] {
  const unknown = Object.keys(values)
    .filter((id) => !definitions.some(({ fieldId }) => fieldId === id))
    .map((id) => ({
      pointer: pointerTo(id),
      code: 'unknown_field',
      message: `The contract type has no field ${id}.`,
    }));
  const wrong = definitions.flatMap((definition): TermsProblem[] => {
    const { fieldId, required, type, label } = definition;
    const pointer = pointerTo(fieldId);
    const value = answerTo(values, fieldId);
    if (value === undefined || visibleIn(value) === 0)
      return required ? [{ pointer, code: 'missing', message: `“${label.en}” is missing.` }] : [];
    return isOfType(definition, value)
      ? []
      : [{ pointer, code: `not_a_${type}`, message: `“${label.en}” must be ${expected[type]}.` }];
  });
  return [...unknown, ...wrong];
}

/** The answers, with the defaults of those that were not given. */
export function withDefaults(
  definitions: readonly FieldDefinition[],
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  const defaults = definitions.flatMap(({ fieldId, default: value }) =>
    value === undefined ? [] : [[fieldId, value] as const],
  );
  return { ...Object.fromEntries(defaults), ...values };
}

/** The answers as terms keep them: with what they were asked as, in the order of the questions. */
export function fieldValues(
  definitions: readonly FieldDefinition[],
  values: Readonly<Record<string, string>>,
): FieldValue[] {
  return definitions.flatMap(({ fieldId, label, type, about, choices }) => {
    const value = answerTo(values, fieldId);
    const shown = choices?.find((choice) => choice.value === value)?.label;
    return value === undefined ? [] : [{ fieldId, label, type, value, about, ...(shown ? { shown } : {}) }];
  });
}
