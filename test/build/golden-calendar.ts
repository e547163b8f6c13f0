import { plainCalendar, type WorkCalendar } from '../../domain/kernel/work-calendar';

/** Example: the first week of October 2027 is a holiday, with make-up days at weekends. */
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
