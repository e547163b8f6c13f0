import { composeDocument } from '../../documents/text/compose';
import { type Language } from '../../domain/kernel/people';
import { type Terms } from '../../domain/drafting/terms';
import { kinds, made, type Wanted } from './a-seeded-contract';

/** The text of its clauses, table cell by cell. The facts below the title, which every contract has, are left out. */
export function readContract(terms: Terms) {
  const { document, missing, faults } = composeDocument({ number: 'N', revision: 1, terms, madeAt: '2027-01-04' });
  expect([missing, faults]).toEqual([[], []]);
  // Tables are in their own clauses, not in annexes.
  expect(document.annexes).toEqual([]);
  const blocks = document.sections.flatMap((section) => section.blocks);
  const said = blocks.flatMap((part) => (part.kind === 'table' ? [...part.rows, ...part.totals].flat() : part.text));
  const headings = document.sections.map(({ heading }) => heading.replace(/^(第.+?条　|\d+\. )/, ''));
  return { text: said.join('\n'), headings, blocks, above: document.facts.map(({ value }) => value) };
}

function inLanguage(language: Language) {
  return (id: string, asked: Wanted = {}) => {
    const [kind] = kinds.filter((known) => known.id === id);
    if (!kind) throw new Error(`There is no contract type ${id}.`);
    return readContract(made(kind, language, asked));
  };
}

export const inChinese = inLanguage('zh-CN');
export const inEnglish = inLanguage('en');
