import { type TableRow } from '../contract/projection';
import { matchKey } from '../kernel/match-key';
import { type Customer, customerStateVersion } from './state';

/** One row per customer, for lists and for the rules of its contracts. */
export const customerTable = {
  table: 'customers',
  key: ['customerId'],
  rows: (customer: Customer): TableRow[] => {
    const { customerId, seq, name, nameEn, country, registrationNumber, status, reason, createdAt, updatedAt } =
      customer;
    const { amount: creditAmount = null, currency: creditCurrency = null } = customer.creditLimit ?? {};
    return [
      {
        ...{ customerId, seq, name, nameEn: nameEn ?? null, country, registrationNumber: registrationNumber ?? null },
        ...{
          nameKey: matchKey(name),
          numberKey: registrationNumber === undefined ? null : matchKey(registrationNumber),
        },
        ...{ status, reason, creditAmount, creditCurrency },
        ...{ stateVersion: customerStateVersion, state: customer, createdAt, updatedAt },
      },
    ];
  },
} as const;
