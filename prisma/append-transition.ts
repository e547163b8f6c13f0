import { showWithZone } from '../config/zone-clock';
import { commentsAfter, type Comment } from '../domain/approval/comment';
import { asksToCome, withAsksToCome } from '../domain/contract/asks-to-come';
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
import { type Beside } from './load-beside';
import { keepAtHand } from './load-terms';
import { keyOf, type TableChange } from './write-rows';

/** Events with the states before and after them, and what comes next. */
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
  /** What mails tell beside. */
  beside: Beside;
  number?: NumberToTake | undefined;
  /** Nothing is recorded unless the company is still of this version. */
  expectedCompany?: string | undefined;
}

/** A mail is no list: a contract may wait on hundreds, and as many mails go out. */
const mostWaiting = 5;

/** A mail as it waits in the outbox: the notice, on whom the contract waits, and by whose clock its times are. */
export type MailBody = Notice & { waiting: Words[]; timeZone: string };

function effectsFor({ before, events, after, ...transition }: Transition): Effect<MailBody>[] {
  const { texts, comments, waiting, beside, mailHours } = transition;
  let current = before;
  const effects = events.flatMap((event, index) => {
    const step = { before: current, contract: evolve(current, event) };
    current = step.contract;
    const heard = commentsAfter(comments, events.slice(0, index + 1));
    const reading = { ...beside, termsOf: texts.termsOf, comments: heard };
    return effectsOf(step, event, reading, mailHours);
  });
  const told = withAsksToCome(waiting, asksToCome(effects), (at) => showWithZone(at, after.timeZone));
  return effects.map((effect) => ({
    ...effect,
    body: {
      ...effect.body,
      waiting: waitingFor(effect.body.side, told).slice(0, mostWaiting),
      timeZone: after.timeZone,
    },
  }));
}

/** Digests of the uploaded files that newly named terms name. */
function filesIn({ kept }: KeptTexts): string[] {
  const files = [...kept.values()].flatMap(({ attachments = [], paper }) => [
    ...attachments.map(({ digest }) => digest),
    ...(paper ? [paper.digest] : []),
  ]);
  return [...new Set(files)];
}

/** Rows of a state that differ from those of the state before, and those that are gone. */
function stateChanges({ before, events, after, texts, waiting, nextDeadlineAt, calendar }: Transition): TableChange[] {
  const standingOf = (contract: Contract): Standing => ({
    ...{ terms: texts.termsOf(contract.terms), waiting, nextDeadlineAt, calendar },
  });
  // Under another calendar the rows of before are not known: all are written.
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

/** What events add to their tables, from a state on. */
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
 * Writes what comes of a command in one statement. A second run fails on the unique keys of `events` and writes nothing.
 * @returns the number that was taken for it, where one was
 * @throws what `isTaken` and `isOtherCompany` know
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
  keepAtHand(texts.kept);
  return taken;
}
