import { aContract, aCreation, stateOf, termsOf, today } from './a-contract';
import { aClause, aField, aSlot, aTemplate, aType, openLibrary } from './a-library';
import { accepted, type Api, ask, pointersOf, post, problemOf, startApi } from './harness';

let api: Api;
let library: ReturnType<typeof openLibrary>;
beforeAll(async () => {
  api = await startApi();
  library = openLibrary(api);
});
afterAll(() => api.stop());

const firstOf = (itemId: string) => library.version('clauses', itemId, 1);

/** A contract type of its own with a template of its own and one clause, all published. */
async function aPublishedType(name: string, text = `First words of ${name}.`): Promise<void> {
  await library.published('clauses', name, aClause(text));
  await library.published('templates', name, aTemplate([aSlot(name)]));
  await library.published('contract-types', name, aType({ templateId: name }));
}

describe('a draft in the library', () => {
  it('is kept as it was typed, with what keeps it from being published', async () => {
    const body = aClause('Rent.\nAt {{ rent.day }}.');
    const { problems, ...kept } = await library.drafted('clauses', 'rent', body);
    expect(kept).toEqual({ itemId: 'rent', version: 1, status: 'draft' });
    expect(problems.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/text/en unknown_variable',
      '/text/zh-CN unknown_variable',
    ]);
    expect(await firstOf('rent')).toMatchObject({ body, name: { en: 'Clause' }, publishedAt: null, retiredAt: null });
    expect(await library.list('clauses', 'itemId=rent')).toEqual([]);
    expect(await library.list('clauses', 'itemId=rent&status=draft')).toMatchObject([kept]);
  });

  it('sent again, also at the same time, is one draft; other words are the next version', async () => {
    const draft = () => library.drafted('clauses', 'again', aClause('The same.'));
    const versions = [...(await Promise.all([draft(), draft()])), await draft()].map(({ version }) => version);
    expect(versions).toEqual([1, 1, 1]);
    const others = await Promise.all(['a', 'b', 'c'].map((text) => library.drafted('clauses', 'again', aClause(text))));
    expect(others.map(({ version }) => version).sort()).toEqual([2, 3, 4]);
  });

  it('is revised and checked anew, and nobody uses it meanwhile', async () => {
    await library.drafted('clauses', 'revised', aClause('{{ wrong }}'));
    const before = await firstOf('revised');
    const { body } = (await library.act('clauses', 'revised', 1, 'revise', aClause('Right.')).expect(200)) as {
      body: object;
    };
    expect(body).toEqual({ itemId: 'revised', version: 1, status: 'draft', problems: [] });
    const after = await firstOf('revised');
    expect(after).toMatchObject({ status: 'draft', body: aClause('Right.') });
    expect(after.digest).not.toBe(before.digest);
  });

  it('is discarded, and then neither revised, published nor discarded again', async () => {
    await library.drafted('clauses', 'discarded', aClause('Never.'));
    await library.act('clauses', 'discarded', 1, 'retire').expect(200);
    expect(await firstOf('discarded')).toMatchObject({ status: 'retired', publishedAt: null });
    for (const [verb, body] of [['publish'], ['revise', aClause('Later.')], ['retire']] as const)
      expect((await problemOf(library.act('clauses', 'discarded', 1, verb, body), 409)).code).toBe(
        'LIBRARY_ITEM_NOT_DRAFT',
      );
  });

  it.each<[string, 'clauses' | 'templates' | 'contract-types', object, string[]]>([
    ['a clause in one language', 'clauses', { heading: { en: 'x', 'zh-CN': 'x' }, text: { en: 'x' } }, ['/text/zh-CN']],
    ['a template without a clause', 'templates', aTemplate([]), ['/slots']],
    ['a condition that is none', 'templates', aTemplate([aSlot('x', { when: { maybe: 1 } })]), ['/slots/0/when']],
    [
      'numbers without a year',
      'contract-types',
      aType({ numbering: { pattern: '{seq}', digits: 4 } }),
      ['/numbering/pattern'],
    ],
    [
      'numbers with more beside their parts than fits',
      'contract-types',
      aType({ numbering: { pattern: `${'x'.repeat(80)}{year}{seq}`, digits: 4 } }),
      ['/numbering/pattern'],
    ],
  ])('is not kept where it is %s', async (_what, shelf, body, pointers) => {
    const refused = await problemOf(post(api, `/v1/${shelf}/malformed/versions`, body), 400);
    expect([refused.code, ...new Set(pointersOf(refused))]).toEqual(['INVALID_REQUEST', ...pointers]);
    expect(await library.list(shelf, 'itemId=malformed&status=draft')).toEqual([]);
  });

  it('with a condition that is none is told what a condition is', async () => {
    const slots = [{ ...aSlot('rent'), when: { clause: 'rent' } }];
    const refused = await problemOf(post(api, '/v1/templates/malformed/versions', aTemplate(slots)), 400);
    expect(refused.errors).toMatchObject([
      { pointer: '/slots/0/when', message: { en: expect.stringMatching(/^A condition is /) as string } },
    ]);
  });

  it('that does not exist is not found', async () => {
    for (const [verb, body] of [['validate'], ['publish'], ['retire'], ['revise', aClause('x')]] as const)
      expect((await problemOf(library.act('clauses', 'nothing', 1, verb, body), 404)).code).toBe(
        'LIBRARY_ITEM_NOT_FOUND',
      );
  });
});

