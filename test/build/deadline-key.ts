import { type Contract } from '../../domain/contract/contract';
import { type Deadline } from '../../domain/contract/deadline';
import { type ContractEvent } from '../../domain/contract/events';
import { isSame } from '../../domain/contract/topic';
import { planOf } from './ask-contract';

/** What a deadline is about, in a line: `payment_reminder:advance:2030-02-01`; of an approval `approval_reminder:legal:1:50`. */
export function keyOf({ about }: Pick<Deadline, 'about'>): string {
  const values: [string, unknown][] = Object.entries(about);
  const parts = values.flatMap(([name, value]) => {
    if (name !== 'subject') return [String(value)];
    return 'subject' in about && about.subject.kind !== 'revision' ? [about.subject.id] : [];
  });
  return parts.join(':');
}

/** The first deadline with this in its key. */
export function planned(contract: Contract, part: string, now?: string): Deadline {
  const found = planOf(contract, now).find((deadline) => keyOf(deadline).includes(part));
  if (!found) throw new Error(`Nothing is planned about ${part}.`);
  return found;
}

/** Whether an event came of this deadline, rather than of another that was due beside it. */
export function cameOf({ about }: Deadline, event: object): boolean {
  const told: Record<string, unknown> = { ...event };
  const facts: [string, unknown][] = Object.entries(about);
  return facts.every(([name, value]) => !(name in told) || isSame([told[name]], [value]));
}

export type TimedEvent = Extract<ContractEvent, { dueAt?: unknown }>;

/** Whether something happened by itself. */
export function isTimed(event: ContractEvent): event is TimedEvent {
  return 'dueAt' in event && event.dueAt !== undefined;
}
