import fc from 'fast-check';
import Nzh from 'nzh';
import { amountInWords, readAmountInWords } from '../../domain/drafting/amount-in-words';
import { isMoney } from '../../domain/kernel/money';
import { yuan } from '../build/pump-contract';

/** Amounts with many zeros, where the rules are; up to fifteen digits before the point. */
const digit = fc.oneof(fc.constant('0'), fc.constantFrom(...Array.from('0123456789')));
const amount = fc
  .tuple(
    fc.string({ unit: digit, minLength: 1, maxLength: 15 }),
    fc.string({ unit: digit, minLength: 2, maxLength: 2 }),
  )
  .map(([whole, fraction]) => `${whole.replace(/^0+(?=\d)/, '')}.${fraction}`);

describe('an amount in words', () => {
  it.each([
    ['0', '零元整'],
    ['0.00', '零元整'],
    ['0.05', '伍分'],
    ['0.50', '伍角整'],
    ['0.53', '伍角叁分'],
    ['1', '壹元整'],
    ['10', '壹拾元整'],
    ['15.00', '壹拾伍元整'],
    ['110', '壹佰壹拾元整'],
    ['1000', '壹仟元整'],
    ['10000', '壹万元整'],
    ['100000', '壹拾万元整'],
    ['1860000.00', '壹佰捌拾陆万元整'],
    // The examples of the rules themselves, in their order; 整 after 角 is ours.
    ['1409.50', '壹仟肆佰零玖元伍角整'],
    ['6007.14', '陆仟零柒元壹角肆分'],
    ['1680.32', '壹仟陆佰捌拾元叁角贰分'],
    ['107000.53', '壹拾万柒仟元伍角叁分'],
    ['16409.02', '壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '叁佰贰拾伍元零肆分'],
    ['10050.3', '壹万零伍拾元叁角整'],
    ['50000.05', '伍万元零伍分'],
    ['12003456', '壹仟贰佰万叁仟肆佰伍拾陆元整'],
    ['10000001', '壹仟万零壹元整'],
    ['100010000', '壹亿零壹万元整'],
    ['12000003456', '壹佰贰拾亿零叁仟肆佰伍拾陆元整'],
    ['1000000000000', '壹万亿元整'],
    ['1000000010000', '壹万亿零壹万元整'],
    ['1000500000000', '壹万零伍亿元整'],
    ['1234500000000', '壹万贰仟叁佰肆拾伍亿元整'],
    ['999999999999999.99', '玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
  ])('of %s is 人民币%s', (figures, said) => {
    expect(amountInWords(yuan(figures))).toBe(`人民币${said}`);
  });

  it.each([
    ['USD', '1409.50', '美元壹仟肆佰零玖元伍角整'],
    ['EUR', '20.00', '欧元贰拾元整'],
    ['GBP', '0.01', '英镑壹分'],
    ['HKD', '0.00', '港元零元整'],
    ['SGD', '300000.00', '新加坡元叁拾万元整'],
    ['JPY', '1860000', '日元壹佰捌拾陆万元整'],
    ['KRW', '0', '韩元零元整'],
  ])('says the currency: %s %s is %s', (currency, figures, said) => {
    expect(isMoney({ amount: figures, currency })).toBe(true);
    expect(amountInWords({ amount: figures, currency })).toBe(said);
  });

  it('is what nzh makes of it', () => {
    // By itself nzh leaves 整 out after 角 and, by the places it is given, even after 元 (of "1.00"); forceZheng writes it as we do. It names
    // no currency without its symbol. In 零 it differs nowhere: it, too, says none for zeros that end four digits or stand before 元.
    fc.assert(
      fc.property(amount, (figures) => {
        expect(amountInWords(yuan(figures))).toBe(
          `人民币${Nzh.cn.toMoney(figures, { outSymbol: false, forceZheng: true })}`,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('ends in 整 or 分, and never says 零 twice together or before a unit', () => {
    fc.assert(
      fc.property(amount, (figures) => {
        const said = amountInWords(yuan(figures));
        expect(said).toMatch(/[元角]整$|分$/);
        expect(said.replace('零元整', '')).not.toMatch(/零[零拾佰仟万亿元角分整]/);
      }),
    );
  });
});

describe('reading an amount in words', () => {
  it.each([
    ['人民币壹佰捌拾陆万元整', '1860000.00'],
    ['壹佰捌拾陆万圆正', '1860000.00'],
    ['（大写）人民币：壹佰捌拾陆万元', '1860000.00'],
    ['金额大写:壹佰捌拾陆万元', '1860000.00'],
    [' 人民币 壹佰 捌拾陆万\u3000元整 ', '1860000.00'],
    ['一百八十六万元', '1860000.00'],
    ['壹佰捌拾陸萬圓整', '1860000.00'],
    ['十五元', '15.00'],
    ['一百十五元', '115.00'],
    ['十五万两千元', '152000.00'],
    ['壹拾万零柒仟元伍角叁分', '107000.53'],
    ['壹拾万柒仟元零伍角叁分', '107000.53'],
    ['壹仟陆佰捌拾元零叁角贰分', '1680.32'],
    ['壹万陆仟肆佰玖元贰分', '16409.02'],
    ['壹万零零伍元零角零分', '10005.00'],
    ['壹万伍元', '10005.00'],
    ['伍角整', '0.50'],
    ['零元伍分', '0.05'],
    ['零伍分', '0.05'],
    ['零元整', '0.00'],
    ['零元零角零分', '0.00'],
    ['壹万亿元整', '1000000000000.00'],
    ['壹万零伍亿元整', '1000500000000.00'],
    ['美元壹佰元整', '100.00'],
    ['壹佰万美元整', '1000000.00'],
    ['新加坡元叁拾万元整', '300000.00'],
    ['叁拾万新加坡元', '300000.00'],
    ['日元壹佰元整', '100.00'],
  ])('%s is %s', (said, figures) => {
    expect(readAmountInWords(said)).toBe(figures);
  });

  it.each([
    ...['', '整', '元整', '人民币', '零', '壹佰', '壹佰捌拾陆万', '面议', '1860000.00', '1百元', '廿元'],
    // Figures without places, units in the wrong order, twice or alone.
    ...[
      '二〇元',
      '壹贰元',
      '拾佰元',
      '壹拾叁佰元',
      '伍佰伍佰元',
      '佰元',
      '万元',
      '亿元',
      '壹万万元',
      '壹亿亿元',
      '壹亿万元',
      '壹万贰万元',
    ],
    ...['壹元贰元', '壹分贰角', '壹角贰角', '拾角', '壹元整伍角', '壹元五', '整壹元', '人民币人民币壹元'],
    // 1015 as it is spoken, 1005 as forms with printed units have it.
    ...['壹仟零拾伍元'],
  ])('"%s" is no amount', (said) => {
    expect(readAmountInWords(said)).toBeNull();
  });

  it('finds every amount that was written, and in everyday figures and without zeros as well', () => {
    const everyday = (said: string) =>
      said.replace(/[壹贰叁肆伍陆柒捌玖拾佰仟]/g, (sign) =>
        '一二三四五六七八九十百千'.charAt('壹贰叁肆伍陆柒捌玖拾佰仟'.indexOf(sign)),
      );
    fc.assert(
      fc.property(amount, fc.constantFrom('CNY', 'USD', 'SGD', 'EUR'), (figures, currency) => {
        const said = amountInWords({ amount: figures, currency });
        expect(readAmountInWords(said)).toBe(figures);
        expect(readAmountInWords(everyday(said))).toBe(figures);
        expect(readAmountInWords(said.replace(/零(?!元)/g, ''))).toBe(figures);
        expect(readAmountInWords(said.replace('整', '正').replace(/(?<=.元.*)元/, '圆'))).toBe(figures);
      }),
      { numRuns: 2000 },
    );
  });

  it('never fails, whatever was typed', () => {
    const sign = fc.constantFrom(...Array.from('零壹二拾佰仟万亿元角分整人民币 a0'));
    fc.assert(
      fc.property(fc.string({ unit: sign, maxLength: 100 }), (said) => {
        expect(readAmountInWords(said) ?? '0.00').toMatch(/^(0|[1-9]\d{0,15})\.\d\d$/);
      }),
      { numRuns: 2000 },
    );
  });
});
