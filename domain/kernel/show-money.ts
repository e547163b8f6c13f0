import { type Money, roundMoney } from './money';
import { type Language } from './people';
import { type Words } from './words';

const reversed = (text: string) => Array.from(text).reverse().join('');

/** Pads the amount to the decimals of its currency: `9300` yuan is `9300.00`. More decimals, as in a unit price, are kept. */
function inFull({ amount, currency }: Money): string {
  const { amount: full } = roundMoney(amount, currency);
  return full.length > amount.length ? full : amount;
}

/** `CNY 1,234,500.00`: the code first, thousands separated. In Chinese the yuan is shown as `¥1,234,500.00`. */
export function showMoney(money: Money, language: Language = 'en'): string {
  const { currency } = money;
  const [whole = '0', fraction] = inFull(money).split('.');
  const grouped = reversed(reversed(whole).replace(/\d{3}(?=\d)/g, '$&,'));
  const figures = `${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
  return language === 'zh-CN' && currency === 'CNY' ? `¥${figures}` : `${currency} ${figures}`;
}

/** An amount in the format of each language. */
export function moneyWords(money: Money): Words {
  return { en: showMoney(money), 'zh-CN': showMoney(money, 'zh-CN') };
}
