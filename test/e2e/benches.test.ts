import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { root } from '../../scripts/stack/start-process';

/** Each starts servers of its own. */
jest.setTimeout(300_000);

async function run(bench: string, args: readonly string[]) {
  const child = spawn(process.execPath, ['scripts/bootstrap.mjs', `bench/${bench}.ts`, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const [code, said, complained] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { code, said: `${said}${complained}` };
}

/** No figure is judged here: the machine has other things to do. */
describe('every bench runs to its end and says what it is for', () => {
  it.each<[string, string[], RegExp[]]>([
    [
      'each-tiny',
      [],
      [
        /^1 contracts created and submitted at once: .* p99 \d+ ms/m,
        /^4 contracts in motion: worker \d+ MB.*, API \d+ MB[^]*^api, with its children: \d+ MB .*, \d+ MB .* \(\d+\.\d\d\), most \d+ MB/m,
        /^lives per second +[\d.]+ +[\d.]+ +[\d.]+$/m,
      ],
    ],
    ['long-life', ['--short'], [/^state, largest: [\d.]+ KB/m]],
    ['render', ['--rounds=1', '--most=1'], [/^ +151 +\d+ +\d+ /m]],
    ['start', ['--contracts=1', '--idle=0'], [/^worker: \d+ MB.* idle after 1 contracts/m]],
  ])('%s', async (bench, args, figures) => {
    const { code, said } = await run(bench, args);
    for (const figure of figures) expect(said).toMatch(figure);
    expect(code).toBe(0);
  });
});
