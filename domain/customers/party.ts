import { zh as inChinese } from '../kernel/chinese';
import { isSamePerson, type Party } from '../kernel/people';
import { type Problem, problemAt } from '../kernel/problem';
import { type Contact, type Details } from './state';

/** The contacts authorised to sign (签约); if none is, all contacts. */
export function signingContacts({ contacts }: Pick<Details, 'contacts'>): Contact[] {
  const authorised = contacts.filter(({ matters }) => matters.includes('signing'));
  return authorised.length > 0 ? authorised : contacts;
}

const facts = ['name', 'registrationNumber', 'address', 'country', 'legalRepresentative'] as const;

/** Typed fields that differ from the directory. */
function disagreements(customer: Details, typed: Party): Problem[] {
  const code = 'not_as_in_directory';
  return facts.flatMap((field) => {
    const [said, known] = [typed[field] ?? null, customer[field] ?? null];
    if (said === null || said === known) return [];
    return known === null
      ? [
          problemAt(
            `/${field}`,
            code,
            'The directory does not have this of the customer.',
            '客户库中没有该客户的此项资料。',
          ),
        ]
      : [problemAt(`/${field}`, code, `The directory has ${known}.`, `客户库中登记为 ${known}。`)];
  });
}

function checkContact(customer: Details, { contact }: Party): Problem[] {
  const authorised = signingContacts(customer);
  const chosen = authorised.find(({ email }) => isSamePerson(email, contact.email));
  const addresses = authorised.map(({ email }) => email);
  if (!chosen)
    return [
      problemAt(
        '/contact/email',
        'not_authorised',
        `The directory does not authorise ${contact.email} for signing; it names ${addresses.join(', ')}.`,
        `客户库未授权 ${contact.email} 办理签约，已授权：${addresses.join('、')}。`,
      ),
    ];
  if (chosen.name === contact.name) return [];
  const zh = inChinese`客户库中 ${chosen.email} 为${chosen.name}。`;
  return [problemAt('/contact/name', 'not_as_in_directory', `In the directory ${chosen.email} is ${chosen.name}.`, zh)];
}

/** Differences between the typed party and the customer in the directory; pointers refer to the party. */
export function checkTypedParty(customer: Details, typed: Party): Problem[] {
  return [...disagreements(customer, typed), ...checkContact(customer, typed)];
}

/**
 * The customer as a contract names it, with today's data from the directory. From the typed party only two things are used: the choice among
 * the authorised contacts, and the agent, whose authority is for this one contract.
 */
export function partyOf(customer: Details, typed: Party | null): Party {
  const authorised = signingContacts(customer);
  const chosen = authorised.find(({ email }) => typed !== null && isSamePerson(email, typed.contact.email));
  const contact = chosen ?? authorised[0];
  if (!contact) throw new Error(`${customer.name} has no contact.`);
  const { name, nameEn, registrationNumber = null, address = null, country, contacts } = customer;
  const { legalRepresentative, addressEn } = customer;
  const others = contacts.filter(({ email, matters }) => !isSamePerson(email, contact.email) && matters.length > 0);
  return {
    ...{ name, registrationNumber, address, country },
    contact: { name: contact.name, email: contact.email, language: contact.language },
    ...(legalRepresentative === undefined ? {} : { legalRepresentative }),
    ...(typed?.agent ? { agent: typed.agent } : {}),
    ...(addressEn === undefined ? {} : { addressEn }),
    ...(nameEn === undefined || nameEn === name ? {} : { otherName: nameEn }),
    ...(others.length > 0
      ? { contacts: others.map(({ name: called, email, matters }) => ({ name: called, email, matters })) }
      : {}),
  };
}
