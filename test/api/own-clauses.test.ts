import { type Condition } from '../../domain/drafting/condition';
import { type Clause } from '../../domain/drafting/terms';
import { aLongText } from '../build/a-long-text';
import { expectOneTruth } from '../build/one-truth';
import { aContract, aCreation, termsOf, today, vote } from './a-contract';
import { accepted, type Api, ask, get, post, problemOf, read, startApi } from './harness';

let api: Api;
let clauses: Clause[];
beforeAll(async () => {
  api = await startApi();
  clauses = (await termsOf(api, await aContract(api, 'draft'))).clauses ?? [];
});
afterAll(() => api.stop());

const own = (clauseId: string, when?: Condition, text = 'Words of our own.') => ({
  ...{ clauseId, heading: 'Own', text, standard: true, ...(when ? { when } : {}) },
});
const on = (clause: string): Condition => ({ clause, present: true });
const faultsOf = async (asked: object[], expected = 422) => {
  const { errors = [] } = await problemOf(post(api, '/v1/contracts', aCreation({ clauses: asked })), expected);
  return errors.map(({ pointer, code, message }) => ({ place: `${pointer ?? ''} ${code}`, message }));
};
const all = () => clauses.map(({ clauseId }): object => ({ clauseId }));

describe('clauses of the drafter’s own', () => {
  it.each<[string, ReturnType<typeof own>[], string]>([
    ['hang on each other', [own('one', on('two')), own('two', { not: on('one') })], 'condition_cycle'],
    ['hang on themselves', [own('one', on('one'))], 'condition_cycle'],
    ['hang on a clause that nobody knows', [own('one', on('nothing'))], 'unknown_clause'],
    [
      'hang on a variable that nobody knows',
      [own('one', { variable: 'price.rent', present: true })],
      'unknown_variable',
    ],
    ['hang on a question that nobody asks', [own('one', { variable: 'fields.x', equals: '1' })], 'unknown_variable'],
  ])('are refused with the place where they %s', async (_what, added, code) => {
    const faults = await faultsOf([...all(), ...added]);
    expect(faults.map(({ place }) => place)).toEqual([`/clauses/${clauses.length}/when ${code}`]);
    const contractId = await aContract(api, 'draft');
    const asked = { revision: 1, term: { startsOn: today }, clauses: [...all(), ...added] };
    const revised = await problemOf(ask(api, contractId, 'revise', asked), 422);
    expect(revised.errors).toMatchObject([{ pointer: `/clauses/${clauses.length}/when`, code }]);
  });

  it('are in while their condition holds, and one that hangs on a clause left out is not', async () => {
    const asked = [
      ...all().filter((clause) => (clause as Clause).clauseId !== 'variation'),
      own('large', { variable: 'price.gross', atLeast: '1000000' }, 'Only of large contracts.'),
      own('small', { not: on('large') }, 'Only of small contracts.'),
      own('after-variation', on('variation'), 'Only beside variations.'),
    ];
    const contractId = await aContract(api, 'in_approval', { clauses: asked });
    const { items } = (await read(get(api, `/v1/contracts/${contractId}/revisions`))) as {
      items: { departures: object[] }[];
    };
    expect(items[0]?.departures).toMatchObject([
      ...['large', 'small', 'after-variation'].map((clauseId) => ({ clauseId, kind: 'own' })),
      { clauseId: 'variation', kind: 'removed' },
    ]);
  });

  it('do not say when clauses of the template apply', async () => {
    const place = clauses.findIndex(({ clauseId }) => clauseId === 'retention');
    const retention = { ...clauses[place], when: { variable: 'price.gross', present: true } };
    const asked = all().map((clause, index) => (index === place ? retention : clause));
    const contractId = await aContract(api, 'draft', { clauses: asked });
    const kept = (await termsOf(api, contractId)).clauses?.[place];
    expect(kept).toEqual(clauses[place]);
    const at = clauses.findIndex(({ clauseId }) => clauseId === 'notices');
    const notices = { ...clauses[at], when: { variable: 'price.gross', present: false } };
    const faults = await faultsOf(all().map((clause, index) => (index === at ? notices : clause)));
    expect(faults.map(({ place: told }) => told)).toEqual([`/clauses/${at} condition_changed`]);
  });

  it('have one name each', async () => {
    const faults = await faultsOf([...all(), own('one'), own('one'), { clauseId: 'notices' }]);
    expect(faults.map(({ place }) => place)).toEqual([
      `/clauses/${clauses.length + 1}/clauseId repeated`,
      `/clauses/${clauses.length + 2}/clauseId repeated`,
    ]);
  });

  it('are refused with the paragraph and the column of what cannot be filled', async () => {
    const faults = await faultsOf([...all(), own('one', undefined, 'First.\n\nOn {{ delivery.day }} and {{ x }}.')]);
    expect(faults.map(({ message }) => message.en)).toEqual([
      'Paragraph 2, column 7: There is no variable delivery.day.',
      'Paragraph 2, column 30: There is no variable x.',
    ]);
  });

  it('are marked as departures by comparison, and the library’s own words are not, whatever is said of them', async () => {
    const edited = { ...clauses.find(({ clauseId }) => clauseId === 'notices'), text: 'By pigeon.', standard: true };
    const untouched = { ...clauses.find(({ clauseId }) => clauseId === 'delivery'), standard: false };
    const asked = all().map((clause) => {
      const { clauseId } = clause as Clause;
      return clauseId === 'notices' ? edited : clauseId === 'delivery' ? untouched : clause;
    });
    const contractId = await aContract(api, 'draft', { clauses: [...asked, own('one')] });
    const made = (await termsOf(api, contractId)).clauses ?? [];
    expect(made.filter(({ standard }) => !standard).map(({ clauseId }) => clauseId)).toEqual(['notices', 'one']);
    await accepted(ask(api, contractId, 'submit', { revision: 1 }));
  });

  it('may be as long as a request can hold, and go with the contract whole as far as its approval', async () => {
    const long = (seed: number) =>
      Array.from({ length: 16 }, (_, at) => own(`long-${at}`, undefined, aLongText(20_000, seed + at, '。\n').trim()));
    const withLong = (seed: number) => ({ clauses: [...all(), ...long(seed)] });
    const size = Buffer.byteLength(JSON.stringify(aCreation(withLong(1))));
    expect([size > 900_000, size < 1_048_576]).toEqual([true, true]);
    const contractId = await aContract(api, 'draft', withLong(1));
    for (const seed of [101, 201])
      await accepted(ask(api, contractId, 'revise', { revision: 1, term: { startsOn: today }, ...withLong(seed) }));
    const kept = (await termsOf(api, contractId)).clauses?.slice(-16).map(({ text }) => text);
    expect(kept).toEqual(long(201).map(({ text }) => text));
    const submitted = await accepted(ask(api, contractId, 'submit', { revision: 1 }));
    expect(submitted).toMatchObject({ stage: 'in_approval' });
    await accepted(ask(api, contractId, 'approve', vote('legal')));
    await expectOneTruth(api, contractId);
  });
});
