import { type Contract } from '../domain/contract/contract';
import { earlierRounds, type EarlierRounds, roundEvents } from '../domain/contract/earlier-round';
import { hasNameOnly, returnersIn } from '../domain/contract/returners';
import { type Connection } from './client';
import { eventOf, loadEvents } from './load-events';
import { loadTerms } from './load-terms';

/** What readers know of earlier revisions, for pages and mails about a revision in approval or with the customer; null if there is none. */
export async function loadEarlier(
  db: Pick<Connection, 'event' | 'revision' | '$queryRaw'>,
  { contractId, revision, stage }: Contract,
): Promise<EarlierRounds | null> {
  if (revision === 1 || (stage !== 'in_approval' && stage !== 'awaiting_customer')) return null;
  const where = { streamKind: 'contract', streamId: contractId, type: { in: [...roundEvents] } };
  const [rows, revisions] = await Promise.all([
    db.event.findMany({ where, orderBy: { seq: 'asc' } }),
    db.revision.findMany({
      where: { contractId, revision: { lt: revision } },
      select: { revision: true, termsDigest: true },
    }),
  ]);
  const texts = await loadTerms(
    db,
    revisions.map(({ termsDigest }) => termsDigest),
  );
  const byRevision = revisions.flatMap(({ revision: of, termsDigest }) => {
    const terms = texts.get(termsDigest);
    return terms ? [[of, terms] as const] : [];
  });
  const events = rows.map(eventOf);
  // All events are read only if one of these does not say which of several people with one name it was.
  const returners = returnersIn(events.some(hasNameOnly) ? await loadEvents(db, contractId) : []);
  return earlierRounds(events, revision, new Map(byRevision), returners);
}
