import { type Day } from '../kernel/days';
import { type Money } from '../kernel/money';
import { type Language } from '../kernel/people';
import { showMoney } from '../kernel/show-money';
import { type Variable } from './variables';

const currencyNames: Readonly<Record<string, string>> = {
  CNY: '人民币',
  USD: '美元',
  EUR: '欧元',
  GBP: '英镑',
  HKD: '港元',
  SGD: '新加坡元',
  JPY: '日元',
  KRW: '韩元',
};

/** The name of a currency in a Chinese contract, or its code. */
export function currencyName(currency: string): string {
  return currencyNames[currency] ?? currency;
}

/** `人民币 1,860,000.00 元`, `美元 1,000.00`; in English `CNY 1,860,000.00`. */
export function showAmount(money: Money, language: Language): string {
  if (language === 'en') return showMoney(money);
  const figures = showMoney(money).slice(money.currency.length + 1);
  return money.currency === 'CNY' ? `人民币 ${figures} 元` : `${currencyName(money.currency)} ${figures}`;
}

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

/** `2026年3月1日`; in English `1 March 2026`. */
export function showDay(day: Day, language: Language): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return language === 'en' ? `${date} ${months[month - 1] ?? ''} ${year}` : `${year}年${month}月${date}日`;
}

const truth: Record<string, Record<Language, string>> = {
  true: { en: 'yes', 'zh-CN': '是' },
  false: { en: 'no', 'zh-CN': '否' },
};

/** A variable as printed in a text; null if it has no value. */
export function showVariable({ type, value, shown }: Variable, currency: string, language: Language): string | null {
  if (shown) return shown[language];
  if (value === null || value === '') return null;
  const text = String(value);
  switch (type) {
    case 'money':
      return showAmount({ amount: text, currency }, language);
    case 'date':
      return showDay(text, language);
    case 'percent':
      return `${text}%`;
    case 'boolean':
      return truth[text]?.[language] ?? text;
    case 'text':
    case 'number':
    case 'choice':
    case 'table':
      return text;
  }
}
