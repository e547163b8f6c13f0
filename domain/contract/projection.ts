import { type Terms } from '../drafting/terms';
import { type Instant } from '../kernel/days';
import { type Recorded } from '../kernel/stream';
import { type WorkCalendar } from '../kernel/work-calendar';
import { type Contract } from './contract';
import { type WaitingItem } from './waiting-item';

/** A row of the read model by field name; the columns have the same names in snake case. */
export type TableRow = Readonly<Record<string, unknown>>;

/** What rows are made from besides the contract. */
export interface Standing {
  terms: Terms;
  waiting: readonly WaitingItem[];
  nextDeadlineAt: Instant | null;
  /** The work calendar for effective due days. */
  calendar: WorkCalendar;
}

/** A table whose rows are computed from the contract's current state. */
export interface StateTable {
  table: string;
  key: readonly string[];
  rows: (contract: Contract, standing: Standing) => TableRow[];
}

/** The rows that each event adds or changes, from the contract just after the event. A row may contain some of the fields only. */
export type EventRows<Events> = {
  [T in keyof Events]?: (contract: Contract, event: Recorded<{ type: T } & Events[T]>) => TableRow[];
};

/** A table whose rows are computed from events. */
export interface EventTable<Events = never> {
  table: string;
  key: readonly string[];
  rows: EventRows<Events>;
}
