import fc from 'fast-check';
import { addDays } from '../../domain/kernel/days';
import { type Comparable, duplicatesOf, likelyDuplicate, similarity } from '../../domain/drafting/similarity';
import { yuan } from '../build/pump-contract';

const deal: Comparable = {
  customerName: '江南水务集团有限公司',
  registrationNumber: '91350100M000100Y43',
  gross: yuan('1860000.00'),
  startsOn: '2026-03-01',
  endsOn: '2027-02-28',
  title: '循环泵采购合同',
};
const unnumbered: Comparable = { ...deal, registrationNumber: null };

const isLikely = (a: Comparable, b: Comparable) => similarity(a, b) >= likelyDuplicate;

describe('a likely duplicate', () => {
  it.each<[string, Partial<Comparable>]>([
    ['the same deal typed twice', {}],
    ['under other words', { title: '2026年水泵供货协议' }],
    ['with a title that has nothing in common', { title: 'Pumps' }],
    ['corrected by a few yuan', { gross: yuan('1859950.00') }],
    ['corrected by two in a hundred', { gross: yuan('1822800.00') }],
    ['begun a month later', { startsOn: '2026-04-01' }],
    ['moved by a month', { startsOn: '2026-04-01', endsOn: '2027-03-31' }],
    ['under a shorter name, by its number', { customerName: '江南水务' }],
    ['with the number in small letters and apart', { registrationNumber: ' 91350100 m000100y43' }],
    ['without the number, by its name', { registrationNumber: null }],
  ])('is %s', (_, other) => {
    expect(isLikely(deal, { ...deal, ...other })).toBe(true);
  });

  it.each<[string, Partial<Comparable>]>([
    ['next year’s renewal at the same price', { startsOn: '2027-03-01', endsOn: '2028-02-29' }],
    ['a renewal that begins on the last day', { startsOn: '2027-02-28', endsOn: '2028-02-27' }],
    ['an order of half the price in the same year', { gross: yuan('930000.00') }],
    ['an order a tenth smaller', { gross: yuan('1674000.00') }],
    ['the same figure in dollars', { gross: { amount: '1860000.00', currency: 'USD' } }],
    ['the second half of the year', { startsOn: '2026-09-01', endsOn: '2027-02-28' }],
    ['other in title and a little in price', { title: 'Pumps', gross: yuan('1850000.00') }],
  ])('is not %s', (_, other) => {
    expect(isLikely(deal, { ...deal, ...other })).toBe(false);
  });

  it.each<[string, Partial<Comparable>, Partial<Comparable>]>([
    ['with another number, though the name is the same', {}, { registrationNumber: '91330100799655058B' }],
    ['with another name', { registrationNumber: null }, { customerName: '江北水务集团有限公司' }],
    [
      'of another city',
      { customerName: '上海东方水务工程设备有限公司' },
      { customerName: '北京东方水务工程设备有限公司' },
    ],
    ['that is a branch', { customerName: '江南水务有限公司' }, { customerName: '江南水务有限公司上海分公司' }],
    ['that is a branch of another name', { customerName: '江南水务上海分公司' }, { customerName: '江南水务上海分' }],
    ['whose name begins alike', { customerName: 'Co-op Ltd.' }, { customerName: 'Co Ltd.' }],
    ['whose name has the letters of a form', { customerName: 'Montag' }, { customerName: 'Mont' }],
    ['whose name, too, is nothing but a form', { customerName: 'Co., Ltd.' }, { customerName: 'Inc.' }],
    ['whose name, too, is a form in Chinese', { customerName: '有限公司' }, { customerName: '株式会社' }],
    [
      'whose name has eight pairs of nine',
      { customerName: '甲乙丙丁戊己庚辛壬癸' },
      { customerName: '甲乙丙丁戊己庚辛壬子' },
    ],
    ['whose name has one character', { customerName: '泵' }, { customerName: '水' }],
    ['that is a subsidiary', { customerName: 'Acme Holdings Ltd.' }, { customerName: 'Acme Ltd.' }],
  ])('is never another customer’s: one %s', (_, one, other) => {
    const [a, b] = 'registrationNumber' in other ? [deal, { ...deal, ...other }] : [unnumbered, unnumbered];
    expect(similarity({ ...a, ...one }, { ...b, ...other })).toBe(0);
  });

  it.each([
    ['江南水务集团有限公司', '江南水务集团股份有限公司'],
    ['江南水务集团有限公司', '江南水务集团有限责任公司'],
    ['江南水务集团公司', ' 江南 水务集团 '],
    ['江南水务（上海）有限公司', '江南水务(上海)有限公司'],
    ['江南水务（上海）有限公司', '江南水务上海有限公司'],
    ['Acme Pumps Co., Ltd.', 'ＡＣＭＥ　ＰＵＭＰＳ　ＣＯ．，ＬＴＤ．'],
    ['Acme Pumps Co., Ltd.', 'acme pumps'],
    ['Acme Pumps Company Limited', 'Acme-Pumps Pte. Ltd.'],
    ['Müller GmbH', 'Müller G.m.b.H.'],
    ['Müller GmbH & Co. KG', 'MÜLLER GMBH & CO KG'],
    ['Acme B.V.', 'Acme'],
    // A letter left out of a long name.
    ['Huadong Pump Industry Group', 'Huadong Pump Industy Group'],
    // Nine pairs of ten: just enough.
    ['甲乙丙丁戊己庚辛壬癸子', '甲乙丙丁戊己庚辛壬癸丑'],
  ])('knows its customer without a number: %s is %s', (name, other) => {
    const [a, b] = [name, other].map((customerName): Comparable => ({ ...unnumbered, customerName }));
    expect(a && b && similarity(a, b)).toBe(1);
  });
});

