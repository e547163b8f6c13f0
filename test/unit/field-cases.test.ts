import { printedParty } from '../../documents/text/facts';
import { amountInWords, readAmountInWords } from '../../domain/drafting/amount-in-words';
import { checkTerms } from '../../domain/drafting/check-terms';
import { isIdNumber } from '../../domain/drafting/id-number';
import { makeTerms, type TermsDraft } from '../../domain/drafting/terms';
import { isUscc } from '../../domain/drafting/uscc';
import { isMailAddress } from '../../domain/kernel/mail-address';
import { email, line, text } from '../../domain/kernel/values';
import { pumpTerms } from '../build/pump-contract';

describe('an amount in words as contracts write it', () => {
  it.each([
    ...['人民币（大写）：壹佰万元整', '人民币大写：壹佰万元整', '（人民币）壹佰万元整', '壹佰万元整（¥1,000,000.00）'],
    ...[
      '（大写）人民币壹佰万元整。',
      '合同总价：人民币壹佰万元整（小写：￥1000000元）',
      '大写：壹佰万圆正',
      'RMB 壹佰万元整',
    ],
    ...[
      '日元壹佰万元整',
      '壹佰万日元',
      '壹佰万日元整',
      '日圆：壹佰万元整',
      '金额（大写）：（人民币）壹佰万元整（￥1，000，000.00）',
    ],
  ])('%s is a million', (said) => {
    expect(readAmountInWords(said)).toBe('1000000.00');
  });

  it.each(['壹佰万元整（¥1,000,000.01）', '壹佰万元整（¥100,000）', '人民币（大写）：', '（¥1,000,000.00）', '人民币'])(
    '%s is none, or says two things',
    (said) => {
      expect(readAmountInWords(said)).toBeNull();
    },
  );

  it('is read in time that grows no faster than the text', () => {
    const begun = process.cpuUsage().user;
    for (const part of ['人民币', '（', '(1,', '零']) readAmountInWords(part.repeat(100_000));
    expect(process.cpuUsage().user - begun).toBeLessThan(5_000_000);
  });

  it('that we write ourselves is read back with a label', () => {
    const amount = { amount: '107000.53', currency: 'CNY' };
    expect(readAmountInWords(`价款（大写）：${amountInWords(amount)}（¥107,000.53）`)).toBe('107000.53');
  });
});

describe('an e-mail address', () => {
  it.each([
    ...['a@xn--fsqu00a.xn--55qx5d', 'qian.jin@suzhou.example', "o'brien+x@example.com", '"a b"@example.com'],
    ...['{a}=/?^_`|~!#$%&*-@example.com', '用户@例子.公司', 'пётр@почта.рф', 'a@b.cd', `${'a'.repeat(64)}@example.com`],
  ])('may be %s', (address) => {
    expect([isMailAddress(address), email.safeParse(address).success]).toEqual([true, true]);
  });

  it.each([
    ...[
      '',
      'a',
      '@example.com',
      'a@',
      'a@b',
      'a@b..c',
      '.a@b.cd',
      'a.@b.cd',
      'a..b@c.de',
      'a b@c.de',
      'a@-b.cd',
      'a@b-.cd',
    ],
    ...[
      'a@b.12',
      'a@[127.0.0.1]',
      'a@b.cd>',
      '<a@b.cd',
      'a@b.cd\r\nBcc: x@y.zz',
      '"a@b.cd x"@e.fg',
      '"a\\" b"@c.de',
      '""@c.de',
    ],
    ...[
      `${'a'.repeat(65)}@example.com`,
      `${'字'.repeat(22)}@example.com`,
      `a@${'b'.repeat(64)}.com`,
      'a,b@c.de',
      'a;b@c.de',
    ],
    `${'a'.repeat(60)}@${'b.'.repeat(100)}cd`,
  ])('is not %s', (address) => {
    expect(email.safeParse(address).success).toBe(false);
  });
});

describe('one line of text', () => {
  it.each(['\u2028', '\u2029', '\n', '\u0085'])('does not hold %j', (separator) => {
    expect(line(100).safeParse(`甲${separator}乙`).success).toBe(false);
  });

  it('of several is parted where Unicode parts lines, too', () => {
    expect(text(100).parse('甲\u2028乙\u2029丙')).toBe('甲\n乙\n丙');
  });
});

describe('the number of a natural person', () => {
  /** Examples of GB 11643 and of no living person. */
  const [person, withX] = ['110105194912310025', '11010519491231002X'];

  it('is told from a company’s by its day and its check character', () => {
    expect([isIdNumber(withX), isUscc(withX)]).toEqual([true, false]);
    expect([isIdNumber('91310000MA1K000006'), isUscc('91310000MA1K000006')]).toEqual([false, true]);
    for (const wrong of [person, '110105194913310029', '11010519491231002x', `${withX}0`, '010105194912310025'])
      expect(isIdNumber(wrong)).toBe(false);
  });

  it('is accepted of a Chinese party, and labelled as what it is', () => {
    const withNumber = (registrationNumber: string): TermsDraft => {
      const { parties, ...rest } = pumpTerms();
      return { ...rest, parties: { ...parties, customer: { ...parties.customer, country: 'CN', registrationNumber } } };
    };
    expect(checkTerms(withNumber(withX))).toEqual([]);
    expect(checkTerms(withNumber(person)).map(({ code }) => code)).toEqual(['not_a_uscc']);
    const labelsOf = (number: string) =>
      printedParty(makeTerms(withNumber(number)), 'customer', 'zh-CN').rows.find(({ value }) => value === number)
        ?.label;
    expect([labelsOf(withX), labelsOf('91310000MA1K000006'), labelsOf('HRB 1234')]).toEqual([
      ...['身份证号码', '统一社会信用代码', '登记号码'],
    ]);
  });
});
