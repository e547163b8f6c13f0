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
  | { kind: 'paragraph'; number: string | null; text: string }
  | { kind: 'item'; number: string; text: string }
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
  title: string;
  /** Number, place and day of signing, and the like, below the title. */
  facts: PrintedRow[];
  parties: PrintedParty[];
  preamble: string[];
  sections: PrintedSection[];
  annexes: PrintedSection[];
  footer: { number: string; revision: number; digest: string };
  /** Printed across every page; null on the copy that counts. */
  watermark: string | null;
  /** Company that made it, and when the revision was frozen: properties of the file. */
  author: string;
  madeAt: string;
}
