import { type Money } from './money';

const reversed = (text: string) => Array.from(text).reverse().join('');

/** `CNY 1,234,500.00`: the code first, thousands apart. */
export function showMoney({ amount, currency }: Money): string {
  const [whole = '0', fraction] = amount.split('.');
  const grouped = reversed(reversed(whole).replace(/\d{3}(?=\d)/g, '$&,'));
  return `${currency} ${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}
