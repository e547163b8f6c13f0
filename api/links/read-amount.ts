import { words } from '../../domain/kernel/words';

const typedAmount = /^¥?((?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?)$/;

/** Explains how to write an amount. */
export const howToWrite = words(
  'Write figures alone, such as 9300 or 9,300.00: a point before the decimals, commas only between groups of three figures, no sign and no unit.',
  '请只填数字，例如 9300 或者 9,300.00：小数点用“.”，逗号仅作千分位，不带正负号和单位。',
);

/**
 * The digits of a typed amount without thousands separators, also from full-width characters; null if it is ambiguous or not an amount. A comma
 * elsewhere than between groups of three may be a decimal comma: ignoring it would multiply the amount by a hundred.
 */
export function readAmount(typed: string): string | null {
  const figures = typedAmount.exec(typed.normalize('NFKC').trim())?.[1];
  return figures === undefined ? null : figures.replaceAll(',', '');
}
