import { zoneClock } from '../../config/zone-clock';
import { type Day } from '../../domain/kernel/days';
import { type ContractEvent } from '../../domain/contract/events';
import { fold } from '../../domain/contract/evolve';
import { type Terms } from '../../domain/drafting/terms';
import { loadEvents } from '../../prisma/load-events';
import { loadTermsOf } from '../../prisma/load-terms';
import { isReadModelTrue } from '../../prisma/rebuild-read-model';
import { type Contract } from '../../domain/contract/contract';
import { type WaitingItem } from '../../domain/contract/waiting-item';
import { isDeepStrictEqual } from 'node:util';
import { type Mail } from '../inbox/mail-store';
import { Explained } from '../stack/report';
import { type Inbox } from '../inbox/inbox';
import { answerByLink, type CodeReader, linkIn } from './mail-link';
import { type World } from './world';

export const timeZone = 'Asia/Shanghai';

/** One entry of the timeline. */
export interface Moment {
  at: number;
  title: string;
  events: ContractEvent[];
  stage: string;
  mails: Mail[];
  waiting: WaitingItem[];
  nextDeadlineAt: string | null;
}

/** Plays the contract's life step by step and records each moment: what was done, the events, the mails, and what the contract waits for next. */
export interface Scene {
  moments: Moment[];
  contract: () => Promise<Contract>;
  terms: () => Promise<Terms>;
  nextDeadline: () => Promise<string | null>;
  today: () => Promise<Day>;
  create: (title: string, body: object) => Promise<void>;
  /** Sends a command through the REST API. */
  send: (title: string, command: string, body: object) => Promise<void>;
  /** Sends a person's answer through the link in their mail. */
  byLink: (title: string, email: string, choice: string, text?: string) => Promise<void>;
  /** Lets hours pass; each deadline on the way becomes a moment of its own. */
  later: (hours: number) => Promise<void>;
  /** Moves to ten o'clock of that day in the contract's time zone. */
  until: (day: Day) => Promise<void>;
  /** Records the current state as a moment. */
  observe: (title: string) => Promise<void>;
  /** Moves past the next deadline. */
  letDeadlineCome: () => Promise<void>;
}

const hourMs = 3_600_000;
const patienceMs = 20_000;

interface Progress {
  world: World;
  tell: (moment: Moment) => void;
  moments: Moment[];
  contractId: string;
  seen: { seq: number; mails: Set<string> };
}

async function rowOf({ world, contractId }: Progress) {
  const row = await world.db.contract.findUniqueOrThrow({ where: { contractId } });
  return {
    state: row.state as unknown as Contract, // written by `recordTransition`
    waiting: row.waiting as unknown as WaitingItem[], // the same
    next: row.nextDeadlineAt,
  };
}

