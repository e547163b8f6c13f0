import { DateTime } from 'luxon';
import { type ZoneClock } from '../domain/kernel/days';

/** Instants by wall-clock time, which planners ask for again and again; forgotten when there are too many. */
const known = new Map<string, string>();
const mostKnown = 50_000;

/** Wall-clock time by luxon. A time that a change of clocks skips is as much later. */
export const zoneClock: ZoneClock = {
  instantAt: (day, time, timeZone) => {
    const key = `${day} ${time} ${timeZone}`;
    const earlier = known.get(key);
    if (earlier !== undefined) return earlier;
    const local = DateTime.fromISO(`${day}T${time}`, { zone: timeZone });
    if (!local.isValid)
      throw new Error(`${day} ${time} in ${timeZone} is not a time: ${local.invalidExplanation ?? ''}`);
    const instant = local.toUTC().toJSDate().toISOString();
    if (known.size >= mostKnown) known.clear();
    known.set(key, instant);
    return instant;
  },
  show: (instant, timeZone) => DateTime.fromISO(instant, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm'),
};
