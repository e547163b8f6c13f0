import { words } from '../../domain/kernel/words';

const typedAmount = /^¥?((?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?)$/;

/** How an amount is written, for who has written it otherwise. */
export const howToWrite = words(
  'Write figures alone, such as 9300 or 9,300.00: a point before the decimals, commas only between groups of three figures, no sign and no unit.',
  '请只填数字，例如 9300 或者 9,300.00：小数点用“.”，逗号仅作千分位，不带正负号和单位。',
);

/**
 * The figures of an amount as somebody typed it, in full width or not, without what sets thousands apart; null where it can be read in two ways or
 * in none. A comma elsewhere than between groups of three may be a decimal one: without it the amount would be a hundredfold.
 */
export function readAmount(typed: string): string | null {
  const figures = typedAmount.exec(typed.normalize('NFKC').trim())?.[1];
  return figures === undefined ? null : figures.replaceAll(',', '');
}
