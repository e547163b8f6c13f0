import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { cacheDir, withLock } from '../stack/cache';
import { Explained, type Report } from '../stack/report';
import { runTool } from '../stack/run-tool';
import { installByApt } from './apt';

const tools = ['pdftotext', 'pdffonts', 'pdfinfo', 'pdftohtml'] as const;

/** Programs of Poppler, each by its path. */
export type Poppler = Record<(typeof tools)[number], string>;

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

async function onPath(): Promise<Poppler | undefined> {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const [pdftotext = '', pdffonts = '', pdfinfo = '', pdftohtml = ''] = tools.map((tool) => path.join(folder, tool));
    const all = { pdftotext, pdffonts, pdfinfo, pdftohtml };
    if (folder !== '' && (await Promise.all(Object.values(all).map(exists))).every(Boolean)) return all;
  }
  return undefined;
}

async function fromApt(report: Report): Promise<Poppler | undefined> {
  await installByApt(['poppler-utils'], report);
  return onPath();
}

/** The programs that read PDF files for the tests: on the PATH, or installed – first that answers. */
export async function findPoppler(report: Report): Promise<Poppler> {
  const lock = path.join(cacheDir(), 'poppler.lock');
  // Test files run side by side, and apt-get only once at a time.
  const found = (await onPath()) ?? (await withLock(lock, report, async () => (await onPath()) ?? fromApt(report)));
  if (found !== undefined) return found;
  throw new Explained(
    'The tests of documents need pdftotext, pdffonts, pdfinfo and pdftohtml, and they could be neither found nor installed. Install poppler-utils so that they are on the PATH.',
  );
}

export interface ReadPdf {
  /** As a person would copy it from a viewer, pages apart by form feeds. */
  text: string;
  /** In the order in which it was set, without the footers of pages in our own layout. */
  raw: string;
  /** Names of the embedded fonts without their subset prefix, in order; a font that is not embedded says so. */
  fonts: string[];
  /** Where the letters furthest left and right stand, in points from the left edge. */
  extent: { left: number; right: number };
  /** What is set in bold letters, in the order in which it was set. */
  bold: string;
  /** Title, author, dates and the like, as pdfinfo lists them. */
  info: string;
}

/** Points from the top of A4 to the footer. */
const aboveFooter = ['-x', '0', '-y', '0', '-W', '596', '-H', '770'];

async function readWith(poppler: Poppler, folder: string): Promise<ReadPdf> {
  const file = path.join(folder, 'file.pdf');
  const run = async (tool: keyof Poppler, args: string[]) => {
    const { code, output } = await runTool(poppler[tool], args, { timeoutMs: 60_000 });
    if (code !== 0) throw new Error(`${tool} failed: ${output}`);
    return output;
  };
  const textBy = async (...flags: string[]) => {
    await run('pdftotext', ['-enc', 'UTF-8', ...flags, file, path.join(folder, 'file.txt')]);
    return readFile(path.join(folder, 'file.txt'), 'utf8');
  };
  const rows = (await run('pdffonts', [file])).split('\n').slice(2);
  const fonts = rows.map((row) => {
    const [, name = row, isEmbedded] =
      /^(?:[A-Z]{6}\+)?(\S+) .* (yes|no) +(?:yes|no) +(?:yes|no) +\d+ +\d+$/.exec(row) ?? [];
    return isEmbedded === 'yes' ? name : `${name}, not embedded`;
  });
  const info = await run('pdfinfo', [file]);
  const words = await textBy('-bbox');
  const edges = (side: string) => [...words.matchAll(RegExp(`${side}="([\\d.-]+)"`, 'g'))].map(([, x]) => Number(x));
  const extent = { left: Math.min(...edges('xMin')), right: Math.max(...edges('xMax')) };
  await run('pdftohtml', ['-q', '-xml', '-i', '-enc', 'UTF-8', file, path.join(folder, 'file.xml')]);
  const html = await readFile(path.join(folder, 'file.xml'), 'utf8');
  const bold = [...html.matchAll(/<b>(.*?)<\/b>/g)].map(([, letters = '']) => letters.replace(/<[^>]*>/g, '')).join('');
  const [text, raw] = [await textBy(), await textBy('-raw', ...aboveFooter)];
  return { text, extent, raw, bold, fonts: fonts.sort(), info };
}

/** What Poppler finds in a PDF. */
export async function readPdf(pdf: Uint8Array, report: Report): Promise<ReadPdf> {
  const poppler = await findPoppler(report);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'concordat-pdf-'));
  try {
    await writeFile(path.join(folder, 'file.pdf'), pdf);
    return await readWith(poppler, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
