import { plainCalendar, type WorkCalendar } from '../../domain/kernel/work-calendar';

/** The first week of October off, its weekends made up for: 2027 as an example. */
export const golden: WorkCalendar = {
  ...plainCalendar,
  version: 3,
  years: {
    '2027': {
      holidays: ['01', '02', '03', '04', '05', '06', '07'].map((day) => `2027-10-${day}`),
      makeUpDays: ['2027-09-26', '2027-10-09'],
    },
  },
};
