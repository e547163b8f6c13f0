import { DateTime } from 'luxon';
import { type Instant, type ZoneClock } from '../domain/kernel/days';

const mostKnown = 50_000;

/** Caches a conversion that planners repeat often; the cache is emptied when it holds `mostKnown` entries. */
function remembered(find: (what: string, timeZone: string) => string): (what: string, timeZone: string) => string {
  const known = new Map<string, string>();
  return (what, timeZone) => {
    const key = `${what} ${timeZone}`;
    const earlier = known.get(key);
    if (earlier !== undefined) return earlier;
    const found = find(what, timeZone);
    if (known.size >= mostKnown) known.clear();
    known.set(key, found);
    return found;
  };
}

const instantAt = remembered((local, timeZone) => {
  const at = DateTime.fromISO(local, { zone: timeZone });
  if (!at.isValid) throw new Error(`${local} in ${timeZone} is not a time: ${at.invalidExplanation ?? ''}`);
  return at.toUTC().toJSDate().toISOString();
});

const show = remembered((instant, timeZone) =>
  DateTime.fromISO(instant, { zone: timeZone }).toFormat('yyyy-MM-dd HH:mm'),
);

/** Time zone conversion by luxon. A local time that a daylight saving change skips is moved forward by the length of the gap. */
export const zoneClock: ZoneClock = {
  instantAt: (day, time, timeZone) => instantAt(`${day}T${time}`, timeZone),
  show,
};

/** An instant in local time, with the time zone: `2026-03-01 09:00 (Asia/Shanghai)`. */
export function showWithZone(at: Instant, timeZone: string): string {
  return `${zoneClock.show(at, timeZone)} (${timeZone})`;
}