describe('publishing a version', () => {
  it('puts it in use and the one before it out of use, and what is in use is not revised', async () => {
    await library.published('clauses', 'moved-on', aClause('First.'));
    await library.drafted('clauses', 'moved-on', aClause('Second.'));
    const answer = await library.act('clauses', 'moved-on', 2, 'publish').expect(200);
    expect(answer.body).toEqual({ itemId: 'moved-on', version: 2, status: 'published', retired: 1 });
    const [one, two] = [await firstOf('moved-on'), await library.version('clauses', 'moved-on', 2)];
    expect([one.status, two.status]).toEqual(['retired', 'published']);
    expect(one.retiredAt).toBe(two.publishedAt);
    expect(one.body).toEqual(aClause('First.'));
    const late = await problemOf(library.act('clauses', 'moved-on', 2, 'revise', aClause('Third.')), 409);
    expect(late).toMatchObject({
      code: 'LIBRARY_ITEM_NOT_DRAFT',
      detail: 'The clause moved-on version 2 is not a draft.',
      sentence: { 'zh-CN': '条款 moved-on 第 2 版不是草稿。' },
    });
    const validated = await library.act('clauses', 'moved-on', 2, 'validate').expect(200);
    expect(validated.body).toMatchObject({ status: 'published', problems: [] });
  });

  it('twice at the same time happens once', async () => {
    await library.drafted('clauses', 'twice', aClause('Once.'));
    const answers = await Promise.all([1, 2].map(() => library.act('clauses', 'twice', 1, 'publish')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'LIBRARY_ITEM_NOT_DRAFT' });
    expect((await firstOf('twice')).status).toBe('published');
  });

  it('of several drafts at the same time leaves one in use', async () => {
    for (const text of ['a', 'b', 'c']) await library.drafted('clauses', 'several', aClause(text));
    await Promise.all([1, 2, 3].map((version) => library.act('clauses', 'several', version, 'publish').expect(200)));
    expect(await library.list('clauses', 'itemId=several')).toHaveLength(1);
    expect(await library.list('clauses', 'itemId=several&status=retired')).toHaveLength(2);
  });

  it.each([
    ['rewritten', `UPDATE library_items SET body = '{}' WHERE item_id = 'kept'`],
    ['given another digest', `UPDATE library_items SET digest = '' WHERE item_id = 'kept'`],
    ['renumbered', `UPDATE library_items SET version = 2 WHERE item_id = 'kept'`],
    ['deleted', `DELETE FROM library_items WHERE item_id = 'kept'`],
  ])('is for good: in SQL, too, it is not %s, retired or not', async (_what, statement) => {
    if ((await library.list('clauses', 'itemId=kept')).length === 0)
      await library.published('clauses', 'kept', aClause('For good.'));
    const before = await firstOf('kept');
    await expect(api.db.$executeRawUnsafe(statement)).rejects.toThrow('never changes');
    expect(await firstOf('kept')).toEqual(before);
  });
});

