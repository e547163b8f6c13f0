import { type Terms } from '../drafting/terms';
import { type Instant } from '../kernel/days';
import { type Recorded } from '../kernel/stream';
import { type WorkCalendar } from '../kernel/work-calendar';
import { type Contract } from './contract';
import { type WaitingItem } from './waiting-item';

/** A row of the read model, by the names of its fields; a table's columns are the same in snake case. */
export type TableRow = Readonly<Record<string, unknown>>;

/** What rows are made from beside the contract. */
export interface Standing {
  terms: Terms;
  waiting: readonly WaitingItem[];
  nextDeadlineAt: Instant | null;
  /** By which due days are reckoned. */
  calendar: WorkCalendar;
}

/** A table whose rows follow from the contract as it stands. */
export interface StateTable {
  table: string;
  key: readonly string[];
  rows: (contract: Contract, standing: Standing) => TableRow[];
}

/** For events that put something into a table: what, by the contract just after the event. A row may name some fields only. */
export type EventRows<Events> = {
  [T in keyof Events]?: (contract: Contract, event: Recorded<{ type: T } & Events[T]>) => TableRow[];
};

/** A table that events add to. */
export interface EventTable<Events = never> {
  table: string;
  key: readonly string[];
  rows: EventRows<Events>;
}