/** Waits until every deadline that has come is processed and every mail is sent. */
async function waitUntilQuiet(progress: Progress): Promise<void> {
  const { db, now } = progress.world;
  const giveUpAt = Date.now() + patienceMs;
  for (;;) {
    const { next } = await rowOf(progress);
    const due = next !== null && next.getTime() <= (await now());
    const unsent = await db.effect.count({
      where: { streamId: progress.contractId, status: { in: ['due', 'sending'] } },
    });
    if (!due && unsent === 0) return;
    if (Date.now() > giveUpAt)
      throw new Explained(
        due
          ? `The contract's deadline of ${next.toISOString()} came, and nothing happened.`
          : `${unsent} mails were not sent within ${patienceMs / 1000} s.`,
      );
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Checks promise P3 at every moment: events, read model and workflow agree. */
async function assertOneTruth({ world, contractId }: Progress, events: ContractEvent[], row: Contract): Promise<void> {
  const folded = fold(events);
  if (!isDeepStrictEqual(folded, row)) throw new Explained('The read model is not what the events make.');
  if (!(await isReadModelTrue(world.db, contractId)))
    throw new Explained('A row of the read model is not what the events make.');
  if (!isDeepStrictEqual(await world.ask(contractId), folded))
    throw new Explained('The workflow does not know what the events make.');
}

async function tellMoment(progress: Progress, titleOf: (events: ContractEvent[]) => string): Promise<void> {
  const { world, contractId, seen } = progress;
  await waitUntilQuiet(progress);
  const events = await loadEvents(world.db, contractId);
  const { state, waiting, next } = await rowOf(progress);
  await assertOneTruth(progress, events, state);
  const fresh = events.filter(({ seq }) => seq > seen.seq);
  const mails = (await world.inbox.mails()).filter(({ id }) => !seen.mails.has(id));
  seen.seq = state.seq;
  for (const { id } of mails) seen.mails.add(id);
  const moment: Moment = {
    at: fresh[0] ? Date.parse(fresh[0].at) : await world.now(),
    ...{ title: titleOf(fresh), events: fresh, stage: state.stage, mails: mails.reverse(), waiting },
    nextDeadlineAt: next?.toISOString() ?? null,
  };
  progress.moments.push(moment);
  progress.tell(moment);
}

/** The step, payment or delivery that the deadline was about. */
function whichOf(event: ContractEvent): string {
  if ('stepId' in event) return event.stepId ?? '';
  if ('paymentLineId' in event) return event.paymentLineId;
  return 'milestoneId' in event ? event.milestoneId : '';
}

function ownWords(events: ContractEvent[]): string {
  const words = events.map((event) => {
    if (event.type === 'PaymentOverdue') return `payment ${event.paymentLineId} is overdue`;
    const what = /^(\w+?)(?:ReminderDue|Chased)$/.exec(event.type)?.[1];
    if (what === undefined) return event.type;
    return `reminder: ${what.toLowerCase()} ${whichOf(event)}`.trim();
  });
  return words.length === 0 ? 'Nothing happens' : `By itself – ${words.join('; ')}`;
}

/** Moves the contract's time to `target`; each deadline on the way becomes a moment. */
async function passTo(progress: Progress, target: number): Promise<void> {
  const { now, sleep } = progress.world;
  const skipTo = async (instant: number) => {
    const ms = instant - (await now());
    if (ms > 0) await sleep(ms);
  };
  for (;;) {
    const { next } = await rowOf(progress);
    if (next === null || next.getTime() > target) break;
    await skipTo(next.getTime() + 1000);
    await tellMoment(progress, ownWords);
  }
  await skipTo(target);
}

/** Returns a reader that waits for the next code mailed to the address. */
async function codeReader(inbox: Inbox, email: string): Promise<CodeReader> {
  const known = new Set((await inbox.mails()).map(({ id }) => id));
  return async () => {
    const giveUpAt = Date.now() + patienceMs;
    for (;;) {
      const fresh = (await inbox.mails()).filter(({ id, to }) => !known.has(id) && to.includes(email));
      const code = fresh.flatMap(({ text }) => /\b\d{6}\b/.exec(text) ?? [])[0];
      if (code !== undefined) return code;
      if (Date.now() > giveUpAt) throw new Explained(`No code has come to ${email}.`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
}

export function openScene(world: World, tell: (moment: Moment) => void): Scene {
  const progress: Progress = { world, tell, moments: [], contractId: '', seen: { seq: 0, mails: new Set() } };
  const { api, inbox, now } = world;
  const tellAs = (title: string) => tellMoment(progress, () => title);
  return {
    moments: progress.moments,
    contract: async () => (await rowOf(progress)).state,
    terms: async () => loadTermsOf(world.db, (await rowOf(progress)).state.terms),
    nextDeadline: async () => (await rowOf(progress)).next?.toISOString() ?? null,
    today: async () => zoneClock.show(new Date(await now()).toISOString(), timeZone).slice(0, 10),
    create: async (title, body) => {
      progress.contractId = String((await api.post('/v1/contracts', body))['contractId']);
      await tellAs(title);
    },
    send: async (title, command, body) => {
      await api.post(`/v1/contracts/${progress.contractId}/${command}`, body);
      await tellAs(title);
    },
    byLink: async (title, email, choice, text = '') => {
      const theirs = (await inbox.mails()).filter((mail) => mail.to.includes(email));
      const link = theirs.flatMap((mail) => linkIn(mail) ?? [])[0];
      if (link === undefined) throw new Explained(`No mail with a link has come to ${email}.`);
      await answerByLink(link, { choice, text }, await codeReader(inbox, email));
      await tellAs(title);
    },
    observe: tellAs,
    later: async (hours) => passTo(progress, (await now()) + hours * hourMs),
    until: (day) => passTo(progress, Date.parse(zoneClock.instantAt(day, '10:00', timeZone))),
    letDeadlineCome: async () => {
      const { next } = await rowOf(progress);
      if (next === null) throw new Explained('The contract has no deadline.');
      await passTo(progress, next.getTime() + 1000);
    },
  };
}
