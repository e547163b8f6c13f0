import { type Money } from './money';
import { type Language } from './people';
import { type Words } from './words';

const reversed = (text: string) => Array.from(text).reverse().join('');

/** `CNY 1,234,500.00`: the code first, thousands apart. In Chinese the yuan is `¥1,234,500.00`. */
export function showMoney({ amount, currency }: Money, language: Language = 'en'): string {
  const [whole = '0', fraction] = amount.split('.');
  const grouped = reversed(reversed(whole).replace(/\d{3}(?=\d)/g, '$&,'));
  const figures = `${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
  return language === 'zh-CN' && currency === 'CNY' ? `¥${figures}` : `${currency} ${figures}`;
}

/** An amount as each language writes it. */
export function moneyWords(money: Money): Words {
  return { en: showMoney(money), 'zh-CN': showMoney(money, 'zh-CN') };
}
