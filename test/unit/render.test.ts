import { renderDocument } from '../../documents/pdf/render';
import { RenderError } from '../../documents/pdf/render-error';
import { type PrintedBlock, type PrintedDocument } from '../../domain/drafting/printed';
import { type Language } from '../../domain/kernel/people';
import { readPdf, type ReadPdf } from '../../scripts/checks/poppler';
import { silent } from '../../scripts/stack/report';
import { aPrintedDocument, priceTable } from '../build/a-printed-document';

/** Line ends and spaces are the reader's own; letters and signs are the document's. */
const solid = (text: string) => text.replace(/\s/g, '');

const read = <View extends keyof ReadPdf>(document: PrintedDocument, ...wanted: View[]) =>
  readPdf(renderDocument(document).bytes, wanted, silent);

/** Every string of a document but those that are not printed as they are. */
function textsOf({ language, author, madeAt, ...printed }: PrintedDocument): string[] {
  const strings = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
  };
  const keywords = ['paragraph', 'item', 'table', 'left', 'right', 'center', language, author, madeAt];
  return strings(printed).filter((text) => !keywords.includes(text));
}

const languages: Language[] = ['zh-CN', 'en'];

describe('a contract as PDF', () => {
  it.each(languages)('has every text of its data (%s)', async (language) => {
    const document = aPrintedDocument({ language });
    const { raw, text } = await read(document, 'raw', 'text');
    const printed = solid(raw) + solid(text);
    expect(textsOf(document).filter((value) => !printed.includes(solid(value)))).toEqual([]);
  });

  it.each(languages)('sets in bold letters what is bold, and nothing else of its clauses (%s)', async (language) => {
    const blocks: PrintedBlock[] = [
      { kind: 'paragraph', number: '1.1', text: '普通段落 plain' },
      { kind: 'paragraph', number: '1.2', text: '加粗段落 CNY 1,860,000.00 strong', isBold: true },
      { kind: 'item', number: '(1)', text: '普通事项 ordinary' },
      { kind: 'item', number: '(2)', text: '加粗事项 heavy', isBold: true },
    ];
    const signing = [{ label: '签字 sign', value: '' }];
    const acknowledgement = { text: '乙方确认 confirmed', signing };
    const document = { language, sections: [{ heading: '一', blocks }], annexes: [], acknowledgement };
    const bold = solid((await read(aPrintedDocument(document), 'bold')).bold);
    for (const said of ['加粗段落CNY1,860,000.00strong', '加粗事项heavy', '乙方确认confirmed'])
      expect(bold).toContain(said);
    for (const said of ['普通', 'plain', 'ordinary', '签字']) expect(bold).not.toContain(said);
  });

  it.each(languages)('keeps amounts, days and names on one line, without spaces of its own (%s)', async (language) => {
    const amount = language === 'en' ? 'CNY 1,860,000.00' : '人民币 1,860,000.00 元';
    const day = language === 'en' ? '31 December 2026' : '2026年12月31日';
    const name = 'ABC水务2号（苏州）有限公司';
    const text = Array.from({ length: 60 }, (_, index) => `${'约'.repeat(index % 7)}${amount}，${day}；${name}`).join(
      '',
    );
    const { text: read } = await readPdf(
      renderDocument(
        aPrintedDocument({
          language,
          sections: [{ heading: '1', blocks: [{ kind: 'paragraph', number: '1.1', text }] }],
          annexes: [],
        }),
      ).bytes,
      ['text'],
      silent,
    );
    expect(read.split(amount).length - 1).toBeGreaterThanOrEqual(60);
    expect(read.split(day).length - 1).toBeGreaterThanOrEqual(60);
    expect(solid(read).split(solid(name)).length - 1).toBe(60);
  });

  it('says on every page which contract, revision and digest it is, and which page of how many', async () => {
    const document = aPrintedDocument({ annexes: [{ heading: '附件', blocks: [priceTable(60)] }] });
    const { bytes, pages } = renderDocument(document);
    const sheets = (await readPdf(bytes, ['text'], silent)).text.split('\f').slice(0, -1);
    expect(pages).toBe(sheets.length);
    expect(pages).toBeGreaterThan(3);
    sheets.forEach((sheet, index) => {
      expect(solid(sheet)).toContain(`第${index + 1}页共${pages}页`);
      expect(sheet).toContain('HT-2026-0017 · 第 3 版');
      expect(solid(sheet)).toContain(`内容摘要${document.footer.digest}`);
    });
    const english = aPrintedDocument({ language: 'en' });
    const [first = ''] = (await read(english, 'text')).text.split('\f');
    expect(solid(first)).toContain(`Contentdigest${english.footer.digest}`);
    expect(first).toContain('Page 1 of 2');
    expect(first).toContain('HT-2026-0017 · Revision 3');
  });

  it('repeats the header of a table on every page, and prints its totals once', async () => {
    const { raw } = await read(aPrintedDocument({ annexes: [{ heading: '附件', blocks: [priceTable(60)] }] }), 'raw');
    const sheets = raw.split('\f').filter((sheet) => sheet.includes('155,000.00'));
    expect(sheets.length).toBeGreaterThan(1);
    for (const sheet of sheets) expect(sheet).toContain('名称及说明');
    expect(raw.match(/1,860,000,000\.00/g)).toHaveLength(1);
  });

  it('has a watermark on every page when asked, and none otherwise', async () => {
    const begins = async (watermark: string | null) => {
      const sheets = (await read(aPrintedDocument({ language: 'en', watermark }), 'raw')).raw.split('\f').slice(0, -1);
      return sheets.map((sheet) => solid(sheet).slice(0, 13));
    };
    expect(await begins('DRAFT')).toEqual(['DRAFTContract', 'DRAFTAnnex:It']);
    expect(await begins(null)).toEqual(['Contractforth', 'Annex:Itemsan']);
  });

  it('keeps the signatures of both sides on one page, under the last words of the contract, and begins each annex on a new one', async () => {
    const paragraph = (index: number) => ({
      kind: 'paragraph' as const,
      number: `1.${index + 1}`,
      text: `约定${index + 1}。`,
    });
    for (let count = 8; count < 40; count += 4) {
      const sections = [{ heading: '第一条', blocks: Array.from({ length: count }, (_, index) => paragraph(index)) }];
      const annexes = ['附件一', '附件二'].map((heading) => ({ heading, blocks: [priceTable(1)] }));
      const sheets = (await read(aPrintedDocument({ sections, annexes }), 'raw')).raw.split('\f');
      const signed = sheets.filter((sheet) => sheet.includes('签署日期'));
      expect(signed).toHaveLength(1);
      expect(signed[0]?.match(/盖章/g)).toHaveLength(2);
      expect(signed[0]).toContain(`约定${count}。`);
      for (const { heading } of annexes) expect(sheets.find((sheet) => sheet.startsWith(heading))).toBeDefined();
    }
  });

  it('carries title, company and the time it was made as properties', async () => {
    const { info } = await read(aPrintedDocument({ title: '合同 <b>', madeAt: '2026-02-20T23:59:59.900Z' }), 'info');
    expect(info).toMatch(/^Title: +合同 <b>$/m);
    expect(info).toMatch(/^Author: +上海和光泵业有限公司$/m);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(renderDocument(aPrintedDocument()).bytes.toString('latin1')).toContain('D:20260220083000Z');
  });

  it('is refused with a reason when the data is no document', () => {
    const table = { ...priceTable(1), totals: [['合计']] };
    const broken: [Partial<PrintedDocument>, RegExp][] = [
      [{ madeAt: 'yesterday' }, /"yesterday" is no time/],
      [{ annexes: [{ heading: '附件', blocks: [table] }] }, /8 columns and a row of 1 cells/],
      // JSON has no such number, so that Typst is given nothing.
      [{ footer: { number: '1', revision: Number.NaN, digest: '' } }, /expected .*found none/],
    ];
    for (const [overrides, reason] of broken) {
      const render = () => renderDocument(aPrintedDocument(overrides));
      expect(render).toThrow(RenderError);
      expect(render).toThrow(reason);
    }
    expect(renderDocument(aPrintedDocument()).pages).toBe(3);
  });
});
