import DataLoader from 'dataloader';
import { type Person } from '../domain/kernel/people';
import { type Database } from '../prisma/client';
import { type LinkAsk, makeLinks } from '../prisma/make-link';
import { peopleToday } from '../prisma/people-today';
import { type Claim, claimEffects, markDone } from '../prisma/outbox';

/** What is recorded in the database while a mail is being sent: that it is claimed, its link, and that it was sent. */
export interface MailRecords {
  /** False if another attempt has claimed the mail since it was read. */
  claim: (mail: Claim) => Promise<boolean>;
  makeLink: (ask: LinkAsk) => Promise<string>;
  /** The person with today's name and language; unchanged if no employee of ours has the address. */
  asToday: (person: Person) => Promise<Person>;
  markDone: (effectId: string) => Promise<void>;
}

/** Writes are collected for this long. It is short because a mail that was sent but is not yet marked as sent would be sent again after a crash. */
const gatherMs = 40;
/** If at most this many mails are being sent, a write does not wait for others. */
const few = 3;

/**
 * Batches the database writes of mails that are sent at nearly the same time into one statement each.
 * @param onTheirWay returns how many mails are being sent at the moment
 */
export function createMailRecords(
  { db, publicUrl }: { db: Database; publicUrl: string },
  onTheirWay: () => number,
): MailRecords {
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
