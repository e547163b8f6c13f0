import fc from 'fast-check';
import { isUscc, usccFault } from '../../domain/drafting/uscc';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The weights as the standard's table prints them. */
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

function makeUscc(first17: string): string {
  const total = weights.reduce((sum, weight, index) => sum + weight * alphabet.indexOf(first17.charAt(index)), 0);
  const fitting = Array.from(alphabet).findIndex((_, value) => (total + value) % 31 === 0);
  return `${first17}${alphabet.charAt(fitting)}`;
}

const character = fc.constantFrom(...Array.from(alphabet));
const code = fc.string({ unit: character, minLength: 17, maxLength: 17 }).map(makeUscc);
const place = fc.integer({ min: 0, max: 17 });

const withAt = (text: string, index: number, other: string) =>
  `${text.slice(0, index)}${other}${text.slice(index + 1)}`;
const exchanged = (text: string, a: number, b: number) => withAt(withAt(text, a, text.charAt(b)), b, text.charAt(a));

describe('a unified social credit code', () => {
  it.each([
    ['the example of the standard', '91350100M000100Y43'],
    ['Tencent', '91440300708461136T'],
    ['Alibaba', '91330100799655058B'],
    ['a company of Beijing', '91110000802100433B'],
    ['a company of Shenzhen', '9144030071526726XG'],
    ['a company of Qingdao', '91370200163562681G'],
    ['a company of Chengdu, with letters', '91510100MA6BKY6U36'],
    ['an institution of Guangdong', '12440600MB2C07549J'],
  ])('is right: %s', (_, known) => {
    expect(usccFault(known)).toBeNull();
    expect(isUscc(known)).toBe(true);
  });

  it.each([
    ['', 0],
    ['91350100M000100Y4', 17],
    ['91350100M000100Y433', 19],
    ['91350100M000100Y43 ', 19],
    ['𠮷1350100M000100Y', 16],
  ])('has 18 characters: "%s" has %i', (wrong, length) => {
    expect(usccFault(wrong)).toEqual({
      en: `A unified social credit code has 18 characters; this one has ${length}.`,
      'zh-CN': `统一社会信用代码应为 18 位，当前为 ${length} 位。`,
    });
  });

  it.each(['I', 'O', 'S', 'V', 'Z', '-', ' ', '９', '一'])('never has the character "%s"', (unused) => {
    expect(usccFault(withAt('91350100M000100Y43', 8, unused))).toEqual({
      en: `A unified social credit code never has the character ${unused}.`,
      'zh-CN': `统一社会信用代码中不使用字符 ${unused}。`,
    });
  });

  it('is written in capitals', () => {
    expect(usccFault('91350100m000100Y43')).toEqual({
      en: 'The letters of a unified social credit code are capitals; this one has m.',
      'zh-CN': '统一社会信用代码中的字母应为大写，当前含有 m。',
    });
  });

  it('that does not fit is told which last character would', () => {
    expect(usccFault('91350100M000100Y44')).toEqual({
      en: 'The last character of this unified social credit code would have to be 3, not 4: one of the 18 is mistyped.',
      'zh-CN': '统一社会信用代码的校验码应为 3，当前为 4，请核对各位是否输入有误。',
    });
  });

  it('that an office gave out before the standard was kept does not pass', () => {
    // A company of Xiamen; the standard's check character is F.
    expect(usccFault('91350203M0001QKT19')?.en).toContain('would have to be F, not 9');
  });

  it('is right with exactly one last character, whatever the first 17', () => {
    fc.assert(
      fc.property(code, (right) => {
        const fitting = Array.from(alphabet).filter((last) => isUscc(withAt(right, 17, last)));
        expect(fitting).toEqual([right.charAt(17)]);
      }),
    );
  });

  it('is wrong with any one character mistyped', () => {
    fc.assert(
      fc.property(code, place, character, (right, index, other) => {
        expect(isUscc(withAt(right, index, other))).toBe(right.charAt(index) === other);
      }),
    );
  });

  it('is wrong with any two characters exchanged, but the first and the last', () => {
    fc.assert(
      fc.property(code, place, place, (right, a, b) => {
        fc.pre(a !== b && !(Math.min(a, b) === 0 && Math.max(a, b) === 17));
        expect(isUscc(exchanged(right, a, b))).toBe(right.charAt(a) === right.charAt(b));
      }),
    );
    expect(isUscc(exchanged('91350100M000100Y43', 0, 17))).toBe(true);
  });
});
