import { execFileSync } from 'node:child_process';
import { deflateSync } from 'node:zlib';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { PNG } from 'pngjs';
import { pageCount, pageImage, PageImageError } from '../../documents/pdf/page-images';
import { createPageQueues } from '../../documents/pdf/page-queues';
import { createPageThread } from '../../documents/pdf/page-thread';
import { renderDocument } from '../../documents/pdf/render';
import { compiled } from '../../scripts/stack/start-process';
import { aPrintedDocument, priceTable } from '../build/a-printed-document';

const contract = renderDocument(
  aPrintedDocument({ watermark: '草稿', annexes: [{ heading: '附件', blocks: [priceTable(60)] }] }),
);
const otherPaper = (source: string) => NodeCompiler.create().pdf({ mainFileContent: source });

/** A file with this page and more objects, from the fourth on, for PDFium to find its way without a table of references. */
function pdfWith(page: string, trailer: string, more: string[] = []): Buffer {
  const objects = ['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', page, ...more];
  const body = objects.map((object, index) => `${index + 1} 0 obj${object}endobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R ${trailer}>>\n%%EOF`, 'latin1');
}

const plainPage = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>';
const hex = '11'.repeat(32);

describe('a page of a PDF', () => {
  it('is a picture of the asked width in which the letters are black on white, and small', async () => {
    expect(await pageCount(contract.bytes)).toBe(contract.pages);
    for (let page = 1; page <= contract.pages; page += 1)
      expect((await pageImage(contract.bytes, page, 1240)).length).toBeLessThan(150_000);
    const { width, height, data } = PNG.sync.read(await pageImage(contract.bytes, 1, 1240));
    expect([width, height]).toEqual([1240, 1754]);
    const [black, white] = [0, 255].map((level) => data.filter((value, at) => at % 4 === 0 && value === level).length);
    expect(black).toBeGreaterThan(2000);
    expect(white).toBeGreaterThan((width * height) / 2);
    expect(data.findIndex((value, at) => at % 4 < 2 && value !== data[at + 1])).toBe(-1);
  });

  it('shows different pages, and the same one always with the same bytes', async () => {
    const [one, again, other] = await Promise.all([1, 1, 2].map((page) => pageImage(contract.bytes, page, 300)));
    expect(one).toEqual(again);
    expect(one).not.toEqual(other);
  });

  it.each([
    ['red', [220, 20, 30]],
    ['violet', [150, 20, 150]],
    ['yellow', [200, 200, 30]],
  ])('keeps the colour of a seal (%s)', async (_colour, seal) => {
    const shape = `#rect(width: 50pt, height: 50pt, fill: rgb(${seal.join(', ')}))`;
    const paper = otherPaper(`#set page(width: 100pt, height: 50pt, margin: 0pt)\n${shape}`);
    const { width, height, data } = PNG.sync.read(await pageImage(paper, 1, 200));
    expect([width, height]).toEqual([200, 100]);
    const pixel = (x: number) => [...data.subarray((50 * width + x) * 4, (50 * width + x) * 4 + 3)];
    expect(pixel(50)).toEqual(seal);
    expect(pixel(150)).toEqual([255, 255, 255]);
  });

  it('of odd widths has all of its pixels', async () => {
    const paper = otherPaper(
      '#set page(width: 101pt, height: 50pt, margin: 0pt)\n#place(right, rect(width: 1pt, height: 50pt, fill: black))',
    );
    const { width, data } = PNG.sync.read(await pageImage(paper, 1, 101));
    const row = Array.from({ length: width }, (_, x) => data[(20 * width + x) * 4]);
    expect([row.at(-1), row.at(-2), row[0]]).toEqual([0, 255, 255]);
  });

  it('is narrower than asked where it is very long', async () => {
    const paper = otherPaper('#set page(width: 10pt, height: 2000pt, margin: 0pt)\n#rect()');
    const image = await pageImage(paper, 1, 2000);
    const [width, height] = [image.readUInt32BE(16), image.readUInt32BE(20)];
    expect(width * height).toBeLessThanOrEqual(6_000_000);
    expect(height / width).toBeCloseTo(200, -1);
  });

  it.each([0, -1, 1.5, 99, Number.NaN])('is refused when there is no page %d', async (page) => {
    const asking = pageImage(contract.bytes, page, 100);
    await expect(asking).rejects.toThrow(PageImageError);
    await expect(asking).rejects.toThrow(`The PDF has ${contract.pages} pages, and no page ${page}.`);
  });

  it.each([0, 2001, 1.5, Number.NaN])('is refused at a width of %d', async (width) => {
    await expect(pageImage(contract.bytes, 1, width)).rejects.toThrow(`1 to 2000 pixels wide, not ${width}.`);
  });

  it.each([
    ['no PDF', Buffer.from('PK\u0003\u0004 a Word file'), 'The file is not a PDF, or it is damaged.'],
    ['nothing', Buffer.alloc(0), 'The file is not a PDF, or it is damaged.'],
    ['half a PDF', contract.bytes.subarray(0, 500), 'The file is not a PDF, or it is damaged.'],
    [
      'a PDF with a password',
      pdfWith(plainPage, `/ID[<${hex}><${hex}>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${hex}>/U<${hex}>>>`),
      'The PDF is protected by a password.',
    ],
  ])('is refused of %s', async (_what, file, reason) => {
    await expect(pageImage(file, 1, 100)).rejects.toThrow(reason);
    await expect(pageCount(file)).rejects.toThrow(PageImageError);
    // The next file is shown all the same.
    expect(await pageCount(pdfWith(plainPage, ''))).toBe(1);
  });

  it('comes whatever many others are asked for at once, in bounded memory', async () => {
    const ask = () =>
      Promise.all(
        Array.from({ length: 12 }, (_, index) => pageImage(contract.bytes, (index % contract.pages) + 1, 620)),
      );
    await ask();
    const before = process.memoryUsage().rss;
    for (let round = 0; round < 4; round += 1) expect((await ask()).every((image) => image.length > 1000)).toBe(true);
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });
});

