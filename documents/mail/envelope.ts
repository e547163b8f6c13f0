import addressparser from 'nodemailer/lib/addressparser';
import { type Person } from '../../domain/kernel/people';
import { type MailContent, whomToAsk } from './compose-mail';
import { oneLine } from './one-line';

interface Address {
  name: string;
  address: string;
}

/** Sender, recipient and reply address. */
export interface Envelope {
  from: Address;
  to: Address;
  replyTo?: Address;
  headers: Record<string, string>;
}

/** Characters of a name that mail programs display. */
const mostOfName = 80;

function addressOf({ name, email }: Pick<Person, 'name' | 'email'>): Address {
  return { name: oneLine(name, mostOfName), address: email };
}

/** The sender address from `MAIL_FROM`; a name in it is replaced by the company's. */
function ownAddress(mailFrom: string): Address {
  const [first] = addressparser(mailFrom, { flatten: true });
  return { name: first?.name ?? '', address: first?.address ?? mailFrom };
}

/**
 * Addresses and headers: the company is the sender, replies go to the contract's owner. RFC 3834: marked as sent automatically, so that absence
 * notes do not answer. There is no `List-Unsubscribe`: it is not a mailing list, and nobody can opt out of mails about their own contract.
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
