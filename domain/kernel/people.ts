import { type Day } from './days';

export type Language = 'zh-CN' | 'en';

/** Someone who gets mail: name, address, and the language they read. */
export interface Person {
  name: string;
  email: string;
  language: Language;
}

/** One side of a contract. */
export type Side = 'ours' | 'customer';

/** An authorised agent (委托代理人) and the days of the authority, first and last included. */
export interface Agent {
  name: string;
  title: string | null;
  authorityFrom: Day | null;
  authorityUntil: Day;
}

/** What a contact is authorised for: 签约 signing, 验收 acceptance, 对账 reconciliation of accounts, 变更 amendment. */
export const matters = ['signing', 'acceptance', 'reconciliation', 'amendment'] as const;
export type Matter = (typeof matters)[number];

/** Somebody who speaks for a party in some matters alone (授权联系人). */
export interface MatterContact {
  name: string;
  email: string;
  matters: Matter[];
}

/** A party as named in the contract; `registrationNumber` is the 统一社会信用代码 or its foreign equivalent. */
export interface Party {
  name: string;
  registrationNumber: string | null;
  address: string | null;
  contact: Person;
  /** ISO 3166-1 code; a party of China has a 统一社会信用代码. */
  country?: string;
  /** 法定代表人 */
  legalRepresentative?: string;
  agent?: Agent;
  /** The name in the other language of contracts: of a company of China in an English contract the registered one. */
  otherName?: string;
  /** The address in English: what a contract in English prints. */
  addressEn?: string;
  /** Authorised contacts beside `contact`, who speaks for the party in all matters. */
  contacts?: MatterContact[];
}

/** The address as a contract in this language prints it. */
export function addressIn({ address, addressEn }: Pick<Party, 'address' | 'addressEn'>, language?: Language) {
  return language === 'en' ? (addressEn ?? address) : address;
}

/** Who speaks for a party in a matter: whoever it names for that, else its contact. */
export function contactFor({ contact, contacts = [] }: Pick<Party, 'contact' | 'contacts'>, matter: Matter): Person {
  const named = contacts.find(({ matters }) => matters.includes(matter));
  return named ? { name: named.name, email: named.email, language: contact.language } : contact;
}

/** An account that money is paid to (户名、开户行、账号). */
export interface BankAccount {
  bank: string;
  /** In contracts and mails in English; where it is missing, the name as the bank has it. */
  bankEn?: string;
  accountName: string;
  accountNumber: string;
}

export type ActorKind = 'user' | 'service' | 'link' | 'operator' | 'system';

/**
 * Who asks: a person who is logged in, a system through its API key, a person through a mail link, an operator through a signal, or the
 * contract itself. `email` and `side` are known of people: a user is of our side, a link is of the side it was mailed to.
 */
export interface Actor {
  kind: ActorKind;
  id: string;
  name: string;
  email?: string;
  side?: Side;
  /** Of a link: that it opens the page of the contract's owner, and answers no question. */
  owner?: true;
}

export const systemActor: Actor = { kind: 'system', id: 'concordat', name: 'Concordat' };

/** Mail addresses compare without case. */
export function isSamePerson(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
