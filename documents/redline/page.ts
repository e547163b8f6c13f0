import { createHash } from 'node:crypto';
import { type FieldChange, type ShownValue } from '../../domain/drafting/field-changes';
import { type Language } from '../../domain/kernel/people';
import { type ClauseChange } from './clauses';
import { html, type Html, nothing } from '../../domain/kernel/markup';
import { fill } from '../../domain/kernel/words';
import { pageStyle } from './page-style';
import { countsIn, w } from './page-words';
import { redline, type Segment } from './words';

/** One of the two versions. */
export interface ComparedVersion {
  revision: number | 'draft';
  /** When it was frozen; null for a draft. */
  at: string | null;
}

/** The data of a page of changes. */
export interface Comparison {
  /** Contract number. */
  number: string;
  title: string;
  before: ComparedVersion;
  after: ComparedVersion;
  fields: FieldChange[];
  clauses: ClauseChange[];
}

/** SHA-256 in base64 of the page's only style sheet, for a policy such as `style-src 'sha256-…'`. The page needs nothing else. */
export const redlineStyleHash = createHash('sha256').update(pageStyle).digest('base64');

/** Without added white space, because the hash covers every character in the element. */
const sheet: Html = { markup: `<style>${pageStyle}</style>` };

/** Makes line breaks visible if they are all that changed. */
function visible(text: string): string {
  return text.trim() === '' ? text.replace(/\r?\n/g, '¶$&') : text;
}

function unseen(text: string): Html {
  return html`<span class="unseen">${text}</span>`;
}

function marked({ op, text }: Segment, language: Language): Html {
  if (op === 'equal') return html`${text}`;
  const ends = unseen(w.ends[language]);
  return op === 'insert'
    ? html`<ins>${unseen(w.comeBegins[language])}${visible(text)}${ends}</ins>`
    : html`<del>${unseen(w.goneBegins[language])}${visible(text)}${ends}</del>`;
}

function markedAll(segments: readonly Segment[], language: Language): Html[] {
  return segments.map((segment) => marked(segment, language));
}

/** Language of a contract text, for voice and fonts of the reader; it may differ from the page's language. */
function languageOf(text: string): Language {
  return /\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en';
}

function languageOfClause({ heading, text }: ClauseChange): Language {
  return languageOf([...heading, ...text].map((segment) => segment.text).join(''));
}

/** Formats an instant in the contract's time zone. */
type ShowTime = (instant: string) => string;

function nameOf({ revision, at }: ComparedVersion, language: Language, showTime: ShowTime): string {
  const name = revision === 'draft' ? w.draft[language] : fill(w.revision, language, String(revision));
  return at === null ? name : fill(w.at, language, name, showTime(at));
}

function asText(value: ShownValue, language: Language): string | null {
  return value === null || typeof value === 'string' ? value : value[language];
}

/** The old value with its deletions, or the new one with its insertions. */
function valueCell(side: 'before' | 'after', change: FieldChange, language: Language): Html {
  const [before, after] = [asText(change.before, language), asText(change.after, language)];
  const hidden = side === 'before' ? 'insert' : 'delete';
  const own = side === 'before' ? before : after;
  const shown =
    own === null
      ? html`<span class="soft">${w.none[language]}</span>`
      : html`${markedAll(
          redline(before ?? '', after ?? '').filter(({ op }) => op !== hidden),
          language,
        )}`;
  const label = html`<span class="side" aria-hidden="true">${w[side][language]}</span>`;
  return html`<td role="cell">${label}<span>${shown}</span></td>`;
}

function fieldTable(fields: readonly FieldChange[], language: Language): Html {
  const columns = [w.field, w.before, w.after].map(
    (title) => html`<th role="columnheader" scope="col">${title[language]}</th>`,
  );
  const rows = fields.map(
    (change) =>
      html`<tr role="row">
        <th role="rowheader" scope="row">${change.label[language]}</th>
        ${valueCell('before', change, language)}${valueCell('after', change, language)}
      </tr> `,
  );
  // On a narrow screen the CSS changes the table's display, so ARIA roles keep it a table for screen readers.
  return html`<h2 id="fields">${w.fields[language]}</h2>
    <table role="table" aria-labelledby="fields">
      <thead role="rowgroup">
        <tr role="row">
          ${columns}
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${rows}
      </tbody>
    </table> `;
}

