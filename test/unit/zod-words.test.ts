import { z } from 'zod';
import { createBody } from '../../api/drafting/create-contract';
import { ProblemError } from '../../api/http/problem';
import { parse } from '../../api/http/validation';
import { companyChanges } from '../../domain/company/bodies';
import { commandBodies } from '../../domain/contract/bodies';
import { details, statusBody } from '../../domain/customers/bodies';
import { libraryBodies } from '../../domain/library/library-bodies';
import { ruleSetBody } from '../../domain/routing/rule-set-body';

const bodies: Record<string, z.ZodType> = {
  ...commandBodies,
  ...libraryBodies,
  ...{ createBody, companyChanges, details, statusBody, ruleSetBody },
};

/** What can be wrong with a value, whatever was asked for. */
const wrong: unknown[] = [
  ...[undefined, null, true, 0, -1, 1.5, 1e12, '', ' ', 'x', '\u0000', '\ufffd', '2026-02-30', 'x'.repeat(30_000)],
  ...[[], [null], [{}], Array(600).fill('x'), {}, { surprise: 1 }, { '': 1 }],
];

/** Sentences as Zod makes them by itself. */
const ofZod = /Invalid|expected|received|Too (big|small)|Unrecognized|无效|期望|实际接收|数值过[大小]/;

function faultsOf(schema: z.ZodType, input: unknown) {
  try {
    parse(schema, input, 'body');
    return [];
  } catch (error) {
    if (error instanceof ProblemError) return error.errors;
    throw error;
  }
}

/** Objects with one field wrong, and inside of it, as deep as the schema goes. */
function fieldsOf(schema: z.ZodType): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

describe('what is wrong with a body', () => {
  it.each(Object.entries(bodies))('is said of %s in sentences of our own, in both languages', (_, schema) => {
    const inputs = [
      ...wrong,
      ...fieldsOf(schema).flatMap((field) => [
        ...wrong.map((value) => ({ [field]: value })),
        ...wrong.map((value) => ({ [field]: [value] })),
        ...wrong.map((value) => ({ [field]: { amount: value, currency: value, name: value, email: value } })),
      ]),
    ];
    const faults = inputs.flatMap((input) => faultsOf(schema, input));
    expect(faults.length).toBeGreaterThan(0);
    const isOurs = ({ message: { en, 'zh-CN': zh } }: (typeof faults)[number]) =>
      /^["A-Z].*\.$/s.test(en) && /[\u4e00-\u9fff]/.test(zh) && !ofZod.test(en) && !ofZod.test(zh);
    expect(faults.filter((fault) => !isOurs(fault))).toEqual([]);
  });

  it.each<[string, z.ZodType, unknown, string, string]>([
    ['a text', z.string(), 1, 'This must be a text.', '此处应为文本。'],
    ['what is missing', z.object({ a: z.string() }), {}, 'This field is missing.', '缺少该字段。'],
    ['an empty text', z.string().min(1), '', 'This must not be empty.', '不能为空。'],
    ['a long text', z.string().max(3), 'abcd', 'This must have at most 3 characters.', '最多应为 3 个字符。'],
    ['a small number', z.int().min(2), 1, 'This must be at least 2.', '不得小于 2。'],
    ['a large number', z.number().lt(2), 2, 'This must be less than 2.', '应当小于 2。'],
    ['a long list', z.array(z.int()).max(1), [1, 2], 'This list must have at most 1 entry.', '列表最多应有 1 项。'],
    ['one of a few', z.enum(['a', 'b']), 'c', 'Give one of "a", "b".', '请填写以下值之一："a"、"b"。'],
    [
      'an address',
      z.email(),
      'x',
      'Give a mail address, such as name@example.com.',
      '请填写邮箱地址，例如 name@example.com。',
    ],
    ['no shape of several', z.union([z.int(), z.boolean()]), 'x', 'This must be a number.', '此处应为数字。'],
    ['a multiple', z.number().multipleOf(5), 3, 'This must be a multiple of 5.', '应为 5 的倍数。'],
    [
      'a name',
      z.record(z.string().max(1), z.int()),
      { ab: 1 },
      'This name is not possible here.',
      '此处不接受该名称。',
    ],
  ])('is told of %s', (_, schema, input, en, zh) => {
    expect(faultsOf(schema, input)).toMatchObject([{ message: { en, 'zh-CN': zh } }]);
  });
});
