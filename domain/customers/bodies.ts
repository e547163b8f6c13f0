import { z } from 'zod';
import {
  allOptional,
  allRemovable,
  bankAccount,
  country,
  email,
  language,
  line,
  money,
  optional,
  partId,
  text,
} from '../kernel/values';
import { type CustomerCommands } from './commands';
import { customerStatuses } from './standing';
import { matters } from '../kernel/people';
import { type Contact } from './state';

const contact = z
  .strictObject({
    ...{ contactId: partId, name: line(100), email, language },
    matters: z
      .array(z.enum(matters))
      .max(matters.length)
      .meta({ description: 'What the contact is authorised for: 签约, 验收, 对账, 变更' }),
    phone: optional(line(50)),
  })
  .meta({ id: 'CustomerContact' }) satisfies z.ZodType<Contact>;

const invoiceData = z
  .strictObject({
    ...{ title: line(200), taxNumber: line(64), address: optional(line(500)), phone: optional(line(50)) },
    ...{ bank: optional(line(200)), accountNumber: optional(line(64)), email: optional(email) },
  })
  .meta({ id: 'InvoiceData', description: 'What an invoice to the customer says of it (开票信息)' });

const always = { name: line(200), country, contacts: z.array(contact).min(1).max(100) };

const maybe = {
  nameEn: line(200),
  registrationNumber: line(64).meta({ description: '统一社会信用代码, or its foreign equivalent' }),
  address: line(500),
  addressEn: line(500).meta({ description: 'In contracts in English; else the address' }),
  legalRepresentative: line(200),
  bankAccount,
  invoiceData,
  creditLimit: money.meta({ description: 'How much of its contracts may be open at once, tax included' }),
};

/** All data about a customer in the directory. */
export const details = z.strictObject({
  ...always,
  ...allOptional(maybe),
}) satisfies z.ZodType<CustomerCommands['addCustomer']['details']>;

export const detailChanges = z.strictObject({ ...allOptional(always), ...allRemovable(maybe) }).meta({
  description: 'What is left out stays as it is; null takes a field away. Contacts are replaced as a whole.',
}) satisfies z.ZodType<CustomerCommands['changeCustomer']['changes']>;

export const statusBody = z.strictObject({
  status: z.enum(customerStatuses).meta({
    description:
      'With a `blocked` customer nothing is submitted or approved; `watched` is a fact of the approval rules',
  }),
  reason: text(2000).nullable().default(null).meta({ description: 'Nobody is blocked without one' }),
}) satisfies z.ZodType<CustomerCommands['setCustomerStatus']>;