describe('a contract', () => {
  it('keeps the versions it was made from when the library moves on, and the next one is made from the new ones', async () => {
    await aPublishedType('lease');
    const of = { contractTypeId: 'lease' };
    const old = await aContract(api, 'draft', of);
    await library.published('clauses', 'lease', aClause('Other words: {{ fields.floor }}.'));
    const slots = [aSlot('lease', { from: { libraryClauseId: 'lease', version: 2 } })];
    await library.published('contract-types', 'lease', aType({ fields: [aField('floor', { required: true })] }));
    await library.published('templates', 'lease', aTemplate(slots));
    await accepted(
      ask(api, old, 'revise', { revision: 1, term: { startsOn: today }, clauses: [{ clauseId: 'lease' }] }),
    );
    expect((await stateOf(api, old)).contractTypeVersion).toBe(1);
    const kept = await termsOf(api, old);
    expect(kept.template).toMatchObject({ templateId: 'lease', version: 1 });
    expect(kept.clauses).toMatchObject([{ text: 'First words of lease.', standard: true }]);
    expect(await accepted(ask(api, old, 'submit', { revision: 1 }))).toMatchObject({ stage: 'in_approval' });
    expect(pointersOf(await problemOf(post(api, '/v1/contracts', aCreation(of)), 422))).toEqual(['/fields/floor']);
    const latest = await aContract(api, 'draft', { ...of, fields: { floor: '3' } });
    expect((await stateOf(api, latest)).contractTypeVersion).toBe(2);
    const made = await termsOf(api, latest);
    expect(made.template).toMatchObject({ version: 2 });
    expect(made.clauses).toMatchObject([{ text: 'Other words: {{ fields.floor }}.', standard: true }]);
  });
});

describe('retiring a version', () => {
  it('is refused while something in use is made from it, and says what', async () => {
    await aPublishedType('used');
    const clause = await problemOf(library.act('clauses', 'used', 1, 'retire'), 409);
    expect(clause).toMatchObject({
      code: 'LIBRARY_ITEM_IN_USE',
      detail: 'It is in use by used; publish another version instead.',
    });
    expect((await problemOf(library.act('templates', 'used', 1, 'retire'), 409)).code).toBe('LIBRARY_ITEM_IN_USE');
    await library.act('contract-types', 'used', 1, 'retire').expect(200);
    const gone = await problemOf(post(api, '/v1/contracts', aCreation({ contractTypeId: 'used' })), 422);
    expect(gone.code).toBe('UNKNOWN_CONTRACT_TYPE');
    await library.act('templates', 'used', 1, 'retire').expect(200);
    await library.act('clauses', 'used', 1, 'retire').expect(200);
    expect(await firstOf('used')).toMatchObject({ status: 'retired', retiredAt: expect.any(String) as string });
  });

  it('of an alternate that a template offers is refused, too, and of another version of it is not', async () => {
    await library.published('clauses', 'offered', aClause('First.'));
    await library.published('clauses', 'stands', aClause('Stands.'));
    const alternates = [{ libraryClauseId: 'offered', version: 1 }];
    await library.published('templates', 'offering', aTemplate([aSlot('stands', { alternates })]));
    expect((await problemOf(library.act('clauses', 'offered', 1, 'retire'), 409)).code).toBe('LIBRARY_ITEM_IN_USE');
    await library.published('clauses', 'offered', aClause('Second.'));
    await library.act('clauses', 'offered', 2, 'retire').expect(200);
  });
});
