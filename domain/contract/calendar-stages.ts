import { type Contract, type Stage } from './contract';

/** Stages with deadlines that depend on the work calendar: working time, mail hours, due days that move off rest days. */
export const calendarStages = [
  'in_approval',
  'awaiting_customer',
  'signed',
  'active',
] as const satisfies readonly Stage[];

export function isPlannedByCalendar({ stage }: Pick<Contract, 'stage'>): boolean {
  return (calendarStages as readonly Stage[]).includes(stage);
}
