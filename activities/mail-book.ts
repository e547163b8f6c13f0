import DataLoader from 'dataloader';
import { type Person } from '../domain/kernel/people';
import { type Database } from '../prisma/client';
import { type LinkAsk, makeLinks } from '../prisma/make-link';
import { peopleToday } from '../prisma/people-today';
import { type Claim, claimEffects, markDone } from '../prisma/outbox';

/** What each mail on its way has written down: that it is taken, its link, that it is sent. */
export interface MailBook {
  /** False where another attempt has taken it since it was read. */
  claim: (mail: Claim) => Promise<boolean>;
  makeLink: (ask: LinkAsk) => Promise<string>;
  /** The person as they are called, and read, today; as they were known where nobody of ours has the address. */
  asToday: (person: Person) => Promise<Person>;
  markDone: (effectId: string) => Promise<void>;
}

/** A mail that was sent and is not yet marked would be sent again after a crash: no longer than this. */
const gatherMs = 40;
/** So few mails on their way wait for no others. */
const few = 3;

/**
 * @param onTheirWay how many mails are being sent just now: what many write down at nearly the same time is written together, in one statement
 */
export function openMailBook(
  { db, publicUrl }: { db: Database; publicUrl: string },
  onTheirWay: () => number,
): MailBook {
  const together = <Item, Result>(write: (items: readonly Item[]) => Promise<readonly Result[]>) => {
    const writer = new DataLoader<Item, Result>(write, {
      cache: false,
      batchScheduleFn: (go) => setTimeout(go, onTheirWay() > few ? gatherMs : 0),
    });
    return (item: Item) => writer.load(item);
  };
  return {
    claim: together((mails: readonly Claim[]) => claimEffects(db, mails)),
    asToday: together((people: readonly Person[]) => peopleToday(db, people)),
    makeLink: together((asks: readonly LinkAsk[]) => makeLinks(db, publicUrl, asks)),
    markDone: together(async (effectIds: readonly string[]) => {
      await markDone(db, effectIds);
      return effectIds.map(() => undefined);
    }),
  };
}
