import { type RuleSet } from '../../domain/routing/route';
import { type Prisma } from '../../prisma/generated/client';
import { aClause, aField, aSlot, aTemplate, aType, openLibrary, type Shelf } from './a-library';
import { type Api, type Problem, problemOf, startApi } from './harness';

let api: Api;
let library: ReturnType<typeof openLibrary>;
beforeAll(async () => {
  api = await startApi();
  library = openLibrary(api);
  for (const clauseId of ['rent', 'deposit', 'return']) await library.published('clauses', clauseId, aClause(clauseId));
  await library.published('clauses', 'floor', aClause('Rooms.\nOn the {{ fields.floor }}th floor.'));
  await library.drafted('clauses', 'unfinished', aClause('Unfinished.'));
  await library.published('templates', 'lease', aTemplate([aSlot('rent')]));
});
afterAll(() => api.stop());

/** What keeps the content from being published; its draft stays one. */
async function refusedOf(shelf: Shelf, body: object, itemId = 'tried'): Promise<Problem> {
  const { version } = await library.drafted(shelf, itemId, body);
  const refused = await problemOf(library.act(shelf, itemId, version, 'publish'), 422);
  expect(refused.code).toBe('LIBRARY_ITEM_INVALID');
  expect((await library.version(shelf, itemId, version)).status).toBe('draft');
  return refused;
}

const told = ({ errors = [] }: Problem) => errors.map(({ pointer, code }) => `${pointer ?? ''} ${code}`);
const needs = (clause: string) => ({ when: { clause, present: true } });

describe('publishing a clause', () => {
  it.each<[string, string, string, string]>([
    [
      'names a variable that there is not',
      'unknown_variable',
      'Rent.\nOf {{ price.rent }}.',
      'Paragraph 2, column 7: There is no variable price.rent.',
    ],
    [
      'has a table in a sentence',
      'table_in_sentence',
      'See {{ milestones }}.',
      'Paragraph 1, column 8: milestones is a table and stands alone in its paragraph.',
    ],
    [
      'leaves a tag open',
      'syntax',
      'If.\n\nSo.\n{% if effectiveOn %}x',
      'Paragraph 3, column 1: {% if effectiveOn %} is never closed. Write {% endif %} behind it.',
    ],
    [
      'repeats by itself',
      'syntax',
      '{% for x in y %}x{% endfor %}',
      'Paragraph 1, column 1: A text cannot use {% for %}',
    ],
    ['changes a value', 'syntax', '{{ price.gross | upcase }}', 'Paragraph 1, column '],
  ])('is refused with the paragraph and the column where it %s', async (_what, code, text, message) => {
    const right = 'Right.';
    const refused = await refusedOf('clauses', aClause('', { text: { en: text, 'zh-CN': right } }));
    expect(told(refused)).toEqual([`/text/en ${code}`]);
    expect(refused.errors?.[0]?.message.en).toContain(message);
    expect(told(await refusedOf('clauses', aClause('', { text: { en: right, 'zh-CN': text } })))).toEqual([
      `/text/zh-CN ${code}`,
    ]);
  });

  it('leaves it to contract types which questions there are', async () => {
    expect((await library.version('clauses', 'floor', 1)).status).toBe('published');
  });
});

describe('publishing a template', () => {
  it.each<[string, object[], string[]]>([
    ['depends on a clause it does not have', [aSlot('rent', needs('pets'))], ['/slots/0/when unknown_clause']],
    [
      'depends on a variable that there is not',
      [aSlot('rent'), aSlot('deposit', { when: { not: { all: [{ variable: 'price.rent', below: '5' }] } } })],
      ['/slots/1/when unknown_variable'],
    ],
    [
      'has conditions that hang on each other',
      [aSlot('rent'), aSlot('deposit', needs('return')), aSlot('return', needs('deposit'))],
      ['/slots/1/when condition_cycle'],
    ],
    ['has a condition that hangs on itself', [aSlot('rent', needs('rent'))], ['/slots/0/when condition_cycle']],
    [
      'has clauses that are not published',
      [
        aSlot('rent', {
          alternates: [
            { libraryClauseId: 'deposit', version: 1 },
            { libraryClauseId: 'rent', version: 7 },
          ],
        }),
        aSlot('unfinished'),
      ],
      ['/slots/0/alternates/1 clause_not_published', '/slots/1/from clause_not_published'],
    ],
    [
      'offers alternates to a locked clause',
      [aSlot('rent', { locked: true, alternates: [{ libraryClauseId: 'deposit', version: 1 }] })],
      ['/slots/0/alternates locked_with_alternates'],
    ],
    ['has two places of one name', [aSlot('rent'), aSlot('rent')], ['/slots/1/clauseId repeated']],
  ])('is refused with the place where it %s', async (_what, slots, expected) => {
    expect(told(await refusedOf('templates', aTemplate(slots)))).toEqual(expected);
  });

  it('says which clause needs what the contracts of which type do not have', async () => {
    const body = aType({ fields: [aField('floor')] });
    await library.published('templates', 'tower', aTemplate([aSlot('rent'), aSlot('floor')]));
    await library.published('contract-types', 'tower', { ...body, templateId: 'tower' });
    await library.published('clauses', 'lift', aClause('{{ fields.floor }}\nOf {{ fields.maker }}.'));
    const when = { variable: 'fields.height', atLeast: '30' };
    const refused = await refusedOf('templates', aTemplate([aSlot('rent', { when }), aSlot('lift')]), 'tower');
    expect(told(refused)).toEqual([
      ...['/slots/1/from unknown_variable', '/slots/1/from unknown_variable', '/slots/0/when unknown_variable'],
    ]);
    expect(refused.errors?.map(({ message }) => message.en)).toEqual([
      'In contracts of type tower: lift (en), paragraph 2, column 7: There is no variable fields.maker.',
      'In contracts of type tower: lift (zh-CN), paragraph 2, column 7: There is no variable fields.maker.',
      'In contracts of type tower: When rent applies depends on fields.height, which there is not.',
    ]);
  });
});

