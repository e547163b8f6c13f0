import { type Words, words } from './words';

/** A validation error in terms or in a library version; `pointer` is a JSON Pointer (RFC 6901) to the value. */
export interface Problem {
  pointer: string;
  code: string;
  message: Words;
}

export function problemAt(pointer: string, code: string, en: string, zh: string): Problem {
  return { pointer, code, message: words(en, zh) };
}

/** All problems in one text, each preceded by its pointer. */
export function listed(problems: readonly { pointer?: string; message: Words }[]): Words {
  const inLanguage = (language: 'en' | 'zh-CN') =>
    problems.map(({ pointer = '', message }) => `${pointer}: ${message[language]}`).join(' ');
  return words(inLanguage('en'), inLanguage('zh-CN'));
}
