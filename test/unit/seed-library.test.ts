import fc from 'fast-check';
import { paragraphsOf, readMarks, readParagraph, soleVariable } from '../../documents/text/engine';
import { clauseProblems, templateTextProblems } from '../../documents/text/library-texts';
import { defaultRuleSet } from '../../domain/routing/default-rules';
import { checkFields, withDefaults } from '../../domain/drafting/fields';
import { refsOf } from '../../domain/library/library';
import { libraryBodies } from '../../domain/library/library-bodies';
import { checkConditions, checkContractType, checkTemplate } from '../../domain/library/library-checks';
import { showAmount, showDay } from '../../domain/drafting/show-value';
import { variableTypes } from '../../domain/drafting/variables';
import { alternateFor, checkWording, departuresOf } from '../../domain/drafting/wording';
import { library } from '../../scripts/library/library';
import {
  answersTo,
  type Wanted,
  clauses,
  customer,
  digest,
  drawing,
  everything,
  inBoth,
  kinds,
  languages,
  law,
  line,
  made,
  ours,
  party,
} from '../build/a-seeded-contract';
import { inChinese, readContract } from '../build/read-contract';

describe('the seeded library', () => {
  it('has the clauses that its templates name, and no other', () => {
    const refs = library.templates.flatMap(({ template }) => refsOf(template));
    const named = new Set(refs.map(({ libraryClauseId }) => libraryClauseId));
    expect([...named].sort()).toEqual(clauses.map(({ libraryClauseId }) => libraryClauseId).sort());
  });

  it('is what the company could write and publish by itself', () => {
    for (const { clause } of library.clauses) expect(libraryBodies.clause.parse(clause)).toEqual(clause);
    for (const { template } of library.templates) expect(libraryBodies.template.parse(template)).toEqual(template);
    for (const { type } of kinds) expect(libraryBodies.contract_type.parse(type)).toEqual(type);
    const ruleSet = defaultRuleSet({ amount: '1000000', currency: 'CNY' }, 'wu.min@huadong.example');
    const problems = kinds.flatMap(({ id, type, wording }) => [
      ...checkTemplate(wording.template, ({ version }) => (version === 1 ? 'published' : null)),
      ...templateTextProblems(wording, type.fields),
      ...checkConditions(wording.template, variableTypes(type.fields)),
      ...checkContractType(id, type, { ruleSet, templateIsPublished: true }),
    ]);
    expect([...problems, ...clauses.flatMap(clauseProblems)]).toEqual([]);
  });

  it.each(clauses.map(({ libraryClauseId, text }) => [libraryClauseId, text] as const))(
    'says the same twice: %s',
    (_, text) => {
      const shape = (source: string) => {
        const paragraph = readParagraph(source, 1);
        const names = 'uses' in paragraph ? paragraph.uses.map(({ name }) => name) : [source];
        // The amount in words is written in Chinese alone.
        const variables = names.filter((name) => name !== 'price.inWords').sort();
        const choices = source.match(/\{%.*?%\}/g);
        const { isItem, isBold } = readMarks(source);
        return { isItem, isBold, table: soleVariable(source), variables, choices };
      };
      expect(paragraphsOf(text.en).map(shape)).toEqual(paragraphsOf(text['zh-CN']).map(shape));
    },
  );

  it('types no figure and no number of a clause, and no sign of the other language', () => {
    for (const { text } of clauses) {
      const [zh = '', en = ''] = languages.map((language) =>
        text[language].replace(/(?<=\}) (?=\{\{)|\{\{.*?\}\}|\{%.*?%\}/g, ''),
      );
      expect(`${zh}${en}`).not.toMatch(/\d|_{2}|＿/);
      // A blank between two values, as in a delivery term and its place, is theirs.
      expect(zh.replace(/^ *(?:- )?(?:! )?/gm, '')).not.toMatch(/[ ,;:()"'A-Za-z]|第.+条/);
      expect(en).not.toMatch(/[\u2e80-\uffef"']/);
    }
  });

  it('keeps the plans that the demonstration counts on', () => {
    const plans = kinds.map(({ id, type: { plan, taxRate, code, framework } }) => {
      const milestones = plan.milestones.map(({ milestoneId, dueAfterDays }) => `${milestoneId} ${dueAfterDays}`);
      const lines = plan.paymentPlan.map(({ paymentLineId, dueAfterDays, trigger, percent }) => {
        const due = trigger ? `${trigger.milestoneId}${JSON.stringify(trigger.after)}` : dueAfterDays;
        return `${paymentLineId} ${due} ${percent}`;
      });
      return [id, code, taxRate, JSON.stringify(plan.term ?? plan.termDays), framework, ...milestones, ...lines].join(
        ' ',
      );
    });
    const sale =
      'first-delivery 60 final-delivery 150 advance 15 30 on-acceptance final-delivery{"days":30} 65 retention final-delivery{"months":12,"days":15} 5';
    expect(plans).toEqual([
      `goods-sale XS 0.13 {"months":18} false ${sale}`,
      'export-sale CK 0 {"years":1} false shipment 90 advance 15 30 before-shipment 80 70',
      'services FW 0.06 {"years":1} false annual-report 350 first-half 30 50 second-half 210 50',
      'framework KJ 0.13 {"years":1} true',
      'call-off DD 0.13 {"months":4} false delivery 30 on-delivery delivery{"days":30} 100',
    ]);
  });

  it('locks what is not bargained over, and keeps what a contract is nothing without', () => {
    const kept = kinds.map(({ id, wording }) => {
      const fixed = wording.template.slots.filter(({ mandatory, when }) => mandatory && !when);
      return [id, ...fixed.map(({ clauseId, locked }) => (locked ? `${clauseId}!` : clauseId))].join(' ');
    });
    const dealing = 'anti-bribery! termination authorised-contacts! notices governing-law!';
    const quality = `breach liability ${dealing} documents language-and-copies closing`;
    const exported = `breach liability export-control! ${dealing} documents language-and-copies closing`;
    const services = 'services service-levels acceptance fee payment payment-security data-protection!';
    const framed = 'framework ceiling orders delivery acceptance payment payment-security title-and-risk warranty';
    expect(kept).toEqual([
      `goods-sale goods price payment payment-security delivery title-and-risk acceptance warranty ${quality}`,
      `export-sale goods price payment payment-security delivery title acceptance warranty ${exported}`,
      `services ${services} ${quality}`,
      `framework ${framed} ${quality}`,
      'call-off basis! goods price delivery payment remedies disputes! closing',
    ]);
  });
});

describe.each(inBoth)('a contract of type %s in %s', (_, language, kind) => {
  const { id, type, wording } = kind;
  const { slots } = wording.template;

  it('departs from nothing as it is made, and asks nothing that has no answer yet', () => {
    const terms = made(kind, language);
    expect([departuresOf(terms, wording), checkWording(terms, wording)]).toEqual([[], []]);
    expect(checkFields(type.fields, withDefaults(type.fields, {}))).toEqual([]);
    // An answer that the text counts on cannot be emptied.
    expect(type.fields.filter((field) => field.required !== (field.default !== undefined))).toEqual([]);
    expect(type.attachments.filter(({ required }) => required)).toEqual([]);
  });

  it('says every amount, day, name and answer in its clauses', () => {
    const terms = made(kind, language, everything(kind));
    const { price, term, milestones, paymentPlan, lineItems = [], fields = [] } = terms;
    const { text, above } = readContract(terms);
    const days = [...milestones, ...paymentPlan]
      .map(({ dueOn }) => dueOn)
      .concat(term.startsOn, term.endsOn, '2027-01-10');
    const ofLines = lineItems.flatMap(({ net, tax, gross }) => [net, tax, gross]);
    const amounts = paymentPlan.map(({ amount }) => amount).concat(ofLines);
    const said = [
      ...[price.gross, price.net, price.tax].map((money) => showAmount(money, language)),
      ...amounts.map((money) => showAmount(money, 'en').replace('CNY ', '')),
      ...days.map((day) => showDay(day, language)),
      ...['循环泵', '循环泵六台', '某国法律', '某市仲裁院', '图纸', 'a.pdf', digest],
      // An order has its parties from its framework.
      ...(id === 'call-off' ? ['KJ-2027-0001'] : [...Object.values(ours), ...Object.values(customer)]),
      ...fields.flatMap(({ type: asked, value }) => (asked === 'text' ? [value] : [])),
    ];
    // The place of signing stands above the parties.
    expect(said.filter((value) => !text.includes(value))).toEqual(['答-signing-place']);
    expect(above).toContain('答-signing-place');
  });

  const alternates = slots.flatMap(
    ({ clauseId, from, alternates: [other = from] }) =>
      alternateFor(wording, clauseId, other.libraryClauseId, language) ?? [],
  );
  const features: Wanted[] = [
    ...[{ law: law('court') }, { law: law('arbitration') }, { effectiveOn: '2027-02-01' }, { scope: '若干' }],
    ...[{ attachments: [drawing] }, { milestones: [], paymentPlan: [] }, { clauses: alternates }],
    ...[{ lineItems: [line('a', '0.13')] }, { lineItems: [line('a', '0.13'), line('b', '0')] }],
    ...['JPY', 'CNY'].map((currency) => ({ price: { gross: { amount: '2000000', currency }, taxRate: '0' } })),
    { parties: { ours: party(ours), customer: { ...party(customer), address: '苏州市示例路' } } },
  ];
  const merged = (parts: readonly Wanted[]) => parts.reduce<Wanted>((all, part) => ({ ...all, ...part }), {});

  it('reads whole, whatever it has and leaves out', () => {
    const anyOf = [fc.shuffledSubarray(features), fc.subarray(type.fields)] as const;
    fc.assert(
      fc.property(...anyOf, (asked, fields) => {
        const terms = made(kind, language, { ...merged(asked), answers: answersTo(fields) });
        const { text, headings, blocks } = readContract(terms);
        const referredTo = [...text.matchAll(/“([^”]+)”一条|clause “([^”]+)”/g)].map(([, zh, en]) => zh ?? en);
        expect(headings).toEqual(expect.arrayContaining(referredTo));
        expect(text).not.toMatch(/ {2}|[。；，：]{2}|[.;,:]{2}|[{}]|（）|\(\)/);
        expect(blocks.filter((block) => block.kind === 'table' && block.rows.length === 0)).toEqual([]);
      }),
    );
  });
});

describe('a contract from the library', () => {
  const priced = (amount: string) => ({ price: { gross: { amount, currency: 'CNY' }, taxRate: '0.13' } });
  const noRetention = { answers: { retention: 'false' } };
  const guaranteed = { answers: { 'performance-guarantee': 'true' } };

  it.each<[string, Wanted, Wanted]>([
    ['质保金', {}, noRetention],
    ['质保金', {}, { paymentPlan: [] }],
    ['履约担保', guaranteed, {}],
    ['履约担保', guaranteed, priced('900000000')],
    ['标的物清单', { lineItems: [line('pump', '0.13')] }, {}],
    ['附件', { attachments: [drawing] }, {}],
  ])('of goods has the clause “%s” when its data call for it, and only then (%#)', (heading, asked, other) => {
    const isThere = [asked, other].map((data) => inChinese('goods-sale', data).headings.includes(heading));
    expect(isThere).toEqual([true, false]);
  });

  it.each([
    ['goods-sale', '甲方住所地有管辖权的人民法院提起诉讼'],
    ['export-sale', '提交中国国际经济贸易仲裁委员会，按照'],
    ['services', '甲方住所地有管辖权的人民法院提起诉讼'],
    ['framework', '甲方住所地有管辖权的人民法院提起诉讼'],
    ['call-off', '争议解决，依照框架合同的约定'],
  ])('of type %s goes to the one judge its data name', (id, otherwise) => {
    const judges = [otherwise, '向某市仲裁院提起诉讼', '提交某市仲裁院，按照'];
    const named = (asked: Wanted) => judges.filter((judge) => inChinese(id, asked).text.includes(judge));
    const all = [{}, { law: law('court') }, { law: law('arbitration') }];
    expect(all.map(named)).toEqual(judges.map((judge) => [judge]));
  });

  it.each([
    ['services', {}, '“月服务费”）为含税价款按合同期限的月数平均计算的金额。'],
    ['services', { 'monthly-fee': '9416.67' }, '“月服务费”）为人民币 9,416.67 元。'],
    ['framework', {}, '在合同期限内固定不变。'],
    ['framework', { 'price-adjustment': 'index' }, '主要原材料的市场价格'],
    ['framework', { 'price-adjustment': 'index', 'price-index': '铸铁指数' }, '提出调价：铸铁指数。'],
  ])('of type %s with the answers %o says how its prices are made', (id, answers, said) => {
    expect(inChinese(id, { answers }).text).toContain(said);
  });
});
