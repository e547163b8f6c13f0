import { createHash } from 'node:crypto';
import { canonical } from '../../domain/kernel/canonical';
import {
  type PrintedBlock,
  type PrintedDocument,
  type PrintedRow,
  type PrintedSection,
} from '../../domain/drafting/printed';
import { printedClauses } from '../../domain/drafting/shown-to-customer';
import { showVariable } from '../../domain/drafting/show-value';
import { variablesOf } from '../../domain/drafting/variables';
import { type Language } from '../../domain/kernel/people';
import { type Clause, type Terms } from '../../domain/drafting/terms';
import { words } from '../../domain/kernel/words';
import { paragraphsOf, readMarks, readParagraph, soleVariable, type TextFault } from './engine';
import { acknowledgementOf, contractFacts, printedParty } from './facts';
import { fill } from './fill';
import { chineseNumeral } from './numerals';
import { isTable, type TableName, tableNames, tables, tableTitles } from './tables';

/** The data of a document. */
export interface Printable {
  number: string;
  revision: number;
  terms: Terms;
  /** When the revision was frozen. */
  madeAt: string;
}

/** A value that the text needs and the contract does not have. */
export interface MissingValue {
  clauseId: string;
  heading: string;
  /** From 1. */
  paragraph: number;
  variable: string;
}

export interface Composed {
  /** The complete document; its footer contains the digest. */
  document: PrintedDocument;
  missing: MissingValue[];
  faults: { clauseId: string; heading: string; fault: TextFault }[];
}

const watermarks: Record<Language, string> = { en: 'DRAFT', 'zh-CN': '草稿' };

const agreed = words(
  'The parties, acting as equals and of their own free will, have agreed as follows.',
  '双方在平等、自愿的基础上，经协商一致，订立本合同，以资共同遵守。',
);

/** State while a document is composed: its values, and what was found so far. */
interface Filling {
  terms: Terms;
  language: Language;
  values: Map<string, string>;
  /** Tables that were printed. */
  used: Set<TableName>;
  /** The name of each table block. */
  named: Map<PrintedBlock, TableName>;
  missing: MissingValue[];
  faults: Composed['faults'];
}

function sectionNumber(number: number, language: Language): string {
  return language === 'en' ? `${number}.` : `第${chineseNumeral(number)}条`;
}

function sectionHeading(heading: string, number: number, language: Language): string {
  return `${sectionNumber(number, language)}${language === 'en' ? ' ' : '　'}${heading}`;
}

function itemNumber(n: number, language: Language): string {
  return language === 'en' ? `(${n})` : `（${n}）`;
}

/** The blocks of one clause; paragraphs are numbered within the clause, items restart after each paragraph. */
function blocksOf(clause: Clause, number: number, filling: Filling): PrintedBlock[] {
  const { language, terms, values } = filling;
  const { clauseId, heading } = clause;
  let paragraphs = 0;
  let items = 0;
  return paragraphsOf(clause.text).flatMap((source, index): PrintedBlock[] => {
    const sole = soleVariable(source);
    if (sole !== null && isTable(sole)) {
      const table = tables[sole](terms, language);
      filling.used.add(sole);
      filling.named.set(table, sole);
      return [table];
    }
    const { text: unmarked, isItem, isBold } = readMarks(source);
    const read = readParagraph(unmarked, index + 1);
    if ('code' in read) {
      filling.faults.push({ clauseId, heading, fault: read });
      return [];
    }
    const { text, missing } = fill(read, values);
    filling.missing.push(...missing.map((variable) => ({ clauseId, heading, paragraph: index + 1, variable })));
    if (text.trim() === '') return [];
    items = isItem ? items + 1 : 0;
    const bold = isBold ? ({ isBold } as const) : {};
    if (isItem) return [{ kind: 'item', number: itemNumber(items, language), text, ...bold }];
    paragraphs += 1;
    return [{ kind: 'paragraph', number: `${number}.${paragraphs}`, text, ...bold }];
  });
}

/** Lines of the template above the parties, such as the place of signing; empty lines are left out. */
function linesOf({ terms, language, values, missing, faults }: Filling): PrintedRow[] {
  return (terms.template?.lines ?? []).flatMap(({ label, text }, index) => {
    const place = { clauseId: 'lines', heading: label[language] };
    const read = readParagraph(text[language], index + 1);
    if ('code' in read) {
      faults.push({ ...place, fault: read });
      return [];
    }
    const filled = fill(read, values);
    missing.push(...filled.missing.map((variable) => ({ ...place, paragraph: index + 1, variable })));
    return filled.text.trim() === '' ? [] : [{ label: label[language], value: filled.text.trim() }];
  });
}

