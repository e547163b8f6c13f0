import { type Contract } from '../contract/contract';
import { type Evolvers, inStage } from '../contract/evolver';
import { CorruptHistoryError, type Recorded } from '../kernel/stream';
import { receivingStages } from '../payment/allocate';
import { type VerificationEvents } from './events';
import { type OpenEntry } from './state';

type Event = Recorded<{ type: keyof VerificationEvents; entryId: string }>;

/** The contract with one entry changed; null closes the entry. */
function withEntry(contract: Contract, event: Event, change: (entry: OpenEntry) => OpenEntry | null): Contract {
  const { entries = [], ...current } = inStage(contract, receivingStages, event);
  const entry = entries.find(({ entryId }) => entryId === event.entryId);
  if (!entry) throw new CorruptHistoryError(`${contract.contractId} has no open entry ${event.entryId}.`);
  const left = entries.flatMap((other) => (other === entry ? (change(entry) ?? []) : other));
  return left.length > 0 ? { ...current, entries: left } : current;
}

export const verificationEvolvers: Evolvers<VerificationEvents> = {
  EntryMade: (contract, event) => {
    const current = inStage(contract, ['signed', 'active'], event);
    const { entryId, command, madeBy, at: since } = event;
    return { ...current, entries: [...(current.entries ?? []), { entryId, command, madeBy, since }] };
  },
  EntryBlocked: (contract, event) =>
    withEntry(contract, event, (entry) => ({ ...entry, blocked: { since: event.at, routeOwner: event.routeOwner } })),
  VerifiersFound: (contract, event) => withEntry(contract, event, ({ blocked: _over, ...entry }) => entry),
  EntryReminderDue: (contract, event) =>
    withEntry(contract, event, (entry) => ({ ...entry, reminders: event.occurrence + 1 })),
  EntryVerified: (contract, event) => withEntry(contract, event, () => null),
  EntryLapsed: (contract, event) => withEntry(contract, event, () => null),
  EntryRejected: (contract, event) => withEntry(contract, event, () => null),
};
