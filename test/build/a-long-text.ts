const vocabulary = '甲方 乙方 应当 交付 货物 验收 合格 付款 期限 违约 责任 通知 的 ， 解除'.split(' ');

/** Sentences of 40 words in an order determined by the seed, each with this end. */
export function aLongText(characters: number, seed: number, end: string): string {
  let state = seed;
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648);
  const sentence = () =>
    Array.from({ length: 40 }, () => vocabulary[(next() >> 8) % vocabulary.length] ?? '').join('') + end;
  let text = '';
  while (text.length < characters) text += sentence();
  return text.slice(0, characters);
}
