import { type ReplacedGlyph } from '../../domain/drafting/document';
import {
  type PrintedBlock,
  type PrintedDocument,
  type PrintedParty,
  type PrintedRow,
  type PrintedSection,
} from '../../domain/drafting/printed';
import { linesOf, settingOf } from './columns';
import { printable, replacedGlyphs, type Tally } from './glyphs';
import { bracketed, type Pieces, piecesOf, widestWord, widthInEm } from './pieces';
import { RenderError } from './render-error';

/** Line lengths of contract.typ in em; slightly reduced, because widths are estimates. */
const rooms = { title: 23, heading: 38, text: 44, half: 20, number: 20, digest: 70 };
/** Maximum column widths; longer numbers and labels do not get a wider column. */
const widest = { number: 8, label: 12, signing: 9, acknowledgement: 11 };

/** Cleans a text for a line of `room` em; `kept` overrides what stays on one line, by default amounts and days. */
type Clean = (text: string, room: number, kept?: RegExp) => Pieces;

/** Maximum lines of rows that are kept together; more might not fit on a page. */
const mostLines = 20;
/** A table with up to `fewRows` rows is not split; in a longer one `lastRows` rows stay with the totals. */
const [fewRows, lastRows] = [4, 2];

/** Width of the column of numbers in em: the widest number and a gap. Typst prints the parentheses of `（1）` half as wide. */
function hang(numbers: string[]): number {
  const widths = numbers.map((number) => widthInEm(number) + (number.startsWith('（') ? -0.3 : 0.7));
  return Math.min(widest.number, Math.max(2.2, ...widths));
}

/** Common width of the label columns of all lists, in em; it exceeds `most` only for a long word. */
function labelWidth(lists: PrintedRow[][], most: number): number {
  const labels = lists.flat().map(({ label }) => label);
  const whole = Math.max(0, ...labels.map(widthInEm));
  const word = Math.max(0, ...labels.map((label) => widestWord(label)));
  return 1.6 + Math.max(Math.min(whole, most), Math.min(word, most * 1.3));
}

function prepareRows(rows: PrintedRow[], clean: Clean, label: number, room: number) {
  return {
    label,
    rows: rows.map((row) => [
      clean(row.label, label - 1.6),
      row.value === '' ? '' : clean(row.value, room - label - 1),
    ]),
  };
}

function prepareTable({ columns, rows, totals }: Extract<PrintedBlock, { kind: 'table' }>, clean: Clean) {
  const cells = [...rows, ...totals];
  const misfit = cells.find((row) => row.length !== columns.length);
  if (misfit || columns.length === 0)
    throw new RenderError(`A table has ${columns.length} columns and a row of ${misfit?.length ?? 0} cells.`);
  const { size, widths } = settingOf(columns, cells);
  const cleanRow = (row: string[]) => row.map((text, index) => clean(text, widths[index] ?? 0));
  const fit = (together: string[][]) => linesOf(together, widths) <= mostLines;
  const isWhole = rows.length <= fewRows && fit(cells);
  const isLong = totals.length === 0 || isWhole || !fit(cells.slice(-lastRows - totals.length));
  return {
    ...{ kind: 'table', size, widths, align: columns.map(({ align }) => align) },
    titles: columns.map(({ title }, index) => clean(title, widths[index] ?? 0, bracketed)),
    ...{ rows: rows.map(cleanRow), totals: totals.map(cleanRow), whole: isWhole, withTotals: isLong ? 0 : lastRows },
  };
}

/** Whether the paragraph introduces the next block, so that a page break must not separate them. */
function isLead(block: PrintedBlock, next: PrintedBlock | undefined): boolean {
  if (block.kind === 'table' || next === undefined) return false;
  return next.kind !== 'paragraph' && /[：:]\s*$/.test(block.text);
}

