import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { renderDocument } from '../../documents/pdf/render';
import { type PrintedDocument } from '../../domain/drafting/printed';
import { validatePdfA } from '../../scripts/checks/verapdf';
import { silent } from '../../scripts/stack/report';
import { aPrintedDocument, priceTable } from '../build/a-printed-document';

const odd = '🙂 שלום \u0000\ud800\u202e e\u0301 𠮷\u0306 ﬁ ㍿ ⺀ \ue000 </rdf:li> ]]>';

const documents: Record<string, PrintedDocument> = {
  chinese: aPrintedDocument({ annexes: [{ heading: '附件', blocks: [priceTable(60)] }] }),
  english: aPrintedDocument({ language: 'en', watermark: 'DRAFT' }),
  odd: aPrintedDocument({ title: odd, author: odd, watermark: odd, preamble: [odd] }),
  empty: aPrintedDocument({ title: '', author: '', facts: [], parties: [], preamble: [], sections: [], annexes: [] }),
};

/** Another word of the same length, so that the file stays whole. */
function broken(bytes: Buffer, word: string, other: string): Buffer {
  const text = bytes.toString('latin1');
  expect(text).toContain(word);
  return Buffer.from(text.replace(word, other), 'latin1');
}

describe('a contract for the archive', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'concordat-pdfa-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function validate(files: Record<string, Buffer>) {
    const paths = Object.entries(files).map(([name, bytes]) => {
      const file = path.join(folder, `${name}.pdf`);
      writeFileSync(file, bytes);
      return file;
    });
    return validatePdfA(paths, silent);
  }

  it('is PDF/A-2b to the validator of the PDF Association, whatever it holds', async () => {
    const files = Object.fromEntries(
      Object.entries(documents).map(([name, document]) => [name, renderDocument(document).bytes]),
    );
    expect(await validate(files)).toEqual(Object.keys(files).map(() => ({ isValid: true, broken: [] })));
  });

  it('is not when it claims another part of the standard, lost its properties, or is cut off', async () => {
    const { bytes } = renderDocument(aPrintedDocument());
    const results = await validate({
      part: broken(bytes, '<pdfaid:part>2', '<pdfaid:part>3'),
      properties: broken(bytes, '/Metadata', '/Metadatb'),
      half: bytes.subarray(0, bytes.length / 2),
    });
    expect(results.map(({ isValid }) => isValid)).toEqual([false, false, false]);
    expect(results[0]?.broken[0]).toMatch(/^6\.6\.4-2 /);
  });
});
