import { type Terms } from '../../domain/drafting/terms';
import { closeSetting, setDocument } from '../../documents/pdf/set-document';
import { type SettingJob } from '../../documents/pdf/set-job';
import { aLongText } from '../build/a-long-text';
import { terms } from '../build/whole-terms';

afterAll(closeSetting);

const whole: Terms = terms;

function aJob(changes: Partial<Terms> = {}): SettingJob {
  return {
    as: 'document',
    number: 'HD-1',
    revision: 1,
    terms: { ...whole, ...changes },
    madeAt: '2026-03-01T00:00:00.000Z',
  };
}

/** Many times what a request can hold. */
function tooLong(): SettingJob {
  const clauses = Array.from({ length: 600 }, (_, index) => ({
    ...{ clauseId: `own-${index}`, heading: `第 ${index} 条`, standard: false },
    text: aLongText(20_000, index, '。\n'),
  }));
  return aJob({ clauses });
}

describe('Setting a document in a thread', () => {
  it('refuses one that takes longer than a document may, by name, and sets the others meanwhile and after it', async () => {
    const late = setDocument(tooLong());
    const failed = expect(late).rejects.toMatchObject({
      name: 'SettingFailedError',
      message: 'The document takes more than 7 seconds to be set.',
    });
    const settled: string[] = [];
    void late.catch(() => settled.push('too long'));
    const ordinary = await setDocument(aJob());
    settled.push('ordinary');
    await failed;
    expect(settled).toEqual(['ordinary', 'too long']);
    expect(ordinary).toMatchObject({ missing: [], faults: [] });
    const large = aJob({
      clauses: [{ clauseId: 'own', heading: '附', text: aLongText(120_000, 1, '。\n'), standard: false }],
    });
    expect(await setDocument(large)).toHaveProperty('bytes');
  });

  it('keeps nothing of the documents that it has set: what Typst makes of each is 3 MB', async () => {
    const set = async (count: number) => {
      for (let done = 0; done < count; done += 1) await setDocument(aJob({ title: `合同 ${done}` }));
      return process.memoryUsage().rss / 1024 ** 2;
    };
    const before = await set(20);
    expect((await set(80)) - before).toBeLessThan(80);
  });

  it('refuses one that breaks its thread, and sets the next', async () => {
    const broken = { ...aJob(), terms: { ...whole, parties: null } as unknown as Terms };
    await expect(setDocument(broken)).rejects.toMatchObject({ name: 'SettingFailedError' });
    expect(await setDocument(aJob())).toHaveProperty('bytes');
  });
});
