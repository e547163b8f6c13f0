import { type Words, words } from '../../domain/kernel/words';

/** Currency signs and the currencies that they may stand for. */
const currenciesOf: Readonly<Record<string, readonly string[]>> = {
  '¥': ['CNY', 'JPY'],
  '€': ['EUR'],
  '£': ['GBP'],
  '₩': ['KRW'],
  $: ['USD', 'HKD', 'SGD'],
};

const typedAmount = /^([¥€£₩$]?)((?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?)$/;

/** One point before exactly three figures: in many countries it separates thousands, and no supported currency has three decimals. */
const pointBeforeThree = /^([1-9]\d{0,2})\.(\d{3})$/;

/** Explains how to write an amount. */
export const howToWrite = words(
  'Write figures alone, such as 9300 or 9,300.00: a point before the decimals, commas only between groups of three figures, no sign and no unit.',
  '请只填数字，例如 9300 或者 9,300.00：小数点用“.”，逗号仅作千分位，不带正负号和单位。',
);

/** The sign and the figures, also from full-width characters; null if it is not an amount. */
function partsOf(typed: string): { sign: string; figures: string } | null {
  const [, sign = '', figures] = typedAmount.exec(typed.normalize('NFKC').trim()) ?? [];
  return figures === undefined ? null : { sign, figures };
}

/**
 * The digits of a typed amount without thousands separators and currency sign; null if it is not an amount. A comma elsewhere than between groups of
 * three may be a decimal comma: ignoring it would multiply the amount by a hundred.
 */
export function readAmount(typed: string): string | null {
  return partsOf(typed)?.figures.replaceAll(',', '') ?? null;
}

/** What an amount field is for. */
interface AmountOf {
  /** The contract's currency; absent for a quantity. */
  currency?: string;
  /** The value that the form was filled with: typing it again is never ambiguous. */
  value?: string;
}

/** Why the typed amount cannot be taken: another currency's sign, a figure that can be read in two ways, or no amount at all; null if it can. */
export function refuseAmount(typed: string, { currency, value }: AmountOf): Words | null {
  const parts = partsOf(typed);
  if (!parts) return howToWrite;
  const { sign, figures } = parts;
  if (sign !== '' && currency === undefined) return howToWrite;
  if (sign !== '' && currency !== undefined && currenciesOf[sign]?.includes(currency) !== true)
    return words(
      `The amount is in ${currency}, and “${sign}” is the sign of another currency. ${howToWrite.en}`,
      `金额应当以 ${currency} 计，而“${sign}”是其他币种的符号。${howToWrite['zh-CN']}`,
    );
  const [, whole = '', three = ''] = pointBeforeThree.exec(figures) ?? [];
  if (three === '' || figures === value) return null;
  const thousands = `${whole}${three}`;
  const decimals = three.endsWith('0') ? `${whole}.${three.slice(0, 2)}` : `${whole}.${three}0`;
  return words(
    `“${figures}” can be read in two ways: write ${thousands} or ${decimals}.`,
    `“${figures}”有两种读法，请写成 ${thousands} 或者 ${decimals}。`,
  );
}
