import { type Language } from './people';

/** A text in both languages. All texts that people read have this type. */
export type Words = Record<Language, string>;

export function words(en: string, zh: string): Words {
  return { en, 'zh-CN': zh };
}

/** The text in one language with `{0}`, `{1}` filled in. */
export function fill(phrase: Words, language: Language, ...values: string[]): string {
  return phrase[language].replace(/\{(\d)\}/g, (_, index: string) => values[Number(index)] ?? '');
}