const milestone = (milestoneId: string, dueAfterDays = 1) => ({
  milestoneId,
  title: { en: 'x', 'zh-CN': 'x' },
  dueAfterDays,
});
const payment = (paymentLineId: string, percent: string) => ({
  ...{ paymentLineId, title: { en: 'x', 'zh-CN': 'x' }, dueAfterDays: 1, percent },
});
const label = { label: { en: 'x', 'zh-CN': 'x' } };
const aPlan = (changes: object) => ({ plan: { termDays: 365, milestones: [], paymentPlan: [], ...changes } });
const attachment = (attachmentId: string) => ({ attachmentId, label: { en: 'x', 'zh-CN': 'x' } });

describe('publishing a contract type', () => {
  it.each<[string, object, string[]]>([
    [
      'percentages do not add up',
      aPlan({ paymentPlan: [payment('a', '60'), payment('b', '39.99')] }),
      ['/plan/paymentPlan percentages_do_not_add_up'],
    ],
    [
      'a delivery is due after the term',
      aPlan({ milestones: [milestone('a', 366)] }),
      ['/plan/milestones/0/dueAfterDays outside_term'],
    ],
    [
      'a delivery is due after a term by the calendar',
      aPlan({
        termDays: undefined,
        term: { years: 1 },
        milestones: [{ ...milestone('a'), dueAfterDays: undefined, dueAfter: { years: 1 } }, milestone('b', 364)],
      }),
      ['/plan/milestones/0/dueAfter outside_term'],
    ],
    [
      'ids are used twice',
      {
        ...aPlan({
          milestones: [milestone('a'), milestone('a')],
          paymentPlan: [payment('b', '50'), payment('b', '50')],
        }),
        fields: [aField('c'), aField('d'), aField('c')],
        attachments: [attachment('e'), attachment('e')],
      },
      [
        ...['/plan/milestones/1/milestoneId repeated', '/plan/paymentPlan/1/paymentLineId repeated'],
        ...['/fields/2/fieldId repeated', '/attachments/1/attachmentId repeated'],
      ],
    ],
    [
      'a default is no answer',
      {
        fields: [
          aField('rooms', { type: 'number', default: 'three' }),
          aField('from', { type: 'date', default: '2026-02-30', required: true }),
          aField('floor', {
            type: 'choice',
            default: 'roof',
            choices: [{ value: 'cellar', label: { en: 'x', 'zh-CN': 'x' } }],
          }),
        ],
      },
      ['/fields/0/default not_a_number', '/fields/1/default not_a_date', '/fields/2/default not_a_choice'],
    ],
    [
      'choices are missing, or nobody can choose',
      {
        fields: [
          aField('floor', { type: 'choice' }),
          aField('pets', { choices: [{ value: 'cat', label: { en: 'x', 'zh-CN': 'x' } }] }),
        ],
      },
      ['/fields/0/choices choices', '/fields/1/choices choices'],
    ],
    [
      'two choices are one',
      {
        fields: [aField('floor', { type: 'choice', choices: ['a', 'b', 'a'].map((value) => ({ value, ...label })) })],
      },
      ['/fields/0/choices/2/value repeated'],
    ],
    ['there is no such template', { templateId: 'nothing' }, ['/templateId template_not_published']],
  ])('is refused with the place where %s', async (_what, changes, expected) => {
    expect(told(await refusedOf('contract-types', aType(changes)))).toEqual(expected);
  });

  it('is refused where its template needs what nobody is asked', async () => {
    const when = { variable: 'fields.height', atLeast: '30' };
    await library.published('templates', 'house', aTemplate([aSlot('rent', { when }), aSlot('floor')]));
    const refused = await refusedOf('contract-types', aType({ templateId: 'house' }));
    expect(new Set(told(refused))).toEqual(new Set(['/templateId unknown_variable']));
    expect(refused.errors?.map(({ message }) => message.en)).toEqual([
      'floor (en), paragraph 2, column 11: There is no variable fields.floor.',
      'floor (zh-CN), paragraph 2, column 11: There is no variable fields.floor.',
      'When rent applies depends on fields.height, which there is not.',
    ]);
    const fields = [aField('floor'), aField('height', { type: 'number' })];
    await library.published('contract-types', 'house', aType({ templateId: 'house', fields }));
  });

  it('is refused while no approval rule is about it', async () => {
    const row = await api.db.ruleSet.findFirstOrThrow({ where: { status: 'published' } });
    const { rules } = row.body as unknown as RuleSet; // seeded
    const forGoods = rules.map((rule) => ({ ...rule, when: { ...rule.when, contractTypes: ['goods-sale'] } }));
    const body = { ...(row.body as object), rules: forGoods } as unknown as Prisma.InputJsonValue; // plain JSON
    const force = (version: number, status: string) =>
      api.db.ruleSet.updateMany({ where: { version }, data: { status } });
    await force(row.version, 'retired');
    await api.db.ruleSet.create({ data: { ...row, version: row.version + 1, body } });
    const { version } = await library.drafted('contract-types', 'unruled', aType());
    const publish = () => library.act('contract-types', 'unruled', version, 'publish');
    const refused = await problemOf(publish(), 422);
    expect(refused.errors).toMatchObject([
      { pointer: '', code: 'no_route', message: { 'zh-CN': '没有适用于该类型的审批规则。' } },
    ]);
    await force(row.version + 1, 'retired');
    await force(row.version, 'published');
    await publish().expect(200);
  });
});
