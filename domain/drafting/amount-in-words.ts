import { Decimal } from 'decimal.js';
import { type Money } from '../kernel/money';

const capitals: Readonly<Record<string, string>> = {
  ...{ 0: '零', 1: '壹', 2: '贰', 3: '叁', 4: '肆', 5: '伍', 6: '陆', 7: '柒', 8: '捌', 9: '玖' },
};

const currencyNames: Readonly<Record<string, string>> = {
  ...{ CNY: '人民币', USD: '美元', EUR: '欧元', GBP: '英镑', HKD: '港元', SGD: '新加坡元', JPY: '日元', KRW: '韩元' },
};

function capital(digit: string): string {
  return capitals[digit] ?? '';
}

/** Four digits in words: `0409` is `零肆佰零玖`, `1200` is `壹仟贰佰`. */
function groupInWords(group: string): string {
  const places = ['仟', '佰', '拾', ''];
  const said = Array.from(group, (digit, index) => (digit === '0' ? '零' : `${capital(digit)}${places[index] ?? ''}`));
  return said.join('').replace(/(?<!零)零+$/, '');
}

/** A whole number of up to 16 digits in words; empty for zero. */
function wholeInWords(whole: string): string {
  const groups = whole.padStart(16, '0').match(/\d{4}/g) ?? [];
  // 亿 is written once, after everything that it multiplies: 壹万贰仟亿, but 壹万亿.
  const units = [groups[1] === '0000' ? '万亿' : '万', '亿', '万', ''];
  const said = groups.map((group, index) => (group === '0000' ? '零' : `${groupInWords(group)}${units[index] ?? ''}`));
  return said
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '');
}

/**
 * An amount in words (金额大写), such as `人民币壹佰捌拾陆万元整`. Source: 中国人民银行《正确填写票据和结算凭证的基本规定》, annex 1 to 支付结算办法.
 * Where the source leaves a choice: 整 follows 角 as well as 元, because the 会计基础工作规范 of the Ministry of Finance requires it; and no 零 is
 * written for zeros at the end of four digits or directly before 元 (壹仟陆佰捌拾元叁角贰分, 壹拾万柒仟元伍角叁分), so that 零 always stands for zeros within.
 * A currency without minor units (日元, 韩元) always ends in 元整.
 * @param money up to 999 999 999 999 999.99, valid by `isMoney`
 */
export function amountInWords({ amount, currency }: Money): string {
  const [whole = '', fraction = ''] = amount.split('.');
  const [jiao = '0', fen = '0'] = fraction;
  const name = currencyNames[currency] ?? currency;
  const said = wholeInWords(whole);
  const yuan = said === '' ? '' : `${said}元`;
  if (fen !== '0') {
    const tenths = jiao !== '0' ? `${capital(jiao)}角` : yuan === '' ? '' : '零';
    return `${name}${yuan}${tenths}${capital(fen)}分`;
  }
  if (jiao !== '0') return `${name}${yuan}${capital(jiao)}角整`;
  return `${name}${yuan === '' ? '零元' : yuan}整`;
}

/** Characters accepted for each digit and unit: t, h, k are 拾, 佰, 仟, w and y 万 and 亿, o, j, f 元, 角, 分, z 整. */
const writings = {
  ...{ 0: '零〇○', 1: '壹一', 2: '贰貳二两兩', 3: '叁叄參三', 4: '肆四', 5: '伍五', 6: '陆陸六' },
  ...{ 7: '柒七', 8: '捌八', 9: '玖九', t: '拾十', h: '佰百', k: '仟千', w: '万萬', y: '亿億' },
  ...{ o: '元圆圓', j: '角', f: '分', z: '整正' },
};

const signs = new Map(
  Object.entries(writings).flatMap(([sign, written]) => Array.from(written, (character) => [character, sign] as const)),
);

