import { isDay } from '../kernel/days';
import { type FieldValue } from './terms';
import { type Problem, problemAt } from '../kernel/problem';
import { type Words, words } from '../kernel/words';
import { type FieldDefinition } from '../library/library';

const patterns = {
  number: /^(0|[1-9]\d{0,14})(\.\d{1,6})?$/,
  percent: /^((0|[1-9]\d?)(\.\d{1,4})?|100(\.0{1,4})?)$/,
  money: /^(0|[1-9]\d{0,14})(\.\d{1,4})?$/,
  boolean: /^(true|false)$/,
} as const;

const mostVisible = 2000;

const expected = {
  text: words(`text of at most ${mostVisible} visible characters`, `不超过 ${mostVisible} 个可见字符的文本`),
  number: words('a plain decimal', '普通小数'),
  percent: words('a percentage from 0 to 100', '百分数（0 至 100）'),
  money: words('a plain decimal amount', '普通小数形式的金额'),
  date: words('a day that exists, as YYYY-MM-DD', '真实存在的日期（YYYY-MM-DD）'),
  boolean: words('true or false', '“是”（true）或者“否”（false）'),
  choice: words('one of the choices', '所列选项之一'),
} as const;

/** The number of visible characters, without spaces, line breaks and joiners. */
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

/** What an answer must be; for a choice with the values to choose from. */
function expectedOf({ type, choices = [] }: FieldDefinition): Words {
  const { en, 'zh-CN': zh } = expected[type];
  if (type !== 'choice' || choices.length === 0) return { en, 'zh-CN': zh };
  const values = choices.map(({ value }) => value);
  return words(`${en}: ${values.join(', ')}`, `${zh}：${values.join('、')}`);
}

/** Reads own properties only, because an id such as `constructor` would find an inherited one. */
function answerTo(values: Readonly<Record<string, string>>, fieldId: string): string | undefined {
  return Object.hasOwn(values, fieldId) ? values[fieldId] : undefined;
}

function pointerTo(fieldId: string): string {
  return `/fields/${fieldId.replace(/~/g, '~0').replace(/\//g, '~1')}`;
}

/**
 * Validation errors of the answers to a contract type's questions; pointers are `/fields/<fieldId>`. An answer without visible
 * characters counts as missing.
 */
export function checkFields(
  definitions: readonly FieldDefinition[],
  values: Readonly<Record<string, string>>,
): Problem[] {
  const unknown = Object.keys(values)
    .filter((id) => !definitions.some(({ fieldId }) => fieldId === id))
    .map((id) =>
      problemAt(pointerTo(id), 'unknown_field', `The contract type has no field ${id}.`, `该合同类型没有要素 ${id}。`),
    );
  const wrong = definitions.flatMap((definition): Problem[] => {
    const { fieldId, required, type, label } = definition;
    const pointer = pointerTo(fieldId);
    const value = answerTo(values, fieldId);
    if (value === undefined || visibleIn(value) === 0)
      return required ? [problemAt(pointer, 'missing', `“${label.en}” is missing.`, `缺少“${label['zh-CN']}”。`)] : [];
    const { en, 'zh-CN': zh } = expectedOf(definition);
    return isOfType(definition, value)
      ? []
      : [problemAt(pointer, `not_a_${type}`, `“${label.en}” must be ${en}.`, `“${label['zh-CN']}”应为${zh}。`)];
  });
  return [...unknown, ...wrong];
}

/** The answers, with default values for those that are missing. */
export function withDefaults(
  definitions: readonly FieldDefinition[],
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  const defaults = definitions.flatMap(({ fieldId, default: value }) =>
    value === undefined ? [] : [[fieldId, value] as const],
  );
  return { ...Object.fromEntries(defaults), ...values };
}

/** The answers as stored in terms: with their questions, in the order of the questions. */
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
