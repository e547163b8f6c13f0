import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { cacheDir, withLock } from '../stack/cache';
import { Explained, type Report } from '../stack/report';
import { runTool } from '../stack/run-tool';
import { installByApt } from './apt';

const tools = ['pdftotext', 'pdffonts', 'pdfinfo', 'pdftohtml'] as const;

/** Paths of Poppler's programs. */
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

/** Finds the programs that read PDF files for the tests: on the PATH, or installed by apt-get. */
export async function findPoppler(report: Report): Promise<Poppler> {
  const lock = path.join(cacheDir(), 'poppler.lock');
  // Test files run in parallel, but only one apt-get may run at a time.
  const found = (await onPath()) ?? (await withLock(lock, report, async () => (await onPath()) ?? fromApt(report)));
  if (found !== undefined) return found;
  throw new Explained(
    'The tests of documents need pdftotext, pdffonts, pdfinfo and pdftohtml, and they could be neither found nor installed. Install poppler-utils so that they are on the PATH.',
  );
}

export interface ReadPdf {
  /** The text as a person would copy it from a viewer, with a form feed between pages. */
  text: string;
  /** The text in the order in which it was typeset, without the footers of our own layout. */
  raw: string;
  /** Sorted names of the fonts without their subset prefix; a font that is not embedded is marked so. */
  fonts: string[];
  /** Positions of the leftmost and rightmost letters, in points from the left edge. */
  extent: { left: number; right: number };
  /** Bold text, in the order in which it was typeset. */
  bold: string;
  /** Title, author, dates and other metadata, as pdfinfo lists them. */
  info: string;
}

/** The area of an A4 page above the footer, in points. */
const aboveFooter = ['-x', '0', '-y', '0', '-W', '596', '-H', '770'];

type Run = (tool: keyof Poppler, args: string[]) => Promise<string>;

async function textBy(run: Run, folder: string, ...flags: string[]): Promise<string> {
  const target = path.join(folder, `${flags.join('') || 'text'}.txt`);
  await run('pdftotext', ['-enc', 'UTF-8', ...flags, path.join(folder, 'file.pdf'), target]);
  return readFile(target, 'utf8');
}

/** One program for each view. Each takes up to a second, so only those that are needed run. */
const readers: { [View in keyof ReadPdf]: (run: Run, folder: string) => Promise<ReadPdf[View]> } = {
  text: textBy,
  raw: (run, folder) => textBy(run, folder, '-raw', ...aboveFooter),
  info: (run, folder) => run('pdfinfo', [path.join(folder, 'file.pdf')]),
  fonts: async (run, folder) => {
    const rows = (await run('pdffonts', [path.join(folder, 'file.pdf')])).split('\n').slice(2);
    const fonts = rows.map((row) => {
      const [, name = row, isEmbedded] =
        /^(?:[A-Z]{6}\+)?(\S+) .* (yes|no) +(?:yes|no) +(?:yes|no) +\d+ +\d+$/.exec(row) ?? [];
      return isEmbedded === 'yes' ? name : `${name}, not embedded`;
    });
    return fonts.sort();
  },
  extent: async (run, folder) => {
    const words = await textBy(run, folder, '-bbox');
    const edges = (side: string) => [...words.matchAll(RegExp(`${side}="([\\d.-]+)"`, 'g'))].map(([, x]) => Number(x));
    return { left: Math.min(...edges('xMin')), right: Math.max(...edges('xMax')) };
  },
  bold: async (run, folder) => {
    const target = path.join(folder, 'file.xml');
    await run('pdftohtml', ['-q', '-xml', '-i', '-enc', 'UTF-8', path.join(folder, 'file.pdf'), target]);
    const html = await readFile(target, 'utf8');
    return [...html.matchAll(/<b>(.*?)<\/b>/g)].map(([, letters = '']) => letters.replace(/<[^>]*>/g, '')).join('');
  },
};

function runIn(poppler: Poppler): Run {
  return async (tool, args) => {
    const { code, output } = await runTool(poppler[tool], args, { timeoutMs: 60_000 });
    if (code !== 0) throw new Error(`${tool} failed: ${output}`);
    return output;
  };
}

/** Reads the wanted views of a PDF with Poppler. */
export async function readPdf<View extends keyof ReadPdf>(
  pdf: Uint8Array,
  wanted: readonly View[],
  report: Report,
): Promise<Pick<ReadPdf, View>> {
  const run = runIn(await findPoppler(report));
  const folder = await mkdtemp(path.join(os.tmpdir(), 'concordat-pdf-'));
  try {
    await writeFile(path.join(folder, 'file.pdf'), pdf);
    const read = await Promise.all(wanted.map(async (view) => [view, await readers[view](run, folder)] as const));
    return Object.fromEntries(read) as Pick<ReadPdf, View>; // one entry for each wanted view
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
