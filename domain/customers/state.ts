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
 * The customer's data for invoices (开票信息). Title and tax number are enough for a fully digital invoice (数电票); the rest is
 * printed if the customer wants it.
 */
export interface InvoiceData {
  title: string;
  taxNumber: string;
  address?: string;
  phone?: string;
  bank?: string;
  accountNumber?: string;
  /** Where invoices are sent. */
  email?: string;
}

/** The directory's data about a customer. */
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
  /** The account that the customer pays from and gets repayments to. */
  bankAccount?: BankAccount;
  invoiceData?: InvoiceData;
  /** Maximum total of its open contracts, tax included. */
  creditLimit?: Money;
}

export type DetailChanges = Changes<Details>;

/** The status and its reason; blocking requires a reason. */
export type StatusFacts =
  { status: 'normal' | 'watched'; reason: string | null } | { status: 'blocked'; reason: string };

/** A customer of the directory (相对方库). `seq` is the number of the last event applied. */
export type Customer = { customerId: string; seq: number; createdAt: Instant; updatedAt: Instant } & Details &
  StatusFacts;

/** Increase it with every change of the type `Customer`. A stored state of another version is rebuilt from the events. */
export const customerStateVersion = 1;
