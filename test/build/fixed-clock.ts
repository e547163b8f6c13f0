import { addMs, type ZoneClock } from '../../domain/kernel/days';

/** A clock with a fixed offset from UTC, whatever the time zone. */
export function fixedClock(hoursAhead: number): ZoneClock {
  const ms = hoursAhead * 3_600_000;
  return {
    instantAt: (day, time) => addMs(`${day}T${time}:00.000Z`, -ms),
    show: (instant) => addMs(instant, ms).slice(0, 16).replace('T', ' '),
  };
}

export const shanghai = fixedClock(8);