/** Text that may precede an amount: labels, brackets, the currency. */
const around = new RegExp(
  `^(?:${[
    ...['大写', '金额', '合同', '总价', '价款', '价格', '总计', '合计', '共计', '为', '即'],
    ...['人民币', '人民幣', 'RMB', 'CNY', '美元', '美金', '欧元', '英镑', '港元', '港币', '新加坡元'],
    ...['日元', '日圆', '韩元', '韩圆', '[()（）:：,，¥￥]'],
  ].join('|')})`,
);
/** Digits in brackets after the amount: （¥1,000,000.00）. */
const figuresBehind = /[(（][^\d()（）]{0,12}(\d[\d,，]{0,24}(?:\.\d{1,4})?)[元圆]?[整正]?[)）]$/;

/** Separates the amount from labels before it and from digits in brackets after it. */
function withoutLabels(text: string): { bare: string; figures: string | null } {
  let bare = text.replace(/\s/g, '').replace(/[。.；;]$/, '');
  const figures = figuresBehind.exec(bare);
  if (figures) bare = bare.slice(0, figures.index);
  const said = new Set<string>();
  for (let found = around.exec(bare)?.[0]; found !== undefined; found = around.exec(bare)?.[0]) {
    // A repeated label is not a label.
    if (said.has(found) && found.length > 1) break;
    said.add(found);
    bare = bare.slice(found.length);
  }
  return { bare: bare.replace(/[)）]$/, ''), figures: figures?.[1]?.replace(/[,，]/g, '') ?? null };
}

/** A currency before 元, as in 壹佰万美元整. */
const unitOfCurrency = /[美欧港日韩](?=[元圆])|新加坡(?=元)/;

/** The number's digits, sixteen with both larger units `y` and `w`, each unit adding four or eight places; null if it is not a number. */
function digitsOf(text: string, [unit, ...smaller]: readonly string[]): string | null {
  if (unit === undefined) {
    const places = /^(?:(\d)k)?(?:(\d)h)?(?:(\d)t)?(\d)?$/.exec(text);
    return places && [1, 2, 3, 4].map((place) => places[place] ?? '0').join('');
  }
  const [first = '', second, ...more] = text.split(unit);
  if (more.length > 0 || (second !== undefined && first === '')) return null;
  const high = digitsOf(second === undefined ? '' : first, smaller);
  const low = digitsOf(second ?? first, smaller);
  return high === null || low === null ? null : `${high}${low}`;
}

/**
 * Reads an amount in words as typed by people: with 元 or 圆, with 整, 正 or neither, with or without 零, in capital or everyday digits, with or
 * without the currency. A digit without its unit counts as it stands: 壹万伍元 is 10005. Null if it is not an amount, or is ambiguous like
 * 壹仟零拾伍元. It accepts labels before it, digits in brackets after it (which must give the same amount) and a full stop.
 * @returns a plain decimal with two places
 */
export function readAmountInWords(text: string): string | null {
  const { bare, figures } = withoutLabels(text);
  const read = readBare(bare);
  return read === null || figures === null || new Decimal(figures).eq(read) ? read : null;
}

function readBare(text: string): string | null {
  const bare = text.replace(unitOfCurrency, '');
  const said = Array.from(bare, (character) => signs.get(character) ?? '?').join('');
  if (/^(?=0[ojf])(?:0o)?(?:0j)?(?:0f)?z?$/.test(said)) return '0.00';
  // Digits without units, 二〇 for 20.
  if (/[1-9]0/.test(said)) return null;
  // 十五 means 一十五. Zeros can be dropped, because the units determine the places.
  const bareSigns = said
    .replace(/(?<!\d)t/g, '1t')
    .replace(/0[jf]/g, '')
    .replace(/^0o/, '')
    .replace(/0/g, '');
  const match = /^(?:([^o]+)o)?(?:(\d)j)?(?:(\d)f)?z?$/.exec(bareSigns);
  const [, whole, jiao, fen] = match ?? [];
  if ((whole ?? jiao ?? fen) === undefined) return null;
  const digits = digitsOf(whole ?? '', ['y', 'w'])?.replace(/^0+(?=\d)/, '');
  return digits === undefined ? null : `${digits}.${jiao ?? '0'}${fen ?? '0'}`;
}
