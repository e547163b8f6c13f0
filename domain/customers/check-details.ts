import { usccFault } from '../drafting/uscc';
import { type Problem, problemAt } from '../kernel/problem';
import { type Contact, type Details } from './state';

/** Ids and mail addresses of contacts must be unique. */
function checkContacts(contacts: readonly Contact[]): Problem[] {
  const ids = contacts.map(({ contactId }) => contactId);
  const addresses = contacts.map(({ email }) => email.trim().toLowerCase());
  return contacts.flatMap((_, index) => [
    ...(ids.indexOf(ids[index] ?? '') < index
      ? [
          problemAt(
            `/contacts/${index}/contactId`,
            'repeated',
            'Two contacts have the same id.',
            '两个联系人的编号相同。',
          ),
        ]
      : []),
    ...(addresses.indexOf(addresses[index] ?? '') < index
      ? [
          problemAt(
            `/contacts/${index}/email`,
            'repeated',
            'Two contacts have the same address.',
            '两个联系人的邮箱相同。',
          ),
        ]
      : []),
  ]);
}

/** Problems beyond the data's shape; pointers refer to the details. */
export function checkDetails({ country, registrationNumber, contacts }: Details): Problem[] {
  const fault = country === 'CN' && registrationNumber !== undefined ? usccFault(registrationNumber) : null;
  return [
    ...(fault ? [{ pointer: '/registrationNumber', code: 'not_a_uscc', message: fault }] : []),
    ...checkContacts(contacts),
  ];
}
