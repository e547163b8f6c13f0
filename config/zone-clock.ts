import { DateTime } from 'luxon';
import { type ZoneClock } from '../domain/days';

/** Wall-clock time by luxon. A time that a change of clocks skips becomes the first one after it. */
export const zoneClock: ZoneClock = {
  instantAt: (day, time, timeZone) => {
    const local = DateTime.fromISO(`${day}T${time}`, { zone: timeZone });
    if (!local.isValid)
      throw new Error(`${day} ${time} in ${timeZone} is not a time: ${local.invalidExplanation ?? ''}`);
    return local.toUTC().toJSDate().toISOString();
  },
  show: (instant, timeZone) => DateTime.fromISO(instant, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm'),
};
