import { type Language } from '../kernel/people';

/** A labelled line, such as `电话：021-…`. */
export interface PrintedRow {
  label: string;
  value: string;
}

export interface PrintedColumn {
  title: string;
  align: 'left' | 'right' | 'center';
  /** Relative width. */
  width: number;
}

/** All texts are data and printed literally. */
export type PrintedBlock =
  | { kind: 'paragraph'; number: string | null; text: string; isBold?: true }
  | { kind: 'item'; number: string; text: string; isBold?: true }
  | { kind: 'table'; columns: PrintedColumn[]; rows: string[][]; totals: string[][] };

export interface PrintedSection {
  /** Including its number: `第三条 价款`, `3. Price`. */
  heading: string;
  blocks: PrintedBlock[];
}

/** A party in the document: `rows` are its data, `signing` the lines to be filled in by hand. */
export interface PrintedParty {
  role: string;
  name: string;
  rows: PrintedRow[];
  signing: PrintedRow[];
}

/** The complete printed content of a revision's document; the renderer adds nothing. */
export interface PrintedDocument {
  language: Language;
  /** The kind of contract from its template, 设备买卖合同, otherwise the contract's title. */
  title: string;
  /** The contract's title as a file property, if `title` is the kind. */
  subject?: string;
  /** Number, place and day of signing etc., below the title. */
  facts: PrintedRow[];
  parties: PrintedParty[];
  preamble: string[];
  sections: PrintedSection[];
  annexes: PrintedSection[];
  /** What the customer signs for separately: that the bold clauses were pointed out and explained. */
  acknowledgement?: { text: string; signing: PrintedRow[] };
  footer: { number: string; revision: number; digest: string };
  /** Printed across every page; null on the authoritative copy. */
  watermark: string | null;
  /** File properties: the company, and when the revision was frozen. */
  author: string;
  madeAt: string;
}