const stream = (entries: string, data: string) => `<<${entries}/Length ${data.length}>>stream\n${data}\nendstream\n`;
const form = '/Type/XObject/Subtype/Form/BBox[0 0 100 100]';
const using = (number: number) => `/Resources<</XObject<</F ${number} 0 R>>>>`;

/** A million great shapes in less than 100 kB: PDFium draws them for minutes. */
function endlessPdf(): Buffer {
  const shapes = deflateSync('0 0 m 600 800 l 600 0 l 0 800 l f\n'.repeat(1_000_000)).toString('hex');
  const content = stream('/Filter[/ASCIIHexDecode/FlateDecode]', `${shapes}>`);
  return pdfWith('<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>', '', [content]);
}

/** Three million operators on one page, each of them small. */
function busyPdf(): Buffer {
  const strokes = deflateSync('0 0 m 600 800 l S\n'.repeat(1_000_000)).toString('hex');
  const content = stream('/Filter[/ASCIIHexDecode/FlateDecode]', `${strokes}>`);
  return pdfWith('<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>', '', [content]);
}

/** Drawings that hold the next one twice, 24 deep: no memory is enough for them. */
function breakingPdf(): Buffer {
  const depth = 24;
  const nested = Array.from({ length: depth }, (_, index) => stream(`${form}${using(index + 6)}`, '/F Do /F Do'));
  const objects = [stream('', '/F Do'), ...nested, stream(form, '0 0 100 100 re f')];
  return pdfWith(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R${using(5)}>>`, '', objects);
}

describe('a PDF that was made to do harm', () => {
  const first = { page: 1, width: 600 };

  it('is refused where it takes longer than it may, and the next files are shown', async () => {
    const limitMs = 4000;
    const ask = createPageThread(limitMs);
    const draw = (pdf: Uint8Array) => ask({ pdf, want: first });
    const [before, endless, after] = await Promise.all([contract.bytes, endlessPdf(), contract.bytes].map(draw));
    expect(endless).toMatchObject({ refused: 'The PDF takes more than 4 seconds to be read or drawn.' });
    expect(before).toMatchObject({ pages: contract.pages });
    expect(after).toEqual(before);
  });

  it('leaves the process to others while it is drawn', async () => {
    const ask = createPageThread(2000);
    await ask({ pdf: contract.bytes, want: 'count' });
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 20);
    await ask({ pdf: endlessPdf(), want: first });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(20);
  });

  it('keeps nobody else waiting: files that come after it are all shown before it is refused, and then it is refused at once', async () => {
    const ask = createPageQueues(500, 6000);
    const answered: string[] = [];
    const draw = async (name: string, pdf: Uint8Array, page = 1) => {
      const answer = await ask({ pdf, want: { page, width: 100 } });
      answered.push(name);
      return answer;
    };
    const hostile = busyPdf();
    const others = Array.from({ length: 20 }, (_, index) =>
      draw('other', contract.bytes, (index % contract.pages) + 1),
    );
    const all = await Promise.all([
      ...[1, 1, 1, 1].map((page) => draw('hostile', hostile, page)),
      ...others,
      ...Array.from({ length: 20 }, () => draw('other', contract.bytes)),
    ]);
    expect(answered).toEqual([...Array<string>(40).fill('other'), ...Array<string>(4).fill('hostile')]);
    expect(all.slice(0, 4)).toEqual(
      Array(4).fill({ refused: 'The PDF takes more than 6 seconds to be read or drawn.' }),
    );
    expect(all.slice(4).every((answer) => 'png' in answer)).toBe(true);
    // Asked again while another slow one is drawn, it waits for nothing.
    const [again] = await Promise.all([draw('again', hostile), draw('other', contract.bytes)]);
    expect(again).toEqual({ refused: 'The PDF takes more than 6 seconds to be read or drawn.' });
    expect(answered.slice(44)).toEqual(['again', 'other']);
    // What it cannot be drawn for says nothing of how many pages it has.
    expect(await ask({ pdf: hostile, want: 'count' })).toEqual({ pages: 1 });
  });

  it('is shown all the same where it only takes longer than most', async () => {
    const ask = createPageQueues(1, 10_000);
    expect(await ask({ pdf: contract.bytes, want: first })).toMatchObject({ pages: contract.pages });
  });

  it('is refused where PDFium breaks of it, and the next files are shown', async () => {
    const drawing = [contract.bytes, breakingPdf(), contract.bytes].map((pdf) => pageImage(pdf, 1, 600));
    const [before, broken, after] = await Promise.allSettled(drawing);
    expect(broken).toMatchObject({ status: 'rejected', reason: expect.any(PageImageError) as unknown });
    expect(broken).toMatchObject({ reason: { message: 'The PDF breaks the program that reads and draws it.' } });
    expect(before?.status).toBe('fulfilled');
    expect(after).toEqual(before);
    // It is only broken when it is drawn.
    expect(await pageCount(breakingPdf())).toBe(1);
  });
});

describe('the thread that shows PDF files', () => {
  it('takes as many as can wait, and says of the others at once that there are too many', async () => {
    const ask = createPageThread(4000);
    const asked = Array.from({ length: 200 }, () => ask({ pdf: contract.bytes, want: 'count' }));
    const answers = await Promise.allSettled(asked);
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(200 - 129); // one is read, 128 wait
    expect(refused[0]).toMatchObject({ reason: { name: 'JobsBusyError' } });
    expect(answers[128]).toMatchObject({ status: 'fulfilled', value: { pages: contract.pages } });
    await expect(ask({ pdf: contract.bytes, want: 'count' })).resolves.toEqual({ pages: contract.pages });
  });

  it('works in the product as in its tests, and keeps no process alive when it is idle', () => {
    const code = `
      const { pageCount, pageImage } = require(${JSON.stringify(compiled('documents/pdf/page-images.ts'))});
      const pdf = require('node:fs').readFileSync(0);
      void pageCount(pdf).then(async (pages) => console.log(pages, (await pageImage(pdf, pages, 600)).toString('hex', 1, 4)));
    `;
    const run = { input: contract.bytes, cwd: '/', encoding: 'utf8', timeout: 60_000 } as const;
    expect(execFileSync(process.execPath, ['-e', code], run)).toBe(`${contract.pages} 504e47\n`);
  });
});
