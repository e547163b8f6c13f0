import fc from 'fast-check';
import { checkFields, fieldValues, withDefaults } from '../../domain/drafting/fields';
import { fieldTypes, type FieldType } from '../../domain/drafting/field-type';
import { type FieldDefinition } from '../../domain/library/library';
import { words } from '../../domain/kernel/words';

const yearly = { value: 'y1', label: words('one year', '一年') };

function aField(type: FieldType, overrides: Partial<FieldDefinition> = {}): FieldDefinition {
  const label = words('Warranty', '质保期');
  const choices = type === 'choice' ? { choices: [yearly, { value: 'y2', label: words('two years', '两年') }] } : {};
  return { fieldId: 'warranty', label, type, required: false, about: 'clauses', ...choices, ...overrides };
}

const faults = (definitions: FieldDefinition[], values: Record<string, string>) =>
  checkFields(definitions, values).map(({ pointer, code }) => `${pointer} ${code}`);

describe('the answers to the questions of a contract type', () => {
  it.each<[FieldType, string[]]>([
    ['text', ['一年', 'a', 'two\nlines', '泵'.repeat(2000), `${'泵 '.repeat(2000)}\n`, '𠮷'.repeat(2000)]],
    ['number', ['0', '7', '0.5', '10.000001', '999999999999999']],
    ['percent', ['0', '0.5', '5', '99.9999', '100', '100.0000']],
    ['money', ['0', '1860000.00', '0.0001', '999999999999999.9999']],
    ['date', ['2026-03-01', '2028-02-29']],
    ['boolean', ['true', 'false']],
    ['choice', ['y1', 'y2']],
  ])('of type %s may be %j', (type, values) => {
    for (const value of values) expect(faults([aField(type, { required: true })], { warranty: value })).toEqual([]);
  });

  it.each<[FieldType, string, string[]]>([
    ['text', 'text of at most 2000 visible characters', ['泵'.repeat(2001), '𠮷'.repeat(2001)]],
    [
      'number',
      'a plain decimal',
      ['-1', '+1', '01', '.5', '1.', '1e3', '1,000', '1.0000001', '1000000000000000', 'x', '一', '1\n'],
    ],
    ['percent', 'a percentage from 0 to 100', ['-1', '100.1', '101', '05', '5%', '5.00001', '100.00001']],
    ['money', 'a plain decimal amount', ['-1', '1,000', '¥5', '1.00001', '1000000000000000', '01']],
    [
      'date',
      'a day that exists, as YYYY-MM-DD',
      ['2026-02-30', '2026-3-1', '2026/03/01', 'today', '2026-03-01T00:00:00Z'],
    ],
    ['boolean', 'true or false', ['yes', 'True', '1', '是', 'true ']],
    ['choice', 'one of the choices: y1, y2', ['y3', 'Y1', 'one year', 'y1 ']],
  ])('of type %s must be %s', (type, expected, values) => {
    for (const value of values)
      expect(checkFields([aField(type)], { warranty: value })).toEqual([
        {
          ...{ pointer: '/fields/warranty', code: `not_a_${type}` },
          message: {
            en: `“Warranty” must be ${expected}.`,
            'zh-CN': expect.stringMatching(/^“质保期”应为.+。$/) as string,
          },
        },
      ]);
  });

  it('to a choice that are wrong are told the choices, in both languages', () => {
    const [told] = checkFields([aField('choice')], { warranty: 'one year' });
    expect(told?.message['zh-CN']).toBe('“质保期”应为所列选项之一：y1、y2。');
  });

  it('to a choice without choices are all wrong', () => {
    expect(faults([aField('choice', { choices: [] })], { warranty: 'y1' })).toEqual(['/fields/warranty not_a_choice']);
  });

  it.each(fieldTypes)('of type %s may be missing, unless they are required', (type) => {
    const missing = {
      pointer: '/fields/warranty',
      code: 'missing',
      message: words('“Warranty” is missing.', '缺少“质保期”。'),
    };
    const unanswered: Record<string, string>[] = [{}, { warranty: '' }, { warranty: ' \n\u3000\u200b' }];
    for (const values of unanswered) {
      expect(checkFields([aField(type)], values)).toEqual([]);
      expect(checkFields([aField(type, { required: true })], values)).toEqual([missing]);
    }
  });

  it('to questions that the type does not ask are told, wherever their ids would lead', () => {
    expect(checkFields([aField('text')], { colour: 'red' })).toEqual([
      {
        ...{ pointer: '/fields/colour', code: 'unknown_field' },
        message: words('The contract type has no field colour.', '该合同类型没有要素 colour。'),
      },
    ]);
    expect(faults([], { 'a/b~c': '1' })).toEqual(['/fields/a~1b~0c unknown_field']);
    expect(faults([], { toString: '1' })).toEqual(['/fields/toString unknown_field']);
  });

  it('are only what was answered: a question may be called as every object’s property is', () => {
    const named = aField('number', { fieldId: 'constructor', required: true });
    expect(faults([named], {})).toEqual(['/fields/constructor missing']);
    expect(fieldValues([named], {})).toEqual([]);
    expect(faults([named], { constructor: '5' })).toEqual([]);
  });

  it('have every fault told', () => {
    const definitions = [
      aField('number', { fieldId: 'a' }),
      aField('date', { fieldId: 'b', required: true }),
      aField('percent', { fieldId: 'c' }),
    ];
    expect(faults(definitions, { c: '101', x: '1', a: 'x' })).toEqual([
      '/fields/x unknown_field',
      '/fields/a not_a_number',
      '/fields/b missing',
      '/fields/c not_a_percent',
    ]);
  });

  it('take defaults where nothing was answered, and keep what was', () => {
    const definitions = [
      aField('number', { fieldId: 'a', default: '1' }),
      aField('number', { fieldId: 'b', default: '2' }),
      aField('number', { fieldId: 'c' }),
    ];
    expect(withDefaults(definitions, { b: '3', x: '4' })).toEqual({ a: '1', b: '3', x: '4' });
    const values = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'x'), fc.string());
    fc.assert(
      fc.property(values, (given) => {
        const full = withDefaults(definitions, given);
        expect(full).toEqual({ a: '1', b: '2', ...given });
        expect(withDefaults(definitions, full)).toEqual(full);
      }),
    );
  });

  it('are kept with what was asked, in the order of the questions', () => {
    const definitions = [
      aField('choice'),
      aField('number', { fieldId: 'days', about: 'money' }),
      aField('text', { fieldId: 'note' }),
    ];
    const asked = { label: words('Warranty', '质保期') };
    expect(fieldValues(definitions, { days: '30', warranty: 'y1' })).toEqual([
      { ...asked, fieldId: 'warranty', type: 'choice', value: 'y1', about: 'clauses', shown: yearly.label },
      { ...asked, fieldId: 'days', type: 'number', value: '30', about: 'money' },
    ]);
  });
});
