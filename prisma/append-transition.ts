import { showWithZone } from '../config/zone-clock';
import { commentsAfter, type Comment } from '../domain/approval/comment';
import { scheduledAsks, withScheduledAsks } from '../domain/contract/scheduled-asks';
import { type Contract } from '../domain/contract/contract';
import { type ContractEvent } from '../domain/contract/events';
import { evolve } from '../domain/contract/evolve';
import { effectsOf, type MailHours, type Notice } from '../domain/contract/notify';
import { type Standing } from '../domain/contract/projection';
import { eventTables, stateTables } from '../domain/contract/read-model';
import { type WaitingItem } from '../domain/contract/waiting-item';
import { waitingFor } from '../domain/contract/waiting-for-reader';
import { type Effect } from '../domain/kernel/effects';
import { type WorkCalendar } from '../domain/kernel/work-calendar';
import { type Words } from '../domain/kernel/words';
import { appendEvents, type NumberToTake } from './append-events';
import { type Connection } from './client';
import { type KeptTexts } from './load-inputs';
import { type MailContext } from './load-mail-context';
import { cacheTerms } from './load-terms';
import { keyOf, type TableChange } from './write-rows';

/** New events with the states before and after them, and what comes next. */
export interface Transition {
  contractId: string;
  fingerprint: string;
  before: Contract | null;
  events: readonly ContractEvent[];
  after: Contract;
  texts: KeptTexts;
  /** Comments that were open before. */
  comments: readonly Comment[];
  waiting: readonly WaitingItem[];
  nextDeadlineAt: string | null;
  calendar: WorkCalendar;
  mailHours: MailHours;
  /** Additional data for mails. */
  mailContext: MailContext;
  number?: NumberToTake | undefined;
  /** Nothing is recorded if the company has another version by now. */
  expectedCompany?: string | undefined;
}

/** Maximum waiting sentences in a mail; a contract may wait for hundreds of people, who all get mails. */
const mostWaiting = 5;

/** A mail in the outbox: the notice, whom the contract waits for, and the time zone of its times. */
export type MailBody = Notice & { waiting: Words[]; timeZone: string };

function effectsFor({ before, events, after, ...transition }: Transition): Effect<MailBody>[] {
  const { texts, comments, waiting, mailContext, mailHours } = transition;
  let current = before;
  const effects = events.flatMap((event, index) => {
    const step = { before: current, contract: evolve(current, event) };
    current = step.contract;
    const heard = commentsAfter(comments, events.slice(0, index + 1));
    const reading = { ...mailContext, termsOf: texts.termsOf, comments: heard };
    return effectsOf(step, event, reading, mailHours);
  });
  const told = withScheduledAsks(waiting, scheduledAsks(effects), (at) => showWithZone(at, after.timeZone));
  return effects.map((effect) => ({
    ...effect,
    body: {
      ...effect.body,
      waiting: waitingFor(effect.body.side, told).slice(0, mostWaiting),
      timeZone: after.timeZone,
    },
  }));
}

/** Digests of uploaded files that new terms refer to. */
function filesIn({ kept }: KeptTexts): string[] {
  const files = [...kept.values()].flatMap(({ attachments = [], paper }) => [
    ...attachments.map(({ digest }) => digest),
    ...(paper ? [paper.digest] : []),
  ]);
  return [...new Set(files)];
}

/** State rows that changed, and those that are removed. */
function stateChanges({ before, events, after, texts, waiting, nextDeadlineAt, calendar }: Transition): TableChange[] {
  const standingOf = (contract: Contract): Standing => ({
    ...{ terms: texts.termsOf(contract.terms), waiting, nextDeadlineAt, calendar },
  });
  // If the calendar changed, the previous rows cannot be computed, so all rows are written.
  const isReplanned = events.some(({ type }) => type === 'DeadlinesReplanned');
  return stateTables.map(({ table, key, rows }) => {
    const now = rows(after, standingOf(after));
    const old = before ? rows(before, standingOf(before)) : [];
    const known = new Set(old.map((row) => JSON.stringify(row)));
    const kept = new Set(now.map((row) => keyOf(row, key)));
    return {
      ...{ table, key, upserts: now.filter((row) => isReplanned || !known.has(JSON.stringify(row))) },
      removed: old.filter((row) => !kept.has(keyOf(row, key))),
      ...(table === 'contracts' ? { olderThan: { field: 'seq' } } : {}),
    };
  });
}

/** The rows that events add or change, starting from the state before them. */
export function eventChanges(before: Contract | null, events: readonly ContractEvent[]): TableChange[] {
  let current = before;
  const states = events.map((event) => {
    current = evolve(current, event);
    return { event, contract: current };
  });
  return eventTables.map(({ table, key, rowsOf }) => ({
    ...{ table, key, removed: [] },
    upserts: states.flatMap(({ contract, event }) => rowsOf(contract, event)),
  }));
}

/**
 * Writes the result of a command in one statement. A second run violates the unique keys of `events` and writes nothing.
 * @returns the contract number that was taken, if any
 * @throws errors for which `isTaken` or `isOtherCompany` is true
 */
export async function appendTransition(db: Connection, transition: Transition): Promise<string | null> {
  const { contractId, fingerprint, before, events, texts, number, expectedCompany } = transition;
  const taken = await appendEvents(db, {
    ...{
      stream: { kind: 'contract', id: contractId },
      fingerprint,
      events,
      effects: effectsFor(transition),
      terms: texts.kept,
    },
    tables: [...stateChanges(transition), ...eventChanges(before, events)],
    files: filesIn(texts),
    ...(number ? { number } : {}),
    ...(expectedCompany === undefined ? {} : { expectedCompany }),
  });
  cacheTerms(texts.kept);
  return taken;
}
