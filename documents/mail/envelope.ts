import addressparser from 'nodemailer/lib/addressparser';
import { type Person } from '../../domain/kernel/people';
import { type MailContent, whomToAsk } from './compose-mail';
import { oneLine } from './one-line';

interface Address {
  name: string;
  address: string;
}

/** From whom, to whom, and who gets the answer. */
export interface Envelope {
  from: Address;
  to: Address;
  replyTo?: Address;
  headers: Record<string, string>;
}

/** Characters of a name that mail programs still show. */
const mostOfName = 80;

function addressOf({ name, email }: Pick<Person, 'name' | 'email'>): Address {
  return { name: oneLine(name, mostOfName), address: email };
}

/** The address that mails leave from, out of `MAIL_FROM`; names in it give way to the company's. */
function ownAddress(mailFrom: string): Address {
  const [first] = addressparser(mailFrom, { flatten: true });
  return { name: first?.name ?? '', address: first?.address ?? mailFrom };
}

/**
 * What stands on the envelope: the company writes, the contract's owner gets the answer. RFC 3834: a machine sent it, so that absence notes do not answer.
 * No mail of ours has a `List-Unsubscribe`: nobody is on a list, and nobody can be spared what concerns their contract.
 */
export function envelopeOf(mailFrom: string, { from, to }: Pick<MailContent, 'from' | 'to'>): Envelope {
  const own = ownAddress(mailFrom);
  const ask = whomToAsk({ to, ...(from ? { from } : {}) });
  return {
    from: from ? { ...own, name: oneLine(from.company, mostOfName) } : own,
    to: addressOf(to),
    ...(ask ? { replyTo: addressOf(ask) } : {}),
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}
