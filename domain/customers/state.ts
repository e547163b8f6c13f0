import { type Instant } from '../kernel/days';
import { type Money } from '../kernel/money';
import { type Changes } from '../kernel/changes';
import { type BankAccount, type Matter, type Person } from '../kernel/people';

/** An authorised contact (授权联系人) of the customer. */
export interface Contact extends Person {
  contactId: string;
  matters: Matter[];
  phone?: string;
}

/**
 * What an invoice to the customer says of it (开票信息). Title and tax number are enough for a fully digital invoice (数电票); the rest is
 * printed where the customer wants it.
 */
export interface InvoiceData {
  title: string;
  taxNumber: string;
  address?: string;
  phone?: string;
  bank?: string;
  accountNumber?: string;
  /** Where the invoice is delivered. */
  email?: string;
}

/** What the directory knows of a customer. */
export interface Details {
  name: string;
  nameEn?: string;
  /** The address in English. */
  addressEn?: string;
  /** 统一社会信用代码, or its foreign equivalent; unique within its country. */
  registrationNumber?: string;
  /** ISO 3166-1 code. */
  country: string;
  address?: string;
  /** 法定代表人 */
  legalRepresentative?: string;
  /** At least one. */
  contacts: Contact[];
  /** Where the customer pays from and is paid back to. */
  bankAccount?: BankAccount;
  invoiceData?: InvoiceData;
  /** How much of its contracts may be open at once, tax included. */
  creditLimit?: Money;
}

export type DetailChanges = Changes<Details>;

/** Whether business is done, and why it stands so; nobody is blocked without a reason. */
export type StatusFacts =
  { status: 'normal' | 'watched'; reason: string | null } | { status: 'blocked'; reason: string };

/** A customer of the directory (相对方库). `seq` is the number of the last event folded in. */
export type Customer = { customerId: string; seq: number; createdAt: Instant; updatedAt: Instant } & Details &
  StatusFacts;

/** Raised with every change of the shape of `Customer`; a state of another version is folded anew from the events. */
export const customerStateVersion = 1;
