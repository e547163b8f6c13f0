import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Terms } from '../../domain/drafting/terms';
import { closeSetting, setDocument } from '../../documents/pdf/set-document';
import { type SettingJob } from '../../documents/pdf/set-job';
import { aLongText } from '../build/a-long-text';
import { until } from '../build/until';
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

/** In the same lane. */
function aLargeOne(): SettingJob {
  return aJob({
    clauses: [{ clauseId: 'own', heading: '附', text: aLongText(120_000, 1, '。\n'), standard: false }],
  });
}

/** The processes that set documents for this one. */
async function settingProcesses(): Promise<{ pid: number; rssMb: number }[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,rss=,args=']);
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, , ...args]) => Number(parent) === process.pid && args.join(' ').includes('setting-process'))
    .map(([pid, , rss]) => ({ pid: Number(pid), rssMb: Number(rss) / 1024 }));
}

const theProcess = () => until('a process sets the document', async () => (await settingProcesses())[0]?.pid);

describe('Setting a document in a process of its own', () => {
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
    expect(await settingProcesses()).toHaveLength(2);
    await failed;
    expect(settled).toEqual(['ordinary', 'too long']);
    // Typst does not notice that nobody waits: only the end of its process ends its work.
    await until('it has ended', async () => (await settingProcesses()).length === 1, 2_000);
    expect(ordinary).toMatchObject({ missing: [], faults: [] });
    expect(await setDocument(aLargeOne())).toHaveProperty('bytes');
  });

  it('keeps nothing of the documents that it has set: what Typst makes of each is 3 MB', async () => {
    const set = async (count: number) => {
      for (let done = 0; done < count; done += 1) await setDocument(aJob({ title: `合同 ${done}` }));
      return Math.max(...(await settingProcesses()).map(({ rssMb }) => rssMb));
    };
    const before = await set(20);
    expect((await set(80)) - before).toBeLessThan(80);
  });

  it('refuses one that the program cannot set, and sets the next', async () => {
    const broken = { ...aJob(), terms: { ...whole, parties: null } as unknown as Terms };
    await expect(setDocument(broken)).rejects.toMatchObject({ name: 'SettingFailedError' });
    expect(await setDocument(aJob())).toHaveProperty('bytes');
  });

  it('refuses one during which its process dies, and sets the next in another', async () => {
    await closeSetting();
    const lost = setDocument(tooLong());
    const refused = expect(lost).rejects.toMatchObject({
      name: 'SettingFailedError',
      message: 'The document breaks the program that sets it: its process has ended.',
    });
    process.kill(await theProcess(), 'SIGKILL');
    await refused;
    expect(await setDocument(aLargeOne())).toHaveProperty('bytes');
  });

  it('says of what it had to leave when it was closed that it may be asked again', async () => {
    const left = expect(setDocument(tooLong())).rejects.toMatchObject({ name: 'SettingBusyError' });
    await theProcess();
    await closeSetting();
    await left;
    expect(await settingProcesses()).toEqual([]);
  });
});
