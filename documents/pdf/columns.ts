import { type PrintedColumn } from '../../domain/drafting/printed';
import { bracketed, widestWord, widthInEm } from './pieces';

export interface TableSetting {
  /** Font size in points. */
  size: number;
  /** Width of each column without its margins, in em of `size`. */
  widths: number[];
}

/** Width between the page margins, and margin on each side of a cell, in points. */
const lineWidth = 480;
const cellMargin = 3.5;

/**
 * Font sizes to try, and the minimum widths in em that a column must have: for running text, and for a word that must not be broken.
 * An amount with ten digits before the decimal point takes 9 em.
 */
const attempts = [
  ...[9.5, 9, 8.5, 8].map((size) => ({ size, prose: 8, word: 12 })),
  ...[8, 7.5, 7, 6.5].map((size) => ({ size, prose: 4, word: 9.2 })),
];
const smallest = { size: 6.5, prose: 3, word: 9.2 };
/** Safety margin in em, because widths are estimates. */
const slack = 0.3;

function shares(columns: PrintedColumn[], total: number): number[] {
  const weights = columns.map(({ width }) => (Number.isFinite(width) && width > 0 ? width : 1));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => (weight / sum) * total);
}

/** Widths as requested if the words fit; columns that are too narrow take width from those that have more than they need. */
function fitted(wished: number[], needed: number[]): number[] {
  const lacking = wished.reduce((sum, width, index) => sum + Math.max(0, (needed[index] ?? 0) - width), 0);
  const spare = wished.reduce((sum, width, index) => sum + Math.max(0, width - (needed[index] ?? 0)), 0);
  const part = spare === 0 ? 0 : Math.min(1, lacking / spare);
  return wished.map((width, index) => {
    const need = needed[index] ?? 0;
    return width < need ? need : width - (width - need) * part;
  });
}

interface Cell {
  prose: number;
  word: number;
}

function cellOf(text: string): Cell {
  return { prose: widthInEm(text), word: widestWord(text) };
}

function titleOf({ title }: PrintedColumn): Cell {
  return { prose: widthInEm(title), word: widestWord(title, bracketed) };
}

/** The largest font size at which no amount, day or word must be broken; in the smallest size they are broken if necessary. */
export function settingOf(columns: PrintedColumn[], rows: string[][]): TableSetting {
  const cells = columns.map((column, index) => [titleOf(column), ...rows.map((row) => cellOf(row[index] ?? ''))]);
  const needs = (prose: number, word: number) =>
    cells.map(
      (column) =>
        column.reduce((most, cell) => Math.max(most, Math.min(cell.prose, prose), Math.min(cell.word, word)), 1) +
        slack,
    );
  const room = (size: number) => (lineWidth - columns.length * cellMargin * 2) / size;
  const total = (needed: number[]) => needed.reduce((a, b) => a + b, 0);
  const { size, prose, word } =
    attempts.find((attempt) => total(needs(attempt.prose, attempt.word)) <= room(attempt.size)) ?? smallest;
  const needed = needs(prose, word);
  const scale = Math.min(1, room(size) / total(needed));
  return {
    size,
    widths: fitted(
      shares(columns, room(size)),
      needed.map((width) => width * scale),
    ),
  };
}

/** An estimate of the lines that rows take, rather too high than too low. */
export function linesOf(rows: string[][], widths: number[]): number {
  const lines = (text: string, width: number) =>
    text
      .split('\n')
      .reduce((sum, part) => sum + Math.max(1, Math.ceil((1.1 * widthInEm(part)) / Math.max(1, width))), 0);
  return rows.reduce((sum, row) => sum + Math.max(1, ...row.map((text, index) => lines(text, widths[index] ?? 1))), 0);
}
