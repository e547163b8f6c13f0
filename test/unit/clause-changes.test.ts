import { type ClauseChange, type ClauseText, compareClauses } from '../../documents/redline/clauses';
import { chineseNumeral } from '../../documents/text/numerals';

const texts = {
  goods: '甲方按附件一所列规格、数量向乙方供货，货物应为全新、未使用过的合格产品。',
  price: '合同总价为人民币 1,860,000.00 元，含13%增值税，乙方按第五条约定的期限支付。',
  delivery: '甲方应在2026年3月1日前将货物交付至乙方指定的地点，运输费用由甲方承担。',
  payment: '乙方应在收到货物后三十日内以银行转账方式付清全部货款，逾期按日支付违约金。',
  secrecy: '双方对在履行本合同过程中知悉的对方商业秘密负有保密义务，期限为三年。',
  disputes: '因本合同引起的争议，双方应协商解决；协商不成的，向甲方所在地人民法院起诉。',
};
type Id = keyof typeof texts;
const headings: Record<Id, string> = {
  goods: '标的',
  price: '价款',
  delivery: '交付',
  payment: '付款',
  secrecy: '保密',
  disputes: '争议解决',
};

type Piece = Id | Partial<ClauseText>;
/** Clauses numbered in the order given. */
function clauses(...pieces: Piece[]): ClauseText[] {
  return pieces.map((piece, index) => {
    const number = `第${chineseNumeral(index + 1)}条`;
    if (typeof piece === 'string') return { clauseId: piece, number, heading: headings[piece], text: texts[piece] };
    return { clauseId: 'new', number, heading: '通知', text: '通知应以书面形式送达对方的住所。', ...piece };
  });
}
const standard = clauses('goods', 'price', 'delivery', 'payment', 'secrecy');

/** One line a clause: what became of it, from where to where, from which number to which. */
const told = ({ clauseId, change, moved, renumbered }: ClauseChange) =>
  [
    `${clauseId} ${change}`,
    ...(moved ? [`moved ${moved.from} to ${moved.to}`] : []),
    ...(renumbered ? [`${renumbered.before} to ${renumbered.after}`] : []),
  ].join(', ');
const summary = (before: ClauseText[], after: ClauseText[]) => compareClauses(before, after).map(told);

