import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { endWhenSilent } from '../../scripts/checks/end-when-silent';
import { startChild } from '../../scripts/stack/child';
import { processIdentity, waitUntilGone } from '../../scripts/stack/process-identity';
import { runTool } from '../../scripts/stack/run-tool';
import { root } from '../../scripts/stack/start-process';
import { until } from '../build/until';

const jestProgram = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
const { projects } = createRequire(__filename)('../../jest.config.cjs') as {
  projects: { displayName: string; setupFilesAfterEnv: string[] }[];
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'concordat-little-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** With these little test files, which have the set-up that ours have. */
async function argsFor(files: Record<string, string>, args: string[]) {
  const dir = await mkdtemp(path.join(folder, 'run-'));
  for (const [name, code] of Object.entries(files)) await writeFile(path.join(dir, `${name}.test.js`), code);
  // As the unit tests are set up, but for where the tests are.
  const config = { ...projects[0], rootDir: root, roots: [dir], testMatch: ['**/*.test.js'] };
  return [jestProgram, '--config', JSON.stringify(config), ...args];
}

async function runTests(files: Record<string, string>, args: string[] = [], serversDir?: string) {
  const env = { ...process.env, CONCORDAT_BLOCKED_LIMIT_MS: '2000', CONCORDAT_TEST_DIR: serversDir };
  const lines: string[] = [];
  const { code } = await runTool(process.execPath, await argsFor(files, args), {
    ...{ cwd: root, env, timeoutMs: 90_000, onLine: (line: string) => lines.push(line) },
  });
  return { code, said: lines.join('\n') };
}

const endless = `it('never ends', () => { for (;;); });`;
const sound = `it('adds up', () => { expect(1 + 1).toBe(2); });`;

describe('a run of tests', () => {
  it('fails for a test that asserts nothing, also where it loops over an empty list', async () => {
    const empty = `it('looks at each', async () => { for (const one of []) expect(one).toBe(1); });`;
    const { code, said } = await runTests({ empty: empty + sound });
    expect(said).toMatch(/✕ looks at each/);
    expect(said).toMatch(/expect\.hasAssertions\(\)/);
    expect(said).toMatch(/1 failed, 1 passed, 2 total/);
    expect(code).toBe(1);
  });

  it('fails by name for a file in an endless loop, and goes on with the others', async () => {
    const { code, said } = await runTests({ endless, one: sound, two: sound, three: sound }, ['--maxWorkers=2']);
    expect(said).toMatch(/endless\.test\.js blocked its process for 2 s, as an endless loop does/);
    expect(said).toMatch(/FAIL .*endless\.test\.js/);
    expect(said).toMatch(/3 passed, 3 total/);
    expect(code).toBe(1);
  });

  it('ends, too, where the loop is in the process of the run itself, with the servers that this one has started', async () => {
    const server = await startChild({
      ...{ name: 'server', dir: folder, command: process.execPath },
      args: ['-e', 'setInterval(() => undefined, 1000)'],
    });
    const { code, said } = await runTests({ endless }, ['--runInBand'], folder);
    expect(said).toMatch(/endless\.test\.js blocked its process for 2 s, as an endless loop does/);
    expect(code).toBeNull();
    expect(await server.exited).toEqual({ code: null, signal: 'SIGTERM' });
  });

  it('ends with all its processes, and with the servers that they have started, when it alone is interrupted', async () => {
    const records = await mkdtemp(path.join(folder, 'interrupted-'));
    const serving = `
      const { identify } = require('${root}/scripts/stack/process-identity');
      const { startChild } = require('${root}/scripts/stack/child');
      const { endServersWithUs } = require('${root}/test/setup/end-servers-with-us');
      it('serves for ever', async () => {
        const dir = require('node:fs').mkdtempSync('${records}/servers-');
        endServersWithUs(dir);
        const args = ['-e', 'setInterval(() => undefined, 1000)'];
        const server = await startChild({ name: 'server', dir, command: process.execPath, args });
        const pids = [process.pid, server.pid];
        require('node:fs').writeFileSync(dir + '.json', JSON.stringify(await Promise.all(pids.map(identify))));
        await new Promise(() => undefined);
      });`;
    const args = await argsFor({ one: serving, two: serving }, ['--maxWorkers=2']);
    const run = spawn(process.execPath, args, { cwd: root, stdio: 'ignore' });
    const ended = new Promise((resolve) =>
      run.once('exit', (_, signal) => {
        resolve(signal);
      }),
    );
    const begun = await until('both files have started their servers', async () => {
      const names = (await readdir(records)).filter((name) => name.endsWith('.json'));
      return names.length === 2 && names;
    });
    const texts = await Promise.all(begun.map((name) => readFile(path.join(records, name), 'utf8')));
    const started = texts.flatMap((text) => z.array(processIdentity).parse(JSON.parse(text)));
    run.kill('SIGINT');
    expect(await ended).toBe('SIGINT');
    expect(await Promise.all(started.map((one) => waitUntilGone(one, 20_000)))).toEqual([true, true, true, true]);
  });

  it('has for each file a world as it was, and packages that are loaded once for all of them', async () => {
    const packages = path.join(root, 'node_modules');
    const before = `
      const { inspect } = require('node:util');
      it('is alone', () => {
        const { LEFT_BEHIND, CONCORDAT_BLOCKED_LIMIT_MS } = process.env;
        expect([LEFT_BEHIND, CONCORDAT_BLOCKED_LIMIT_MS, Error.stackTraceLimit]).toEqual([undefined, '2000', 100]);
        expect(inspect(console.log)).not.toMatch(/changed/);
        expect(require('../counted')).toEqual({ times: 0 });
      });
      it('knows the errors of packages', () => {
        const { z } = require('${packages}/zod');
        expect(() => z.string().parse(1)).toThrow(z.ZodError);
        expect(z.array(z.date()).parse([new Date(0)])).toStrictEqual([new Date(0)]);
      });
      afterAll(() => {
        Object.assign(process.env, { LEFT_BEHIND: '1', CONCORDAT_BLOCKED_LIMIT_MS: '3000' });
        Error.stackTraceLimit = 3;
        console.log = function changed() {};
        require('../counted').times += 1;
      });`;
    await writeFile(path.join(folder, 'counted.js'), 'exports.times = 0;');
    const { code, said } = await runTests({ one: before, two: before }, ['--runInBand']);
    expect(said).toMatch(/4 passed, 4 total/);
    expect(code).toBe(0);
  });

  it('ends when it has said nothing for too long, whatever it is that blocks it', async () => {
    const child = spawn(process.execPath, ['-e', 'console.error("begun"); process.on("SIGINT", () => {}); for (;;);'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const said: string[] = [];
    const code = await endWhenSilent(child, {
      ...{ name: 'The tests', limitMs: 2000, report: (line: string) => said.push(line) },
    });
    expect(said).toEqual(['The tests wrote nothing for 2.0 s, as if in an endless loop, and were ended.']);
    expect(code).toBeNull();
    expect(child.signalCode).toBe('SIGKILL');
  });

  it.each(projects.map(({ displayName, setupFilesAfterEnv }) => [displayName, setupFilesAfterEnv] as const))(
    'is watched like that: %s',
    (_, setup) => {
      const both = ['must-assert', 'never-block'].map((name) => `<rootDir>/test/setup/${name}.ts`);
      expect(setup).toEqual(expect.arrayContaining(both));
    },
  );
});
