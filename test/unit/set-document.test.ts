import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { type Terms } from '../../domain/drafting/terms';
import { closeSetting, setDocument } from '../../documents/pdf/set-document';
import { type SettingJob } from '../../documents/pdf/set-job';
import { compiled } from '../../scripts/stack/start-process';
import { openJobProcesses } from '../../documents/jobs/job-processes';
import { aLongText } from '../build/a-long-text';
import { until } from '../build/until';
import { terms } from '../build/whole-terms';

// Files before this one may have left a process, in which what they had set is no longer held.
beforeAll(closeSetting);
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

/** The processes that set documents for this one, or another. */
async function settingProcesses(of = process.pid): Promise<{ pid: number; rssMb: number }[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=,rss=,args=']);
  return stdout
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, , ...args]) => Number(parent) === of && args.join(' ').includes('setting-process'))
    .map(([pid, , rss]) => ({ pid: Number(pid), rssMb: Number(rss) / 1024 }));
}

const theProcess = (of?: number) =>
  until('a process sets the document', async () => (await settingProcesses(of))[0]?.pid);

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('Setting a document in a process of its own', () => {
  it('refuses one that takes longer than a document may, by name, and sets the others meanwhile and after it', async () => {
    const late = setDocument(tooLong());
    const failed = expect(late).rejects.toMatchObject({
      name: 'SettingFailedError',
      sentence: {
        en: expect.stringMatching(/^It takes more than 7 seconds to be set\./) as string,
        'zh-CN': expect.stringMatching(/^排版时间超过 7 秒。/) as string,
      },
    });
    const stuck = await theProcess();
    const settled: string[] = [];
    void late.catch(() => settled.push('too long'));
    const ordinary = await setDocument(aJob());
    settled.push('ordinary');
    expect(await settingProcesses()).toHaveLength(2);
    // Hears nothing, not even that it is to end.
    process.kill(stuck, 'SIGSTOP');
    await failed;
    expect(settled).toEqual(['ordinary', 'too long']);
    // Typst does not notice that nobody waits: only the end of its process ends its work.
    await until('it has ended', () => Promise.resolve(!isThere(stuck)), 2_000);
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

  it('is done in another process after so many', async () => {
    await closeSetting();
    const { run, close } = openJobProcesses({ program: 'pdf/setting-process', limitMs: 7_000, mostJobs: 2 });
    await run(aJob());
    const first = await theProcess();
    await run(aJob());
    await until('it has ended', () => Promise.resolve(!isThere(first)), 5_000);
    expect(await run(aJob())).toHaveProperty('bytes');
    expect(await theProcess()).not.toBe(first);
    await close();
    expect(await settingProcesses()).toEqual([]);
  });

  it('is never done in a process that is being ended because it had nothing to do', async () => {
    await closeSetting();
    const { run, close } = openJobProcesses({ program: 'pdf/setting-process', limitMs: 7_000, idleMs: 20 });
    await run(aJob());
    // Its time is up before anybody can hear of its end.
    const started = Date.now();
    while (Date.now() - started < 40);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(await run(aJob())).toHaveProperty('bytes');
    await close();
  });

  it('sets a copy with its watermark, and all else as in the document', async () => {
    const [document, copy] = await Promise.all([setDocument(aJob()), setDocument({ ...aJob(), as: 'copy' })]);
    if ('failed' in document || 'failed' in copy) throw new Error('One of them was not set.');
    expect([copy.pages, copy.contentDigest]).toEqual([document.pages, document.contentDigest]);
    expect(Buffer.from(copy.bytes).equals(document.bytes)).toBe(false);
  });

  it('refuses one that the program cannot set, and sets the next', async () => {
    const broken = { ...aJob(), terms: { ...whole, parties: null } as unknown as Terms };
    await expect(setDocument(broken)).rejects.toMatchObject({ name: 'SettingFailedError' });
    expect(await setDocument(aJob())).toHaveProperty('bytes');
  });

  it('refuses one during which its process dies, and sets the next in another', async () => {
    await closeSetting();
    await setDocument(aLargeOne());
    const lost = setDocument(tooLong());
    const refused = expect(lost).rejects.toMatchObject({
      name: 'SettingFailedError',
      sentence: { en: 'Something in it breaks the program that sets it.', 'zh-CN': '其中的内容导致排版程序中断。' },
    });
    process.kill(await theProcess(), 'SIGKILL');
    await refused;
    expect(await setDocument(aLargeOne())).toHaveProperty('bytes');
  });

  it('says of what it had to leave when it was closed that it may be asked again', async () => {
    const left = expect(setDocument(tooLong())).rejects.toMatchObject({ name: 'JobsBusyError' });
    await theProcess();
    await closeSetting();
    await left;
    expect(await settingProcesses()).toEqual([]);
  });

  it('ends with whoever asked for it, even where that was killed', async () => {
    const file = JSON.stringify(compiled('documents/pdf/set-document.ts'));
    const program = `void require(${file}).setDocument(JSON.parse(require('node:fs').readFileSync(0, 'utf8')));`;
    const asking = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'ignore', 'ignore'] });
    asking.stdin.end(JSON.stringify(tooLong()));
    const left = await theProcess(asking.pid);
    asking.kill('SIGKILL');
    await once(asking, 'exit');
    await until('it has ended', () => Promise.resolve(!isThere(left)), 5_000);
    expect(isThere(left)).toBe(false);
  });
});
