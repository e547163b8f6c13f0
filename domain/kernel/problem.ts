import { type Words, words } from './words';

/** One fault in something typed: terms, or a version of the library; `pointer` is a JSON Pointer (RFC 6901) into it. */
export interface Problem {
  pointer: string;
  code: string;
  message: Words;
}

export function problemAt(pointer: string, code: string, en: string, zh: string): Problem {
  return { pointer, code, message: words(en, zh) };
}

/** All of them, one sentence after the other, each with its place. */
export function listed(problems: readonly { pointer?: string; message: Words }[]): Words {
  const inLanguage = (language: 'en' | 'zh-CN') =>
    problems.map(({ pointer = '', message }) => `${pointer}: ${message[language]}`).join(' ');
  return words(inLanguage('en'), inLanguage('zh-CN'));
}
