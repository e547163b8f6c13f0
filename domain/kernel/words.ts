import { type Language } from './people';

/** The trade's words in both languages; everything a person reads takes them from here. */
export type Words = Record<Language, string>;

export function words(en: string, zh: string): Words {
  return { en, 'zh-CN': zh };
}

/** The words in one language, with `{0}`, `{1}` filled in. */
export function fill(phrase: Words, language: Language, ...values: string[]): string {
  return phrase[language].replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '');
}
