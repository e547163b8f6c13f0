import { cut } from '../kernel/cut';
import { type Instant, type ZoneClock } from '../kernel/days';
import { type WorkCalendar } from '../kernel/work-calendar';
import { type Words } from '../kernel/words';
import { type Contract } from './contract';
import { deadlineLine, nearest, planDeadlines } from './plan';
import { type Reading } from './reading';
import { waitingOn } from './waiting';
import { type WaitingItem, waitingName } from './waiting-item';

/** What comes next, as far as the workflow needs it: one timer, and what the Temporal UI says. The whole list is in Postgres. */
export interface Outlook {
  /** The nearest instant at which something happens by itself. */
  at: Instant | null;
  /** What happens then, for operators. */
  then: string;
  /** On whom it waits: steps of an approval, `customer`, `owner` … */
  waitingOn: string[];
  overdue: boolean;
  /** The first few sentences of the waiting list. */
  sentences: Words[];
}

export const nothingAhead: Outlook = { at: null, then: '', waitingOn: [], overdue: false, sentences: [] };

const mostSentences = 5;

interface Around {
  reading: Reading;
  clock: ZoneClock;
  now: Instant;
  /** The company's. */
  calendar: WorkCalendar;
}

/** What comes next by itself and on whom the contract waits: in full for the read model, in short for the workflow. */
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
