import { type Day } from './days';

export type Language = 'zh-CN' | 'en';

/** A recipient of mail: name, address, and the language they read. */
export interface Person {
  name: string;
  email: string;
  language: Language;
}

/** One side of a contract. */
export type Side = 'ours' | 'customer';

/** An authorised agent (委托代理人), with the first and the last day of the authority. */
export interface Agent {
  name: string;
  title: string | null;
  authorityFrom: Day | null;
  authorityUntil: Day;
}

/** What a contact is authorised for: 签约 signing, 验收 acceptance, 对账 reconciliation of accounts, 变更 amendment. */
export const matters = ['signing', 'acceptance', 'reconciliation', 'amendment'] as const;
export type Matter = (typeof matters)[number];

/** A contact who speaks for a party in certain matters only (授权联系人). */
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
  /** ISO 3166-1 code; with `CN` the registration number must be a 统一社会信用代码. */
  country?: string;
  /** 法定代表人 */
  legalRepresentative?: string;
  agent?: Agent;
  /** The name in the other contract language; for a Chinese company in an English contract, `otherName` is its registered Chinese name. */
  otherName?: string;
  /** The address that contracts in English print. */
  addressEn?: string;
  /** Authorised contacts in addition to `contact`, who speaks for the party in all matters. */
  contacts?: MatterContact[];
}

/** The address as a contract in this language prints it. */
export function addressIn({ address, addressEn }: Pick<Party, 'address' | 'addressEn'>, language?: Language) {
  return language === 'en' ? (addressEn ?? address) : address;
}

/** Who speaks for a party in a matter: the contact named for that matter, otherwise the general contact. */
export function contactFor({ contact, contacts = [] }: Pick<Party, 'contact' | 'contacts'>, matter: Matter): Person {
  const named = contacts.find(({ matters }) => matters.includes(matter));
  return named ? { name: named.name, email: named.email, language: contact.language } : contact;
}

/** A bank account that receives payments (户名、开户行、账号). */
export interface BankAccount {
  bank: string;
  /** The bank's name in English contracts and mails; if absent, `bank` is used. */
  bankEn?: string;
  accountName: string;
  accountNumber: string;
}

export type ActorKind = 'user' | 'service' | 'link' | 'operator' | 'system';

/**
 * Who sends a command: a person who is logged in, a system with its API key, a person through a mail link, an operator through a signal, or the
 * contract itself. `email` and `side` are set for people: a user belongs to our side, a link to the side it was mailed to.
 */
export interface Actor {
  kind: ActorKind;
  id: string;
  name: string;
  email?: string;
  side?: Side;
  /** Set for a link that opens the owner's page and answers no question. */
  owner?: true;
}

export const systemActor: Actor = { kind: 'system', id: 'concordat', name: 'Concordat' };

/** Compares mail addresses, ignoring case and surrounding spaces. */
export function isSamePerson(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
