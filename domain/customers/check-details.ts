import { usccFault } from '../drafting/uscc';
import { type Problem, problemAt } from '../kernel/problem';
import { type Contact, type Details } from './state';

/** Contacts are told apart by their ids, and by the address that their mail goes to. */
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

/** What is wrong with the data of a customer, beside their shape; pointers go into the details. */
export function checkDetails({ country, registrationNumber, contacts }: Details): Problem[] {
  const fault = country === 'CN' && registrationNumber !== undefined ? usccFault(registrationNumber) : null;
  return [
    ...(fault ? [{ pointer: '/registrationNumber', code: 'not_a_uscc', message: fault }] : []),
    ...checkContacts(contacts),
  ];
}
