import { Decimal } from 'decimal.js';
import { exemptRate } from '../kernel/money';
import { type LineItem } from './line-items';
import { isDomestic } from './party-warnings';
import { shownRate } from './tax-rates';
import { mixedRate, type Terms } from './terms';
import { type Warning, warning } from './warning';

/**
 * VAT rates in force: 13, 9, 6 and 0 % (增值税法, articles 10 and 9), the simplified rate of 3 % (article 11), and the rates that replace it for
 * certain trades and periods: 5, 2, 1.5, 1 and 0.5 %.
 */
const usualRates = new Set(['0.13', '0.09', '0.06', '0', '0.05', '0.03', '0.02', '0.015', '0.01', '0.005']);

function ofRate(rate: string, pointer: string, isAtHome: boolean): Warning[] {
  if (rate === exemptRate || rate === mixedRate) return [];
  const plain = new Decimal(rate).toFixed();
  const { en, 'zh-CN': zh } = shownRate(plain);
  if (!usualRates.has(plain))
    return [
      warning(
        'tax_rate_unusual',
        pointer,
        `${en} is no rate of VAT: 13, 9, 6 and 0 %, simplified 5, 3, 2, 1.5, 1 and 0.5 %.`,
        `${zh} 不是现行增值税税率（13%、9%、6%、0）或征收率（5%、3%、2%、1.5%、1%、0.5%）。`,
      ),
    ];
  return plain === '0' && isAtHome
    ? [
        warning(
          'tax_rate_unusual',
          pointer,
          '0 % is for exports; of what is exempt at home the rate is “exempt”.',
          '零税率适用于出口；国内免税的，税率应填写 exempt（免税）。',
        ),
      ]
    : [];
}

/** Tax rates that Chinese law does not have. */
export function taxRates({ price, lineItems, parties }: Terms): Warning[] {
  if (price.gross.currency !== 'CNY' || (parties.ours.country ?? 'CN') !== 'CN') return [];
  const isAtHome = isDomestic(parties.customer);
  if (!lineItems) return ofRate(price.taxRate, '/price/taxRate', isAtHome);
  return lineItems.flatMap(({ taxRate }, index) => ofRate(taxRate, `/lineItems/${index}/taxRate`, isAtHome));
}

/**
 * Late fees up to this daily rate, in percent, cause no warning: 万分之五, the rate of 保障中小企业款项支付条例 (国务院令 802 号, article 15) if nothing
 * is agreed. For higher fees a court compares with the loss – LPR plus 30 to 50 % (买卖合同司法解释, article 18) – and on request reduces what
 * exceeds 130 % of it (民法典 585; 合同编通则解释, article 65).
 */
const highestDaily = '0.05';

function highFee(daily: string, pointer: string): Warning[] {
  if (new Decimal(daily).lte(highestDaily)) return [];
  const yearly = new Decimal(daily).times(365).toFixed();
  const en = `A late fee of ${daily} % a day is ${yearly} % a year. A court cuts down on request what is more than 130 % of the loss (LPR and 30 to 50 % of it); ${highestDaily} % a day is the rate of State Council Order 802.`;
  const zh = `逾期违约金每日 ${daily}% 折合每年 ${yearly}%。法院可以应请求将超过损失（LPR 加计 30%—50%）130% 的部分调减；每日万分之五为《保障中小企业款项支付条例》所定标准。`;
  return [warning('late_fee_high', pointer, en, zh)];
}

const digits = new Map(Array.from('零一二三四五六七八九十', (sign, value) => [sign, String(value)]));
const shares: Readonly<Record<string, string>> = { 万: '0.01', 千: '0.1', 百: '1', '‰': '0.1', '%': '1', '％': '1' };
const isDaily = (sentence: string) =>
  /违约金|滞纳金|逾期|late|overdue|liquidated/i.test(sentence) &&
  /每日|每天|按日|一日|一天|per day|a day|each day|daily/i.test(sentence);

/** The rates in a sentence, in percent. */
function ratesIn(sentence: string): string[] {
  const inWords = [...sentence.matchAll(/([万千百])分之([零一二三四五六七八九十]|\d{1,4}(?:\.\d{1,4})?)/g)];
  const inSigns = [...sentence.matchAll(/(?<![\d.])(\d{1,4}(?:\.\d{1,4})?)\s?([‰%％])/g)];
  return [
    ...inWords.map(([, of = '', many = '']) =>
      new Decimal(digits.get(many) ?? many).times(shares[of] ?? '1').toFixed(),
    ),
    ...inSigns.map(([, many = '0', sign = '%']) => new Decimal(many).times(shares[sign] ?? '1').toFixed()),
  ];
}

/** Daily late fees above what courts grant, in answers to questions about them and in clauses that depart from the standard. */
export function lateFees({ fields = [], clauses = [] }: Terms): Warning[] {
  const answered = fields.flatMap(({ fieldId, type, value }, index) =>
    type === 'percent' && fieldId.endsWith('late-rate') ? highFee(value, `/fields/${index}/value`) : [],
  );
  const written = clauses.flatMap(({ text, standard }, index) => {
    if (standard) return [];
    const rates = text
      .split(/[。；;\n]/)
      .filter(isDaily)
      .flatMap((one) => ratesIn(one.replace(/(?:不超过|上限|up to|limited).{0,40}/gi, '')));
    return rates.flatMap((rate) => highFee(rate, `/clauses/${index}/text`)).slice(0, 1);
  });
  return [...answered, ...written];
}

/** The unit price after the line's percentage discount. */
function unitPriceOf({ unitPrice, discountPercent = '0' }: LineItem): Decimal {
  return new Decimal(unitPrice).times(new Decimal(100).minus(discountPercent)).div(100);
}

/** Prices of a call-off order that differ from its framework contract; not comparable in another currency, or net against gross. */
export function pricesOfFramework(terms: Terms, framework: Terms | null): Warning[] {
  const { lineItems: agreed = [], pricesIncludeTax: ofFramework = true } = framework ?? {};
  const { lineItems = [], pricesIncludeTax = true, price } = terms;
  if (
    framework?.price.gross.currency !== price.gross.currency ||
    agreed.length === 0 ||
    ofFramework !== pricesIncludeTax
  )
    return [];
  const isSame = (one: LineItem, other: LineItem) =>
    one.description === other.description && (one.specification ?? '') === (other.specification ?? '');
  return lineItems.flatMap((line, index) => {
    const at = `/lineItems/${index}`;
    const listed = agreed.find((one) => isSame(one, line)) ?? agreed.find((one) => one.lineItemId === line.lineItemId);
    const { description } = line;
    if (!listed)
      return [
        warning(
          'not_in_framework',
          at,
          `The framework contract has no price of “${description}”.`,
          `框架合同中没有“${description}”的价格。`,
        ),
      ];
    const [asked, known] = [unitPriceOf(line), unitPriceOf(listed)];
    if (asked.eq(known) && listed.taxRate === line.taxRate) return [];
    const say = (one: LineItem, unit: Decimal, language: 'en' | 'zh-CN') =>
      `${unit.toFixed()} (${shownRate(one.taxRate)[language]})`;
    return [
      warning(
        'price_differs_from_framework',
        `${at}/unitPrice`,
        `“${description}” costs ${say(line, asked, 'en')}; in the framework contract it costs ${say(listed, known, 'en')}.`,
        `“${description}”单价为 ${say(line, asked, 'zh-CN')}，框架合同约定为 ${say(listed, known, 'zh-CN')}。`,
      ),
    ];
  });
}