/** The scope of the contract, unless a clause prints it. */
function scopeSection({ terms, language }: Filling): PrintedSection[] {
  const { scope, clauses = [] } = terms;
  if (scope === undefined || clauses.some(({ text }) => text.includes('contract.scope'))) return [];
  const heading = language === 'en' ? 'Scope' : '标的范围';
  return [{ heading, blocks: paragraphsOf(scope).map((text) => ({ kind: 'paragraph', number: null, text })) }];
}

/** Data that no clause prints, so that nothing agreed is missing from the document. */
function annexesOf({ terms, language, used }: Filling): PrintedSection[] {
  // Contacts that no clause prints are shown with the parties.
  const left = tableNames.filter(
    (name) => name !== 'contacts' && !used.has(name) && tables[name](terms, language).rows.length > 0,
  );
  return left.map((name, index) => {
    const number = left.length > 1 ? (language === 'en' ? ` ${index + 1}` : chineseNumeral(index + 1)) : '';
    const title = tableTitles[name][language];
    return {
      heading: language === 'en' ? `Annex${number}: ${title}` : `附件${number}　${title}`,
      blocks: [tables[name](terms, language)],
    };
  });
}

/** SHA-256, in hex, of all printed content, without the watermark. */
export function contentDigest(document: PrintedDocument): string {
  const content = { ...document, watermark: null, footer: { ...document.footer, digest: '' } };
  return createHash('sha256').update(canonical(content)).digest('hex');
}

/** Adds the watermark of a document that is not approved. */
export function withWatermark(document: PrintedDocument): PrintedDocument {
  return { ...document, watermark: watermarks[document.language] };
}

function fillingFor(number: string, terms: Terms): Filling {
  const { language = 'zh-CN' } = terms;
  const values = new Map(
    Object.entries(variablesOf(number, terms)).flatMap(([name, variable]) => {
      const shown = showVariable(variable, terms.price.gross.currency, language);
      return shown === null ? [] : [[name, shown] as const];
    }),
  );
  return { terms, language, values, used: new Set(), named: new Map(), missing: [], faults: [] };
}

const boldMark = words('[bold] ', '【加粗】');
const tableMark = words('[table: {0}]', '【表格：{0}】');

/**
 * A table is represented by its name, because its content is compared cell by cell elsewhere and is printed in the document. List items get a
 * dot instead of their printed number, so that an inserted item does not change the others. Bold text is marked, because that can decide
 * whether a clause is binding.
 */
function lineOf(block: PrintedBlock, { language, named }: Filling): string[] {
  if (block.kind === 'table') {
    const name = named.get(block);
    return name === undefined ? [] : [tableMark[language].replace('{0}', tableTitles[name][language])];
  }
  const text = `${block.isBold ? boldMark[language] : ''}${block.text}`;
  return [block.kind === 'item' ? `• ${text}` : text];
}

/** The clauses as printed, with names of tables and without numbers within clauses; used to compare two revisions. */
export function clauseTexts({ number, terms }: Pick<Printable, 'number' | 'terms'>) {
  const filling = fillingFor(number, terms);
  return printedClauses(number, terms).map((clause, index) => ({
    clauseId: clause.clauseId,
    number: sectionNumber(index + 1, filling.language),
    heading: clause.heading,
    text: blocksOf(clause, index + 1, filling)
      .flatMap((block) => lineOf(block, filling))
      .join('\n'),
  }));
}

/**
 * Composes the document of a contract from its data alone. Values that the text needs and that are missing are left
 * blank and listed.
 */
export function composeDocument({ number, revision, terms, madeAt }: Printable): Composed {
  const filling = fillingFor(number, terms);
  const { language } = filling;
  const own = printedClauses(number, terms).map((clause, index) => ({
    heading: sectionHeading(clause.heading, index + 1, language),
    blocks: blocksOf(clause, index + 1, filling),
  }));
  const document: PrintedDocument = {
    language,
    title: terms.template?.heading?.[language] ?? terms.title,
    ...(terms.template?.heading ? { subject: terms.title } : {}),
    facts: [...contractFacts(number, terms, language), ...linesOf(filling)],
    parties: [printedParty(terms, 'ours', language), printedParty(terms, 'customer', language)],
    preamble: [(terms.template?.opening ?? agreed)[language]],
    sections: [...scopeSection(filling), ...own],
    annexes: annexesOf(filling),
    ...acknowledgementOf(terms, own, language),
    footer: { number, revision, digest: '' },
    watermark: null,
    author: terms.parties.ours.name,
    madeAt,
  };
  const digest = contentDigest(document);
  const { missing, faults } = filling;
  return { document: { ...document, footer: { number, revision, digest } }, missing, faults };
}
