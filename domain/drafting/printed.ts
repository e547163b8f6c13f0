import { type Language } from '../kernel/people';

/** A line of facts, such as `电话：021-…`. */
export interface PrintedRow {
  label: string;
  value: string;
}

export interface PrintedColumn {
  title: string;
  align: 'left' | 'right' | 'center';
  /** Share of the width, in any unit. */
  width: number;
}

/** All texts are data: whatever they hold is printed as it stands. */
export type PrintedBlock =
  | { kind: 'paragraph'; number: string | null; text: string; isBold?: true }
  | { kind: 'item'; number: string; text: string; isBold?: true }
  | { kind: 'table'; columns: PrintedColumn[]; rows: string[][]; totals: string[][] };

export interface PrintedSection {
  /** With its number: `第三条 价款`, `3. Price`. */
  heading: string;
  blocks: PrintedBlock[];
}

/** A side of the contract; the rows are its facts, `signing` the lines left open for ink beside known ones. */
export interface PrintedParty {
  role: string;
  name: string;
  rows: PrintedRow[];
  signing: PrintedRow[];
}

/** The document of a revision, ready to be set: everything that is printed, and nothing else decides about it. */
export interface PrintedDocument {
  language: Language;
  /** What kind of contract it is, where its template says so: 设备买卖合同; else what it is about. */
  title: string;
  /** What it is about, as a property of the file, where the title does not say so. */
  subject?: string;
  /** Number, place and day of signing, and the like, below the title. */
  facts: PrintedRow[];
  parties: PrintedParty[];
  preamble: string[];
  sections: PrintedSection[];
  annexes: PrintedSection[];
  /** What the customer signs for separately: that the bold clauses were pointed out and explained. */
  acknowledgement?: { text: string; signing: PrintedRow[] };
  footer: { number: string; revision: number; digest: string };
  /** Printed across every page; null on the copy that counts. */
  watermark: string | null;
  /** Company that made it, and when the revision was frozen: properties of the file. */
  author: string;
  madeAt: string;
}
