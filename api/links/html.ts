import { type Language } from '../../domain/people';
import { type Words } from '../../domain/words';

/** Markup that is safe as it is. Made by `html` alone. */
export interface Html {
  readonly markup: string;
}

type Part = string | number | Html | readonly Html[] | null;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function render(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'object') return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
  return String(part).replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}

/** Whatever is put into the template is escaped, unless it is markup of the same making. Attributes must be quoted. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  const markup = strings.reduce((done, text, index) => done + render(parts[index - 1] ?? null) + text);
  return { markup };
}

export const nothing: Html = { markup: '' };

/** The words in one language, with `{0}`, `{1}` filled in. */
export function fill(words: Words, language: Language, ...values: string[]): string {
  return words[language].replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '');
}
