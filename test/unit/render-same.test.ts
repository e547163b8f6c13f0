import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { renderDocument } from '../../documents/pdf/render';
import { type PrintedDocument } from '../../domain/drafting/printed';
import { readPdf } from '../../scripts/checks/poppler';
import { silent } from '../../scripts/stack/report';
import { compiled, root } from '../../scripts/stack/start-process';
import { aPrintedDocument } from '../build/a-printed-document';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Renders in a process of its own, or runs what is given there. */
function elsewhere(code: string, input: string, env: NodeJS.ProcessEnv, cwd: string): string {
  return execFileSync(process.execPath, ['-e', code], { input, cwd, env, encoding: 'utf8' });
}

const hashCode = `
  const { renderDocument } = require(${JSON.stringify(compiled('documents/pdf/render.ts'))});
  const document = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
  process.stdout.write(require('node:crypto').createHash('sha256').update(renderDocument(document).bytes).digest('hex'));
`;

/** Sets a line in the machine's own face of that name, without ours. */
const strangerCode = `
  const { NodeCompiler } = require(${JSON.stringify(require.resolve('@myriaddreamin/typst-ts-node-compiler'))});
  const source = '#set text(font: "Noto Serif SC", fallback: false)\\n合同';
  process.stdout.write(NodeCompiler.create().pdf({ mainFileContent: source }).toString('base64'));
`;

const document: PrintedDocument = aPrintedDocument({ watermark: '草稿', title: '水泵 🙂 сделка 𠮷 Ő がсلام' });

/** A home whose own "Noto Serif SC" is another face: the Japanese one with its name changed, which is as long. */
function homeWithStranger(folder: string): void {
  const face = readFileSync(require.resolve('@expo-google-fonts/noto-serif-jp/400Regular/NotoSerifJP_400Regular.ttf'));
  const [name, other] = ['Noto Serif JP', 'Noto Serif SC'].map((text) => Buffer.from(text, 'utf16le').swap16());
  if (!name || !other) throw new Error('There are two names.');
  for (let at = face.indexOf(name); at !== -1; at = face.indexOf(name, at + 1)) other.copy(face, at);
  for (const place of ['.fonts', '.local/share/fonts']) {
    mkdirSync(path.join(folder, place), { recursive: true });
    writeFileSync(path.join(folder, place, 'stranger.ttf'), face);
  }
}

describe('the same contract', () => {
  let home: string;
  beforeAll(() => {
    home = mkdtempSync(path.join(os.tmpdir(), 'concordat-home-'));
    homeWithStranger(home);
  });
  afterAll(() => {
    rmSync(home, { recursive: true, force: true });
  });

  it('has the same bytes again, after other documents and at another time', () => {
    const first = sha256(renderDocument(document).bytes);
    for (let index = 0; index < 5; index += 1) renderDocument(aPrintedDocument({ title: `${index}`, language: 'en' }));
    expect(sha256(renderDocument(structuredClone(document)).bytes)).toBe(first);
    expect(sha256(renderDocument({ ...document, madeAt: '2026-02-20T08:30:01.000Z' }).bytes)).not.toBe(first);
    expect(sha256(renderDocument({ ...document, watermark: null }).bytes)).not.toBe(first);
  });

  it('has the same bytes in another process, folder, home, language and time zone', () => {
    const expected = sha256(renderDocument(document).bytes);
    const input = JSON.stringify(document);
    const { PATH } = process.env;
    const places: [NodeJS.ProcessEnv, string][] = [
      [process.env, root],
      [{ PATH, HOME: os.tmpdir(), TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, os.tmpdir()],
      [
        {
          PATH,
          HOME: '/nowhere',
          TZ: 'America/New_York',
          LANG: 'C',
          FONTCONFIG_FILE: '/nowhere',
          FONTCONFIG_PATH: '/nowhere',
        },
        '/',
      ],
    ];
    for (const [env, cwd] of places) expect(elsewhere(hashCode, input, env, cwd)).toBe(expected);
  });

  it('has the same bytes where the machine has another face under the name of ours', async () => {
    const env = { PATH: process.env['PATH'], HOME: home, XDG_DATA_HOME: path.join(home, '.local/share') };
    // The face is really there: without ours it would be taken.
    const stranger = Buffer.from(elsewhere(strangerCode, '', env, home), 'base64');
    expect((await readPdf(stranger, ['fonts'], silent)).fonts).toEqual(['NotoSerifJP-Regular']);
    expect(elsewhere(hashCode, JSON.stringify(document), env, home)).toBe(sha256(renderDocument(document).bytes));
  });

  it('is set in our faces only, though the machine has more', async () => {
    const { fonts } = await readPdf(renderDocument(document).bytes, ['fonts'], silent);
    expect(fonts).toEqual([
      'NotoSerif-Bold',
      'NotoSerifJP-Bold',
      'NotoSerifJP-Regular',
      'NotoSerifSC-Bold',
      'NotoSerifSC-Regular',
    ]);
  });
});
