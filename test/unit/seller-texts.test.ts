import { clauseTexts, composeDocument } from '../../documents/text/compose';
import { notInEnglish } from '../../domain/drafting/party-warnings';
import { placeNamed } from '../../domain/drafting/text-warnings';
import { clauses, customer, kinds, made, ours, party } from '../build/a-seeded-contract';
import { inChinese } from '../build/read-contract';

describe('what protects the seller', () => {
  // An order has all of this from its framework.
  it.each<[string, string, string[]]>([
    ['a late customer pays without a limit', '至付清之日止，累计金额不设上限', []],
    ['an advance that does not come stops the work and may end it', '迟延超过30日的，甲方可以书面通知乙方解除', []],
    ['a fifth unpaid makes all of it due', '五分之一，经甲方书面催告后15日内仍未支付的', []],
    ['silence in the time for acceptance is acceptance, without a second demand', '期限届满之日视为验收合格', []],
    [
      'whoever takes no delivery lets the times for acceptance and payment run',
      '自乙方应当受领之日起视为已经交付',
      ['export-sale', 'services'],
    ],
    ['there is no set-off', '乙方不得以其对甲方的债权抵销应付款项', []],
    ['disputes are decided at its seat', '甲方住所地有管辖权的人民法院', ['export-sale']],
    ['nobody answers for lost profit and stopped production', '可得利益损失、停产停工损失', []],
    [
      'what it answers for is limited, intellectual property by itself',
      '的100%；第三人因一方侵害其知识产权而主张权利的',
      [],
    ],
  ])('%s, in bold letters', (_, words, others) => {
    const without = [...others, 'call-off'];
    const boldIn = kinds.map(({ id }) => {
      const { blocks } = inChinese(id);
      return blocks.some((block) => block.kind !== 'table' && block.isBold === true && block.text.includes(words));
    });
    expect(kinds.flatMap(({ id }, index) => (boldIn[index] === true ? [] : [id]))).toEqual(without);
  });

  it.each([
    [
      'keeps title until it is paid',
      /(甲方保留标的物的所有权|所有权自乙方付清全部价款)/,
      ['goods-sale', 'export-sale', 'framework'],
    ],
    [
      'lets the warranty end eighteen months after delivery at the latest',
      /交付之日起满18个月时届满/,
      ['goods-sale', 'export-sale', 'framework'],
    ],
    ['furnishes no guarantee payable on demand', /见索即付/, []],
    ['calls no signature reliable by itself', /可靠的?电子签名/, []],
    ['is no contract of technical services', /技术服务/, []],
  ])('it %s', (_, words, ids) => {
    expect(kinds.map(({ id }) => id).filter((id) => words.test(inChinese(id).text))).toEqual(ids);
  });

  it('gives a performance guarantee, where it gives one, on a judgment, an award or its own word alone', () => {
    const { text } = inChinese('goods-sale', { answers: { 'performance-guarantee': 'true' } });
    expect(text).toContain('履约保函不是见索即付的独立保函');
  });

  it('says “on or before”, never “before” a day, and ends contracts by terminating them', () => {
    for (const { text } of clauses) {
      expect(text['zh-CN']).not.toMatch(/(?:于|在)\{\{[^}]*\}\}之?前/);
      expect(text.en).not.toMatch(/(?<!on or )\bbefore \{\{ (?:term|fields|effective)|rescind|rescission|cancel/i);
    }
  });
});

describe('authorised contacts', () => {
  it('stand by matter: the contact of a side for everything, others for what they are named for', () => {
    const known = {
      ...party(customer),
      contacts: [{ name: '朱海', email: 'zhu@s.example', matters: ['acceptance' as const] }],
    };
    const { blocks } = inChinese('goods-sale', { parties: { ours: party(ours), customer: known } });
    const table = blocks.find(
      (block) => block.kind === 'table' && block.columns.some(({ title }) => title === '授权事项'),
    );
    const everyMatter = '合同文本、验收、对账、变更';
    expect(table).toMatchObject({
      rows: [
        ['甲方（卖方）', '华东设备', ours.email, everyMatter],
        ['乙方（买方）', '苏州化工', customer.email, everyMatter],
        ['乙方（买方）', '朱海', 'zhu@s.example', '验收'],
      ],
    });
  });

  it('are no annex of a contract that has no clause about them', () => {
    const [kind] = kinds;
    if (!kind) throw new Error('There are no contract types.');
    const terms = { ...made(kind, 'zh-CN'), clauses: [] };
    const { document } = composeDocument({ number: 'N', revision: 1, terms, madeAt: '2027-01-04' });
    expect(document.annexes.map(({ heading }) => heading).join()).not.toContain('授权联系人');
  });
});

describe('an export sale', () => {
  const [kind] = kinds.filter(({ id }) => id === 'export-sale');
  const foreign = { ...party(customer), country: 'NL' };
  const address = { address: '上海市示例路 1 号', addressEn: 'No. 1 Example Road, Shanghai' };
  const seller = { ...party(ours), ...address, country: 'CN', otherName: 'East China Equipment Co., Ltd.' };

  it('is at the zero rate, on a delivery term of Incoterms 2020, and goes to arbitration', () => {
    const { text } = inChinese('export-sale', { answers: { incoterm: 'FOB', 'named-place': '上海港' } });
    expect(text).toContain('贸易条件为FOB 上海港（《国际贸易术语解释通则2020》）');
    expect(text).toContain('适用的增值税税率：0%');
    expect(text).toContain('提交中国国际经济贸易仲裁委员会');
  });

  it('names the seller in English, too; a contract at home does not', () => {
    const rowsWith = (buyer: typeof foreign) => {
      if (!kind) throw new Error('There is no export sale.');
      const terms = made(kind, 'zh-CN', { parties: { ours: seller, customer: buyer } });
      const { document } = composeDocument({ number: 'N', revision: 1, terms, madeAt: '2027-01-04' });
      return document.parties[0]?.rows.filter(({ label }) => label === '英文名称').map(({ value }) => value);
    };
    expect(rowsWith(foreign)).toEqual(['East China Equipment Co., Ltd.']);
    expect(rowsWith({ ...foreign, country: 'CN' })).toEqual([]);
  });

  it('has the English address in its English text and the registered one in the Chinese', () => {
    const addressIn = (language: 'en' | 'zh-CN') => {
      if (!kind) throw new Error('There is no export sale.');
      const terms = made(kind, language, { parties: { ours: seller, customer: foreign } });
      const { document } = composeDocument({ number: 'N', revision: 1, terms, madeAt: '2027-01-04' });
      return document.parties[0]?.rows.find(({ label }) => label === 'Address' || label === '住所')?.value;
    };
    expect([addressIn('en'), addressIn('zh-CN')]).toEqual([address.addressEn, address.address]);
  });

  it('names its delivery term as the chamber of commerce writes it, and warns where the place is missing', () => {
    if (!kind) throw new Error('There is no export sale.');
    const withPlace = made(kind, 'en', { answers: { incoterm: 'FCA', 'named-place': 'Shanghai' } });
    const text = clauseTexts({ number: 'N', terms: withPlace })
      .map((clause) => clause.text)
      .join('\n');
    expect(text).toContain('on the terms FCA Shanghai, Incoterms® 2020, is:');
    expect(text).toContain('The Seller delivers the goods FCA Shanghai, Incoterms® 2020. ');
    expect(placeNamed(withPlace)).toEqual([]);
    expect(placeNamed(made(kind, 'en'))).toMatchObject([
      {
        ...{ code: 'place_not_named', pointer: '/fields/named-place' },
        message: { 'zh-CN': '贸易条件 FCA 未写明地点，而风险和费用以该地点划分。请填写指定地点，例如“上海”。' },
      },
    ]);
  });

  it.each([
    ['FCA Shanghai', 'FCA FCA Shanghai', 'Shanghai'],
    ['fob 上海港', 'FCA fob 上海港', '上海港'],
    ['FCA上海', 'FCA FCA上海', '上海'],
  ])('warns of the place %s, which repeats the delivery term', (place, printed, alone) => {
    if (!kind) throw new Error('There is no export sale.');
    const terms = made(kind, 'en', { answers: { incoterm: 'FCA', 'named-place': place } });
    expect(placeNamed(terms)).toEqual([
      {
        ...{ code: 'place_repeats_term', pointer: '/fields/named-place' },
        message: {
          en: `The named place repeats the delivery term, so the contract says “${printed}”. Give the place alone, such as “${alone}”.`,
          'zh-CN': `指定地点中重复了贸易条件，合同将写为“${printed}”。请只填写地点，例如“${alone}”。`,
        },
      },
    ]);
  });

  it.each(['Shanghai', 'Ciparay', '上海港'])('does not warn of the place %s', (place) => {
    if (!kind) throw new Error('There is no export sale.');
    expect(placeNamed(made(kind, 'en', { answers: { incoterm: 'FCA', 'named-place': place } }))).toEqual([]);
  });

  it('warns of an address that is in Chinese only', () => {
    const { addressEn: _, ...inChineseOnly } = seller;
    if (!kind) throw new Error('There is no export sale.');
    const warned = (language: 'en' | 'zh-CN', party: typeof seller | typeof inChineseOnly) =>
      notInEnglish(made(kind, language, { parties: { ours: party, customer: foreign } })).map(({ pointer }) => pointer);
    expect(warned('en', inChineseOnly)).toEqual(['/parties/ours/addressEn']);
    expect([warned('zh-CN', inChineseOnly), warned('en', seller)]).toEqual([[], []]);
  });

  it('says in its text which table stands where', () => {
    if (!kind) throw new Error('There is no export sale.');
    const texts = (language: 'en' | 'zh-CN') =>
      clauseTexts({ number: 'N', terms: made(kind, language) }).map(({ text }) => text);
    expect(texts('en')).toEqual(expect.arrayContaining([expect.stringContaining('[table: Payment plan]')]));
    expect(texts('zh-CN')).toEqual(expect.arrayContaining([expect.stringContaining('【表格：付款计划】')]));
    expect([...texts('en'), ...texts('zh-CN')].filter((text) => text.trim() === '')).toEqual([]);
  });
});