describe('comparing clauses', () => {
  it.each<[string, ClauseText[], string[]]>([
    [
      'says of a clause that was put in that it was added, and of the later ones that they have other numbers',
      clauses('goods', {}, 'price', 'delivery', 'payment', 'secrecy'),
      [
        'goods same',
        'new added',
        'price same, 第二条 to 第三条',
        'delivery same, 第三条 to 第四条',
        'payment same, 第四条 to 第五条',
        'secrecy same, 第五条 to 第六条',
      ],
    ],
    [
      'says of one clause that it was moved, and not of all those it passed',
      clauses('secrecy', 'goods', 'price', 'delivery', 'payment'),
      [
        'secrecy same, moved 5 to 1, 第五条 to 第一条',
        'goods same, 第一条 to 第二条',
        'price same, 第二条 to 第三条',
        'delivery same, 第三条 to 第四条',
        'payment same, 第四条 to 第五条',
      ],
    ],
    [
      'moves the least number of clauses',
      clauses('price', 'delivery', 'secrecy', 'payment', 'goods'),
      [
        'price same, 第二条 to 第一条',
        'delivery same, 第三条 to 第二条',
        'secrecy same, moved 5 to 3, 第五条 to 第三条',
        'payment same',
        'goods same, moved 1 to 5, 第一条 to 第五条',
      ],
    ],
    [
      'keeps removed clauses where they stood',
      clauses('price', 'payment'),
      [
        'goods removed',
        'price same, 第二条 to 第一条',
        'delivery removed',
        'payment same, 第四条 to 第二条',
        'secrecy removed',
      ],
    ],
    [
      'puts what was removed before what came in its place',
      clauses('goods', 'price', {}, 'payment', 'secrecy'),
      ['goods same', 'price same', 'delivery removed', 'new added', 'payment same', 'secrecy same'],
    ],
    [
      'keeps a removed clause beside those that stayed, not beside one that was moved away',
      clauses('price', 'delivery', 'secrecy', 'goods').map((clause) => ({ ...clause, number: '' })),
      [
        'price same, 第二条 to ',
        'delivery same, 第三条 to ',
        'payment removed',
        'secrecy same, 第五条 to ',
        'goods same, moved 1 to 4, 第一条 to ',
      ],
    ],
    [
      'knows a clause again that was keyed anew with nearly the same words',
      clauses(
        'goods',
        'price',
        'delivery',
        { heading: '付款', text: texts.payment.replace('三十', '六十') },
        'secrecy',
      ),
      ['goods same', 'price same', 'delivery same', 'new changed', 'secrecy same'],
    ],
    [
      'knows it again in another place',
      clauses({ heading: '付款', text: texts.payment }, 'goods', 'price', 'delivery', 'secrecy'),
      [
        'new same, moved 4 to 1, 第四条 to 第一条',
        'goods same, 第一条 to 第二条',
        'price same, 第二条 to 第三条',
        'delivery same, 第三条 to 第四条',
        'secrecy same',
      ],
    ],
    [
      'does not take a clause on another matter for it',
      clauses('goods', 'price', 'delivery', { heading: headings.disputes, text: texts.disputes }, 'secrecy'),
      ['goods same', 'price same', 'delivery same', 'payment removed', 'new added', 'secrecy same'],
    ],
    [
      'gives the likest of several new clauses the place of the one that is gone',
      clauses(
        'goods',
        'price',
        'delivery',
        { clauseId: 'less', heading: '付款', text: texts.payment.replace('三十日', '两个月').replace('全部', '') },
        { clauseId: 'more', heading: '付款', text: texts.payment.replace('三十', '六十') },
        'secrecy',
      ),
      [
        'goods same',
        'price same',
        'delivery same',
        'less added',
        'more changed, 第四条 to 第五条',
        'secrecy same, 第五条 to 第六条',
      ],
    ],
  ])('%s', (_, after, expected) => {
    expect(summary(standard, after)).toEqual(expected);
  });

  it('shows within a clause the words that changed, and a reference that follows a new number as a small change', () => {
    const after = clauses('goods', {}, 'price', 'delivery', 'payment', 'secrecy').map((clause) =>
      clause.clauseId === 'price'
        ? { ...clause, heading: '价款', text: texts.price.replace('第五条', '第六条') }
        : clause,
    );
    expect(compareClauses(standard, after)[2]).toEqual({
      clauseId: 'price',
      number: '第三条',
      change: 'changed',
      moved: null,
      renumbered: { before: '第二条', after: '第三条' },
      heading: [{ op: 'equal', text: '价款' }],
      text: [
        { op: 'equal', text: '合同总价为人民币 1,860,000.00 元，含13%增值税，乙方按' },
        { op: 'delete', text: '第五条' },
        { op: 'insert', text: '第六条' },
        { op: 'equal', text: '约定的期限支付。' },
      ],
    });
  });

  it('calls a clause changed whose heading alone was reworded', () => {
    const after = standard.map((clause) => (clause.clauseId === 'goods' ? { ...clause, heading: '合同标的' } : clause));
    expect(compareClauses(standard, after)[0]).toMatchObject({
      change: 'changed',
      heading: [
        { op: 'insert', text: '合同' },
        { op: 'equal', text: '标的' },
      ],
      text: [{ op: 'equal', text: texts.goods }],
    });
  });

  it('shows a clause that was added or removed whole, and no empty piece of one without a heading', () => {
    const [first] = compareClauses([], clauses({ heading: '', text: '无。' }));
    expect(first).toMatchObject({ change: 'added', heading: [], text: [{ op: 'insert', text: '无。' }] });
    const [gone] = compareClauses(clauses('goods'), []);
    expect(gone).toMatchObject({
      heading: [{ op: 'delete', text: '标的' }],
      text: [{ op: 'delete', text: texts.goods }],
    });
  });
});
