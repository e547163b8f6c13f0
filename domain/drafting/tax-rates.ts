import { exemptRate, percentOf } from '../kernel/money';
import { type Words, words } from '../kernel/words';
import { mixedRate } from './terms';

/** A tax rate in words: `13%`, exempt (免税), several. */
export function shownRate(rate: string): Words {
  if (rate === mixedRate) return words('several rates', '多种税率');
  if (rate === exemptRate) return words('exempt', '免税');
  const percent = `${percentOf(rate)}%`;
  return words(percent, percent);
}
