import { cut } from '../kernel/cut';
import { type Instant, type ZoneClock } from '../kernel/days';
import { type WorkCalendar } from '../kernel/work-calendar';
import { type Words } from '../kernel/words';
import { type Contract } from './contract';
import { deadlineLine, nearest, planDeadlines } from './plan';
import { type Reading } from './reading';
import { waitingOn } from './waiting';
import { type WaitingItem, waitingName } from './waiting-item';

/** What the workflow must know about the future: the next timer, and the text for the Temporal UI. The full waiting list is in Postgres. */
export interface Outlook {
  /** The nearest deadline. */
  at: Instant | null;
  /** What happens then, in words for operators. */
  then: string;
  /** Whom the contract waits for: ids of approval steps, `customer`, `owner` … */
  waitingOn: string[];
  overdue: boolean;
  /** The first sentences of the waiting list, at most five. */
  sentences: Words[];
}

export const nothingAhead: Outlook = { at: null, then: '', waitingOn: [], overdue: false, sentences: [] };

const mostSentences = 5;

interface Around {
  reading: Reading;
  clock: ZoneClock;
  now: Instant;
  /** The company's work calendar. */
  calendar: WorkCalendar;
}

/** Plans deadlines and lists whom the contract waits for: in full for the read model, in short for the workflow. */
export function lookAhead(
  contract: Contract,
  { reading, clock, now, calendar }: Around,
): { waiting: WaitingItem[]; outlook: Outlook } {
  const deadlines = planDeadlines({ contract, clock, now, calendar });
  const next = nearest(deadlines);
  const waiting = waitingOn(contract, { deadlines, reading, clock, calendar });
  return {
    waiting,
    outlook: {
      at: next[0]?.at ?? null,
      then: cut(next.slice(0, 5).map(deadlineLine).join('; '), 200),
      waitingOn: [...new Set(waiting.map(waitingName))],
      overdue: waiting.some(({ overdue }) => overdue),
      sentences: waiting.slice(0, mostSentences).map(({ sentence }) => sentence),
    },
  };
}
