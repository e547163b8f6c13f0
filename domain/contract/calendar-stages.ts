import { type Contract, type Stage } from './contract';

/** Stages in which deadlines hang on the work calendar: on working time, on hours at which mails leave, on due days that move. */
export const calendarStages = [
  'in_approval',
  'awaiting_customer',
  'signed',
  'active',
] as const satisfies readonly Stage[];

export function isPlannedByCalendar({ stage }: Pick<Contract, 'stage'>): boolean {
  return (calendarStages as readonly Stage[]).includes(stage);
}