/** Bold letters are slightly wider. */
function roomFor({ isBold = false }: { isBold?: boolean }, room: number): number {
  return isBold ? room * 0.94 : room;
}

function prepareSection({ heading, blocks }: PrintedSection, clean: Clean) {
  const numbersOf = (kind: 'paragraph' | 'item') =>
    blocks.flatMap((block) => (block.kind === kind && block.number !== null ? [block.number] : []));
  const [numbers, items] = [numbersOf('paragraph'), numbersOf('item')];
  const paragraphHang = numbers.length === 0 ? 0 : hang(numbers);
  const itemHang = hang(items);
  const prepareBlock = (block: PrintedBlock) => {
    switch (block.kind) {
      case 'paragraph': {
        const number = block.number === null ? null : clean(block.number, widest.number);
        const text = clean(block.text, roomFor(block, rooms.text - paragraphHang));
        return { kind: 'paragraph', number, text, bold: block.isBold ?? false };
      }
      case 'item': {
        const room = rooms.text - (paragraphHang || 2) - itemHang;
        const text = clean(block.text, roomFor(block, room));
        return { kind: 'item', number: clean(block.number, widest.number), text, bold: block.isBold ?? false };
      }
      case 'table':
        return prepareTable(block, clean);
    }
  };
  const prepared = blocks.map((block, index) => ({
    ...prepareBlock(block),
    leads: isLead(block, blocks[index + 1]),
  }));
  return { heading: clean(heading, rooms.heading), hang: paragraphHang, itemHang, blocks: prepared };
}

function prepareParty(
  { role, name, rows, signing }: PrintedParty,
  clean: Clean,
  labels: Record<'facts' | 'signing', number>,
) {
  return {
    ...{ role: clean(role, rooms.half), name: clean(name, rooms.half) },
    ...{ facts: prepareRows(rows, clean, labels.facts, rooms.text) },
    ...{ signing: prepareRows(signing, clean, labels.signing, rooms.half) },
  };
}

/** The data for contract.typ, and the characters replaced in it. Each text is counted as often as it appears in the document. */
export function prepareDocument(document: PrintedDocument) {
  const tally: Tally = new Map();
  const clean: Clean = (text, room, kept) => piecesOf(printable(text, tally), room, kept);
  // File properties repeat texts of the page or are not printed, so their replacements are not counted again.
  const property = (text: string) => printable(text, new Map()).replaceAll('\n', ' ');
  const { language, title, subject = title, facts, parties, preamble, sections, annexes, footer } = document;
  const { acknowledgement, watermark, author } = document;
  const labels = {
    facts: labelWidth([facts, ...parties.map(({ rows }) => rows)], widest.label),
    signing: labelWidth(
      parties.map(({ signing }) => signing),
      widest.signing,
    ),
  };
  const data = {
    ...{ lang: language === 'en' ? 'en' : 'zh', properties: { title: property(subject), author: property(author) } },
    title: clean(title, rooms.title),
    facts: prepareRows(facts, clean, labels.facts, rooms.text),
    parties: parties.map((party) => prepareParty(party, clean, labels)),
    preamble: preamble.map((text) => clean(text, rooms.text)),
    sections: sections.map((section) => prepareSection(section, clean)),
    annexes: annexes.map((section) => prepareSection(section, clean)),
    acknowledgement: acknowledgement
      ? {
          text: clean(acknowledgement.text, roomFor({ isBold: true }, rooms.text)),
          signing: prepareRows(
            acknowledgement.signing,
            clean,
            labelWidth([acknowledgement.signing], widest.acknowledgement),
            rooms.half - 2,
          ),
        }
      : null,
    footer: {
      ...{ number: clean(footer.number, rooms.number), revision: footer.revision },
      digest: clean(footer.digest, rooms.digest),
    },
    watermark: watermark === null ? null : printable(watermark, tally),
  };
  const replaced: ReplacedGlyph[] = replacedGlyphs(tally);
  return { data, replaced };
}
