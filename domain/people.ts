export type Language = 'zh-CN' | 'en';

/** Someone who gets mail: name, address, and the language they read. */
export interface Person {
  name: string;
  email: string;
  language: Language;
}

/** One side of a contract. */
export type Side = 'ours' | 'customer';

/** A party as named in the contract; `registrationNumber` is the 统一社会信用代码 or its foreign equivalent. */
export interface Party {
  name: string;
  registrationNumber: string | null;
  address: string | null;
  contact: Person;
}

/** Who did it: a person through a mail link, a system through its API key, an operator through a signal, or time itself. */
export interface Actor {
  kind: 'link' | 'api_key' | 'operator' | 'system';
  id: string;
  name: string;
}

export const systemActor: Actor = { kind: 'system', id: 'concordat', name: 'Concordat' };

/** Mail addresses compare without case. */
export function isSamePerson(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
