import fc from 'fast-check';
import { piecesOf, widthInEm } from '../../documents/pdf/pieces';

describe('the pieces of a text', () => {
  it('are the text when joined, and those kept on one line fit on it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 1, max: 50 }), (random, room) => {
        const text = `${random}人民币 1,860,000.00 元${random}31 May 2026`;
        const pieces = piecesOf(text, room);
        const list = typeof pieces === 'string' ? [pieces] : pieces;
        expect(list.join('')).toBe(text);
        expect(list.length % 2).toBe(1);
        list
          .filter((_, index) => index % 2 === 1)
          .forEach((kept) => {
            // One character may be wider than the line; nothing helps it.
            expect(widthInEm(kept) <= Math.max(room, 3) || !/[ \d]/.test(kept)).toBe(true);
          });
      }),
    );
  });

  it.each([
    ['a run of letters', 'x'.repeat(300), 40],
    ['one in a narrow column, with its marks', 'e\u0301'.repeat(60), 9],
  ])('let %s that is longer than the line break anywhere, and lose nothing of it', (_what, run, room) => {
    const pieces = piecesOf(`见 ${run} 止`, room);
    expect([pieces].flat().join('')).toBe(`见 ${run} 止`);
    const longest = Math.max(...[pieces].flat().map(widthInEm));
    expect(longest).toBeLessThanOrEqual(room);
    for (const piece of [pieces].flat().slice(1)) expect(piece).not.toMatch(/^\p{M}/u);
  });

  it.each([
    ['价款为人民币 1,860,000.00 元，', '人民币 1,860,000.00 元'],
    ['共 5,000 元。', '5,000 元'],
    ['美元 1,000.00，', '美元 1,000.00'],
    ['the sum of CNY 1,860,000.00.', 'CNY 1,860,000.00'],
    ['pays -€ 5.50 back', '€ 5.50'],
    ['自2026年3月1日起', '2026年3月1日'],
    ['自 2026 年 3 月起', '2026 年 3 月'],
    ['by 31 December 2026 at', '31 December 2026'],
    ['of 1 May 2026', '1 May 2026'],
    ['of 28 February 2027', '28 February 2027'],
    ['编号为HD-GEN-KJ-2026-0002的框架合同', 'HD-GEN-KJ-2026-0002'],
    ['the number HD-GEN-KJ-2026-0002 (the', 'HD-GEN-KJ-2026-0002'],
  ])('keep together what must not be parted: %s', (text, token) => {
    expect(piecesOf(text, 40)).toEqual([
      text.slice(0, text.indexOf(token)),
      token,
      text.slice(text.indexOf(token) + token.length),
    ]);
  });

  it('are one string where nothing is kept or cut', () => {
    expect(piecesOf('双方在平等、自愿的基础上订立本合同。', 40)).toBe('双方在平等、自愿的基础上订立本合同。');
  });
});