function clauseTitle({ number, renumbered, heading, change }: ClauseChange, language: Language): Html {
  const op = change === 'added' ? 'insert' : change === 'removed' ? 'delete' : 'equal';
  const numbers: Segment[] = renumbered
    ? [
        { op: 'delete', text: renumbered.before },
        { op: 'insert', text: renumbered.after },
      ]
    : [{ op, text: number }];
  const shown = numbers.filter(({ text }) => text !== '');
  const space = shown.length > 0 && heading.length > 0 ? ' ' : '';
  return html`<h3>${markedAll(shown, language)}${space}${markedAll(heading, language)}</h3>`;
}

/** From and to which number it moved, or which position if it has no numbers. */
function whereMoved(
  { from, to }: { from: number; to: number },
  { renumbered }: ClauseChange,
  language: Language,
): string {
  const place = (number: number) => fill(w.place, language, String(number));
  const numbered = renumbered && renumbered.before !== '' && renumbered.after !== '';
  const [before, after] = numbered ? [renumbered.before, renumbered.after] : [place(from), place(to)];
  // The full stop of `6.` would look like the end of the sentence.
  return fill(w.moved, language, before.replace(/\.$/, ''), after.replace(/\.$/, ''));
}

function marksOf(clause: ClauseChange, language: Language): Html[] {
  const { change, moved, renumbered } = clause;
  const mark = (kind: string, text: string) => html`<span class="mark ${kind}" lang="${language}">${text}</span>`;
  if (change === 'same' && !moved) return [mark('same', (renumbered ? w.renumbered : w.unchanged)[language])];
  return [
    ...(change === 'same' ? [] : [mark(change, w[change][language])]),
    ...(moved ? [mark('moved', whereMoved(moved, clause, language))] : []),
  ];
}

/** A clause with unchanged text is collapsed to its heading. */
function clauseBlock(clause: ClauseChange, language: Language): Html {
  const top = html`<span class="top">${clauseTitle(clause, language)}${marksOf(clause, language)}</span>`;
  const text = html`<div class="text">${markedAll(clause.text, language)}</div>`;
  const lang = languageOfClause(clause);
  return clause.change === 'same'
    ? html`<details class="clause" lang="${lang}">
        <summary>${top}</summary>
        ${text}
      </details> `
    : html`<section class="clause" lang="${lang}">${top}${text}</section> `;
}

function summaryOf({ fields, clauses }: Comparison, language: Language): string {
  const count = (is: (clause: ClauseChange) => boolean) => clauses.filter(is).length;
  const counts = {
    fields: fields.length,
    changed: count(({ change }) => change === 'changed'),
    added: count(({ change }) => change === 'added'),
    removed: count(({ change }) => change === 'removed'),
    moved: count(({ moved }) => moved !== null),
    renumbered: count(({ moved, renumbered }) => moved === null && renumbered !== null),
  };
  return countsIn(counts, language);
}

/** The legend, formatted like the changes that it explains. */
function legend(language: Language): Html {
  const [begins = '', middle = '', ends = ''] = w.legend[language].split(/\{\d\}/);
  return html`<p class="soft">
    ${begins}<ins>${w.come[language]}</ins>${middle}<del>${w.gone[language]}</del>${ends}
  </p>`;
}

/** The changes as part of another page; without `whole`, clauses that are unchanged and have not moved are left out. */
export function changesIn(comparison: Comparison, language: Language, { whole }: { whole: boolean }): Html {
  const { fields } = comparison;
  const clauses = comparison.clauses.filter(({ change, moved }) => whole || change !== 'same' || moved !== null);
  return html`<div class="changes">
    <p>${summaryOf(comparison, language)}</p>
    ${legend(language)} ${fields.length === 0 ? nothing : fieldTable(fields, language)}
    ${
      clauses.length === 0
        ? nothing
        : html`<h2>${w.clauses[language]}</h2>
            <div>${clauses.map((clause) => clauseBlock(clause, language))}</div>`
    }
  </div> `;
}

/**
 * The changes between two versions of a contract as an HTML page without script or external content. Insertions are underlined and deletions
 * struck out, and screen readers announce both; clauses with unchanged text are collapsed.
 */
export function redlinePage(comparison: Comparison, language: Language, showTime: ShowTime): string {
  const { number, title, before, after } = comparison;
  const named = (version: ComparedVersion) => nameOf(version, language, showTime);
  const heading = fill(w.heading, language, number);
  const { markup } = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${heading} – ${title}</title>
        ${sheet}
      </head>
      <body>
        <main>
          <p class="soft">${heading}</p>
          <h1 lang="${languageOf(title)}">${title}</h1>
          <p class="versions">${fill(w.versions, language, named(before), named(after))}</p>
          ${changesIn(comparison, language, { whole: true })}
        </main>
      </body>
    </html> `;
  return markup;
}
