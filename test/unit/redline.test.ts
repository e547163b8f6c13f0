import fc from 'fast-check';
import { redline, type Segment, tokens } from '../../documents/redline/words';

/** `[-gone-]{+come+}` within a text, as segments. */
function marked(text: string): Segment[] {
  return Array.from(text.matchAll(/\[-([^]*?)-\]|\{\+([^]*?)\+\}|[^]+?(?=\[-|\{\+|$)/g), ([all, gone, come]) =>
    gone !== undefined
      ? { op: 'delete', text: gone }
      : come !== undefined
        ? { op: 'insert', text: come }
        : { op: 'equal', text: all },
  );
}

const without = (op: Segment['op'], segments: Segment[]) =>
  segments.flatMap((segment) => (segment.op === op ? [] : [segment.text])).join('');

/** What a person sees of the change whose exact pieces these are. */
const expectExactly = (expected: string) => {
  const segments = marked(expected);
  expect(redline(without('insert', segments), without('delete', segments))).toEqual(segments);
};

describe('a redline shows', () => {
  it.each<[string, string]>([
    [
      'a changed digit as the whole amount replaced',
      '合同价款为人民币 [-1,860,000.00-]{+1,880,000.00+} 元，含增值税。',
    ],
    [
      '金额大写 changed together with the figures, and the tax rate',
      '合同总价为人民币 [-1,860,000.00-]{+1,680,000.00+} 元（大写：[-壹佰捌拾陆万元整-]{+壹佰陆拾捌万元整+}），含 [-13 %-]{+6 %+} 的增值税。',
    ],
    [
      'another width of punctuation as the marks alone',
      '甲方[-(-]{+（+}供方[-)-]{+）+}应按时交货[-,-]{+，+}并通知乙方[-.-]{+。+}',
    ],
    [
      'one word swapped in a long sentence',
      '本条所称不可抗力，是指不能预见、不能避免且不能克服的客观[-情况-]{+事件+}，包括但不限于地震、台风、洪水、战争、动乱以及政府行为，受影响的一方应在事件发生后及时通知对方。',
    ],
    ['a 不 that was put in, and nothing but it', '因不可抗力造成的损失，乙方{+不+}应承担赔偿责任。'],
    [
      'other days, whole, in figures and as they are printed',
      '本合同于[-2026年3月1日-]{+2026年4月1日+}生效，至[-2027-02-28-]{+2027-03-31+}止。',
    ],
    [
      'another name of a party, by its words',
      '乙方：[-华东-]{+华南+}泵业（[-上海-]{+深圳+}）有限公司，统一社会信用代码见签署页。',
    ],
    [
      'a paragraph that was added, from its first word to its end',
      '甲方应按约定交货。\n{+甲方应随货提供合格证。\n+}甲方应承担运费。\n',
    ],
    [
      'other references to clauses and contracts, each whole',
      '付款条件见[-第三条-]{+第十二条+}、[-第3.2款-]{+第3.3款+}及合同 [-HD-XS-2026-0001-]{+HD-XS-2026-0012+}。',
    ],
    [
      'an English sentence, with its day and amount',
      'The Buyer shall {+not +}pay CNY [-1,860,000.00-]{+1,860,500.00+} before [-1 March 2026-]{+1 April 2026+}.',
    ],
    [
      'the days of a period, whole',
      '乙方应在收到货物后[-三日-]{+三十日+}内付款，并承担[-万分之五-]{+千分之一+}的违约金。',
    ],
    ['an amount in words whole, however little changed', '（大写：[-壹佰元-]{+壹佰元整+}）'],
    ['what came into a list with its own mark', '货物包括泵、{+电机、+}阀门。'],
    ['what came at the end of a text', '交付地点：上海{+市浦东新区+}'],
    ['what was taken away', '乙方{+可以+}解除本合同[-，但应提前书面通知甲方-]。'],
  ])('%s', (_, expected) => {
    expectExactly(expected);
  });

  it.each<[string, string]>([
    ['a mark between two words', '[-甲方、乙方-]{+买方、卖方+}应协商解决。'],
    ['a 的 between two words', '[-甲方的义务-]{+乙方的权利+}如下：'],
    ['marks, spaces and words like “and”', '[-apples, pears and-]{+oranges, figs or+} plums'],
    [
      'a word or two in a passage written anew',
      '任何争议，[-双方应协商解决；协商不成的，提交甲方所在地人民法院诉讼解决-]{+任何一方均可提交上海国际经济贸易仲裁委员会按其现行规则仲裁+}。',
    ],
  ])('as changed with its neighbours %s', (_, expected) => {
    expectExactly(expected);
  });

  it.each<[string, string]>([
    ['a number', '[-本合同总金额-]{+双方约定价款+}1,860,000.00[-元人民币整数-]{+美元不含税款+}'],
    ['a number in words', '[-本合同总金额-]{+双方约定价款+}三十万元[-人民币整数-]{+美元不含税款+}'],
    ['a word between two others', '[-manufacturer-]{+seller+} pays [-transportation-]{+insurance+}'],
    [
      'more than a few words between two passages',
      '[-双方协商-]{+任何一方提交+}本合同约定的货物[-交付完毕-]{+验收合格+}',
    ],
    ['the end of a paragraph', '[-甲方-]{+买方+}\n[-乙方-]{+卖方+}'],
    ['a word that is no function word', '[-甲方-]{+乙方+}负责[-运输-]{+安装+}'],
    ['what stands between two numbers', '[-30-]{+60+}、[-50-]{+90+}'],
  ])('as unchanged between two changes %s', (_, expected) => {
    expectExactly(expected);
  });
});

const piece = fc.oneof(
  fc.constantFrom(
    '甲方',
    '乙方',
    '不',
    '的',
    '应',
    '应当',
    '，',
    ',',
    '。',
    '\n',
    '\r\n',
    ' ',
    '第三条',
    '13',
    '%',
    '1,860.00',
  ),
  fc.constantFrom(
    '壹佰元整',
    '2026年3月1日',
    'HD-1',
    '👨‍👩‍👧',
    '𠮷',
    '\ud83d',
    '\udc68',
    'e\u0301',
    '\u0301',
    'the ',
    'and ',
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
/** A text and one made from it by a few cuts. */
const edited = fc
  .tuple(text, fc.array(fc.tuple(fc.nat(60), fc.nat(6), piece), { maxLength: 5 }))
  .map(([before, cuts]) => [
    before,
    cuts.reduce((now, [at, length, put]) => now.slice(0, at) + put + now.slice(at + length), before),
  ]);
const pairOfTexts = fc.oneof(fc.tuple(text, text), edited) as fc.Arbitrary<[string, string]>; // both make two texts

function isTidy(segments: Segment[]): boolean {
  return segments.every(({ op, text: of }, index) => {
    const before = segments[index - 1]?.op;
    const isFutile = op === 'insert' && before === 'delete' && segments[index - 1]?.text === of;
    return of !== '' && before !== op && !(before === 'insert' && op === 'delete') && !isFutile;
  });
}

describe('whatever the texts, a redline', () => {
  it('loses and invents nothing, and is told in tidy pieces, always the same', () => {
    fc.assert(
      fc.property(pairOfTexts, ([before, after]) => {
        const segments = redline(before, after);
        expect(without('insert', segments)).toBe(before);
        expect(without('delete', segments)).toBe(after);
        expect(isTidy(segments)).toBe(true);
        expect(redline(before, after)).toEqual(segments);
      }),
      { numRuns: 1500 },
    );
  });

  it('has no change of characters that only became other words', () => {
    expect(redline('编号1,860.00HD-1', '编号1,860.甲方00HD-1')).toEqual([
      { op: 'equal', text: '编号1,860.' },
      { op: 'insert', text: '甲方' },
      { op: 'equal', text: '00HD-1' },
    ]);
  });

  it('has no change between a text and itself', () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(redline(same, same)).toEqual(same === '' ? [] : [{ op: 'equal', text: same }]);
      }),
    );
  });

  it('has all words of a text, in order', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(tokens(any).join('')).toBe(any);
        expect(tokens(any)).not.toContain('');
      }),
    );
  });

  it('takes no number apart', () => {
    const amount = fc.integer({ min: 1000, max: 9_999_999 }).map((n) => n.toLocaleString('en') + '.00');
    fc.assert(
      fc.property(amount, amount, (was, is) => {
        fc.pre(was !== is);
        const segments = redline(`总价${was}元，含税。`, `总价${is}元，含税。`);
        expect(segments).toEqual(marked(`总价[-${was}-]{+${is}+}元，含税。`));
      }),
    );
  });
});