describe('the similarity of two contracts', () => {
  it.each<[string, Partial<Comparable>, number]>([
    ['the same', {}, 1],
    ['half of it is the price and the title', { startsOn: '2030-01-01', endsOn: '2030-12-31' }, 0.6],
    ['the price five in a hundred off', { gross: yuan('1767000.00') }, 0.8],
    ['the price and nothing else', { startsOn: '2030-01-01', endsOn: '2030-12-31', title: 'Pumps' }, 0.4],
    ['the term and nothing else', { gross: yuan('1.00'), title: 'Pumps' }, 0.4],
    ['the title and nothing else', { gross: yuan('1.00'), startsOn: '2030-01-01', endsOn: '2030-12-31' }, 0.2],
    // 73 of 365 days.
    ['a fifth of the term', { startsOn: '2026-03-01', endsOn: '2026-05-12' }, 0.68],
    // Five pairs of six: 循环 环泵 泵采 采购 购合 合同.
    ['a title without its last character', { title: '循环泵采购合' }, 0.9818],
  ])('is, with %s, as the formula says', (_, other, expected) => {
    expect(similarity(deal, { ...deal, ...other })).toBe(expected);
  });

  it('counts two contracts without a price as equal in price', () => {
    const free = { ...deal, gross: yuan('0') };
    expect(similarity(free, { ...free, gross: yuan('0.00') })).toBe(1);
  });

  const day = fc.integer({ min: 0, max: 900 }).map((days) => addDays('2026-01-01', days));
  const amount = fc
    .integer({ min: 0, max: 9_999 })
    .map((minor) => `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`);
  const name = fc.constantFrom('江南水务有限公司', '江南水务公司', '江北水务有限公司', 'Acme Ltd.', 'Acme', 'Co.', '');
  const anyDeal = fc
    .record({
      customerName: name,
      registrationNumber: fc.constantFrom(null, '', '1', '2'),
      title: name,
      amount,
      one: day,
      other: day,
    })
    .map(({ amount: figures, one, other, ...rest }): Comparable => {
      const [startsOn, endsOn] = one < other ? [one, other] : [other, one];
      return { ...rest, gross: yuan(figures), startsOn, endsOn };
    });

  it('is the same both ways, from 0 to 1, and 1 with itself', () => {
    fc.assert(
      fc.property(anyDeal, anyDeal, (a, b) => {
        expect(similarity(a, b)).toBe(similarity(b, a));
        expect(similarity(a, b)).toBeGreaterThanOrEqual(0);
        expect(similarity(a, b)).toBeLessThanOrEqual(1);
        expect(similarity(a, a)).toBe(1);
      }),
    );
  });

  it('finds the same duplicates among many as one by one, the most similar first', () => {
    fc.assert(
      fc.property(anyDeal, fc.array(anyDeal, { maxLength: 30 }), (own, deals) => {
        // Some of them differ in a little only: most that are made at random have nothing in common.
        const others = deals.map((other, index) => (index % 2 === 0 ? other : { ...own, title: other.title }));
        const found = duplicatesOf(own, others);
        const oneByOne = others
          .map((other) => similarity(own, other))
          .filter((likeness) => likeness >= likelyDuplicate);
        expect(found.map(({ likeness }) => likeness)).toEqual(oneByOne.sort((a, b) => b - a));
        for (const { other, likeness } of found) expect(similarity(own, other)).toBe(likeness);
      }),
    );
  });

  it('is below the threshold for terms that share no day, whatever else they share', () => {
    fc.assert(
      fc.property(anyDeal, fc.integer({ min: 1, max: 900 }), (a, days) => {
        const startsOn = addDays(a.endsOn, days);
        expect(isLikely(a, { ...a, startsOn, endsOn: addDays(startsOn, days) })).toBe(false);
      }),
    );
  });
});
