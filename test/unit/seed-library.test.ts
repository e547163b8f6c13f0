import fc from 'fast-check';
import { composeDocument } from '../../documents/text/compose';
import { paragraphsOf, readParagraph, soleVariable, textFaults } from '../../documents/text/engine';
import { checkTerms } from '../../domain/check-terms';
import { clauseIdsIn, conditionCycle, variablesIn } from '../../domain/drafting/condition';
import { checkFields, fieldValues, withDefaults } from '../../domain/drafting/fields';
import { type ContractType, type TemplateVersion } from '../../domain/drafting/library';
import { type LineItemDraft, makeLineItems, totalOf, uniformRate } from '../../domain/drafting/line-items';
import { patternFault } from '../../domain/drafting/numbering';
import { type PrintedDocument } from '../../domain/drafting/printed';
import { showAmount, showDay } from '../../domain/drafting/show-value';
import { clause as clauseSchema, sidesWords, words as wordsSchema } from '../../domain/drafting/terms-parts';
import { variableTypes } from '../../domain/drafting/variables';
import { alternateFor, checkWording, clausesFrom, departuresOf } from '../../domain/drafting/wording';
import { type Language } from '../../domain/people';
import { planFromTemplate } from '../../domain/template-plan';
import { makeTerms, mixedRate, type Terms, type TermsDraft } from '../../domain/terms';
import { partId } from '../../domain/values';
import { library } from '../../scripts/library/library';

const languages: Language[] = ['zh-CN', 'en'];

interface Kind {
  id: string;
  type: ContractType;
  wording: TemplateVersion;
}

/** Every contract type with the template and clauses that it is made from. */
const kinds: Kind[] = library.contractTypes.map(({ contractTypeId, contractType }) => {
  const found = library.templates.find(({ templateId }) => templateId === contractType.templateId);
  if (!found) throw new Error(`${contractTypeId} has no template.`);
  const clauses = library.clauses.map(({ libraryClauseId, clause }) => ({ libraryClauseId, version: 1, ...clause }));
  return { id: contractTypeId, type: contractType, wording: { ...found, version: 1, digest: 'd', clauses } };
});

const inBoth = kinds.flatMap((kind) =>
  languages.map((language): [string, Language, Kind] => [kind.id, language, kind]),
);

function aKind(id: string): Kind {
  const kind = kinds.find((known) => known.id === id);
  if (!kind) throw new Error(`There is no contract type ${id}.`);
  return kind;
}

const contact = { name: '林晓', email: 'lin.xiao@huadong.example', language: 'zh-CN' as const };
const address = '苏州市示例路 8 号';
const line = (lineItemId: string, taxRate: string): LineItemDraft => ({
  ...{ lineItemId, description: '循环泵', unit: '台', quantity: '3', unitPrice: '333333.33', taxRate },
});
const file = { digest: 'ab'.repeat(32), name: 'spec.pdf', mediaType: 'application/pdf', bytes: 12 };

interface Asked {
  answers?: Record<string, string>;
  lines?: LineItemDraft[];
  currency?: string;
  overrides?: Partial<TermsDraft>;
}

/** A contract as the API makes it from its type: of customer and price alone, unless more is asked. */
function makeContract(
  { id, type, wording }: Kind,
  language: Language,
  { answers = {}, lines, currency = 'CNY', overrides }: Asked = {},
): Terms {
  const made = lines && makeLineItems(lines, true, currency);
  const draft: TermsDraft = {
    ...{ title: type.name[language], language, clauses: clausesFrom(wording, language) },
    template: { templateId: wording.templateId, version: 1, digest: 'd', roles: wording.template.roles },
    parties: {
      ours: { name: '华东示例设备有限公司', registrationNumber: null, address: null, contact },
      customer: { name: '苏州示例化工有限公司', registrationNumber: null, address: null, contact },
    },
    fields: fieldValues(type.fields, withDefaults(type.fields, answers)),
    price: made
      ? { gross: totalOf(made, currency).gross, taxRate: uniformRate(made) ?? mixedRate }
      : { gross: { amount: '113000', currency }, taxRate: type.taxRate },
    ...(lines ? { lineItems: lines } : {}),
    ...planFromTemplate(type.plan, '2027-01-05', language),
    ...(id === 'call-off' ? { framework: { contractId: 'f', number: 'HD-GS-KJ-2027-0001' } } : {}),
    ...overrides,
  };
  expect(checkTerms(draft)).toEqual([]);
  return makeTerms(draft);
}

function compose(terms: Terms) {
  return composeDocument({ number: 'HD-GS-XS-2027-0001', revision: 1, terms, madeAt: '2027-01-04T01:00:00.000Z' });
}

const headingsOf = ({ sections }: PrintedDocument) =>
  sections.map(({ heading }) => heading.replace(/^(第.+?条　|\d+\. )/, ''));

/** What the clauses say, cell by cell; the facts below the title, which every contract has, do not count. */
const textOf = ({ sections, annexes }: PrintedDocument) =>
  [...sections, ...annexes]
    .flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'table' ? [...block.rows, ...block.totals].flat() : [block.text])),
    )
    .join('\n');

/** Clauses that a text refers to by their heading. */
const referredTo = (text: string) =>
  [...text.matchAll(/“([^”]+)”一条|clause “([^”]+)”/g)].map(([, zh, en]) => zh ?? en ?? '');

/** Everything that a contract may be asked to have, for its type. */
function everything({ type }: Kind): Asked {
  const open = type.fields.filter(({ default: value }) => value === undefined);
  return {
    answers: Object.fromEntries(
      open.map(({ fieldId, type: asked }) => [fieldId, asked === 'money' ? '9416.67' : `值-${fieldId}`]),
    ),
    lines: [line('pump', '0.13'), line('service', '0.06')],
    overrides: {
      ...{ scope: '循环泵六台', effectiveOn: '2027-01-10' },
      law: { governing: '中华人民共和国法律', disputes: 'arbitration', venue: '上海示例仲裁委员会' },
      attachments: [{ attachmentId: 'spec', title: '技术规格书', ...file }],
    },
  };
}

describe('the seeded library', () => {
  it('refers to clauses that it has, and uses all of them', () => {
    const known = library.clauses.map(({ libraryClauseId }) => libraryClauseId);
    const used = library.templates.flatMap(({ template }) =>
      template.slots.flatMap(({ from, alternates }) => [from, ...alternates]),
    );
    expect(used.every(({ version }) => version === 1)).toBe(true);
    expect([...new Set(used.map(({ libraryClauseId }) => libraryClauseId))].sort()).toEqual([...known].sort());
    expect(new Set(known).size).toBe(known.length);
  });

  it('has ids, labels and texts that contracts can carry', () => {
    for (const { libraryClauseId, clause } of library.clauses)
      for (const language of languages)
        clauseSchema.parse({
          clauseId: libraryClauseId,
          heading: clause.heading[language],
          text: clause.text[language],
        });
    for (const { wording, type } of kinds) {
      sidesWords.parse(wording.template.roles);
      for (const { clauseId } of wording.template.slots) partId.parse(clauseId);
      for (const { fieldId, label } of type.fields)
        expect([partId.parse(fieldId), wordsSchema.parse(label)]).toBeTruthy();
      for (const { attachmentId, required } of type.attachments)
        expect([partId.parse(attachmentId), required]).toEqual([attachmentId, false]);
    }
  });

  it.each(library.clauses.map(({ libraryClauseId, clause }) => [libraryClauseId, clause.text] as const))(
    'says the same in both languages: %s',
    (_, text) => {
      const shape = (language: Language) =>
        paragraphsOf(text[language]).map((source, index) => {
          const read = readParagraph(source, index + 1);
          if ('code' in read) throw new Error(read.message);
          // The amount in words is written in Chinese alone.
          const variables = read.uses.map(({ name }) => name).filter((name) => name !== 'price.inWords');
          return { item: source.startsWith('- '), table: soleVariable(source), variables: variables.sort() };
        });
      expect(shape('en')).toEqual(shape('zh-CN'));
    },
  );

  it('types no figure, number of a clause, blank or half-width sign into its texts', () => {
    for (const { clause } of library.clauses) {
      const [zh = '', en = ''] = languages.map((language) =>
        clause.text[language].replace(/\{\{.*?\}\}|\{%.*?%\}/g, ''),
      );
      expect(`${clause.heading['zh-CN']}${clause.heading.en}${zh}${en}`).not.toMatch(/\d|_{2}|＿/);
      expect(zh.replace(/^- /gm, '')).not.toMatch(/[ ,;:()"'A-Za-z]|第.+条/);
      expect(en).not.toMatch(/[\u2e80-\uffef"']/);
    }
  });

  it('keeps the plans that the demonstration counts on', () => {
    const plans = kinds.map(({ id, type: { plan, taxRate, code } }) => [
      ...[id, code, taxRate, plan.termDays],
      plan.milestones.map(({ milestoneId, dueAfterDays }) => [milestoneId, dueAfterDays]),
      plan.paymentPlan.map(({ paymentLineId, dueAfterDays, percent }) => [paymentLineId, dueAfterDays, percent]),
    ]);
    const halves = [
      ['first-half', 30, '50'],
      ['second-half', 210, '50'],
    ];
    const sale = [
      ['advance', 15, '30'],
      ['on-acceptance', 180, '60'],
      ['retention', 530, '10'],
    ];
    expect(plans).toEqual([
      [
        'goods-sale',
        'XS',
        '0.13',
        540,
        [
          ['first-delivery', 60],
          ['final-delivery', 150],
        ],
        sale,
      ],
      ['services', 'FW', '0.06', 365, [['annual-report', 350]], halves],
      ['framework', 'KJ', '0.13', 364, [], []],
      ['call-off', 'DD', '0.13', 120, [['delivery', 30]], [['on-delivery', 60, '100']]],
    ]);
    expect(kinds.filter(({ type }) => type.framework).map(({ id }) => id)).toEqual(['framework']);
  });
});

describe.each(kinds.map((kind) => [kind.id, kind] as const))('a contract of type %s', (_, kind) => {
  const { type, wording } = kind;
  const { slots } = wording.template;
  const types = variableTypes(type.fields);

  it('has texts without faults, and conditions over what it has, in no circle', () => {
    for (const { from, alternates } of slots)
      for (const ref of [from, ...alternates])
        for (const language of languages) {
          const text = wording.clauses.find(({ libraryClauseId }) => libraryClauseId === ref.libraryClauseId)?.text[
            language
          ];
          expect([ref, textFaults(text ?? '{{', types)]).toEqual([ref, []]);
        }
    expect(conditionCycle(slots)).toBeNull();
    const conditions = slots.flatMap(({ when }) => (when ? [when] : []));
    expect(Object.keys(types)).toEqual(expect.arrayContaining(conditions.flatMap(variablesIn)));
    expect(slots.map(({ clauseId }) => clauseId)).toEqual(expect.arrayContaining(conditions.flatMap(clauseIdsIn)));
  });

  it('asks nothing that must be answered by hand', () => {
    expect(checkFields(type.fields, withDefaults(type.fields, {}))).toEqual([]);
    // An answer that the text counts on cannot be emptied.
    for (const field of type.fields)
      expect([field.fieldId, field.required]).toEqual([field.fieldId, field.default !== undefined]);
    expect(patternFault(type.numbering.pattern)).toBeNull();
    expect(type.ruleSetId).toBe('default');
  });

  it('departs from nothing as it is made, and refers to each other clause by the heading of all its alternates', () => {
    for (const language of languages) {
      const terms = makeContract(kind, language);
      expect([departuresOf(terms, wording), checkWording(terms, wording)]).toEqual([[], []]);
      for (const { clauseId, from, alternates } of slots)
        for (const { libraryClauseId } of alternates)
          expect(alternateFor(wording, clauseId, libraryClauseId, language)?.heading).toBe(
            alternateFor(wording, clauseId, from.libraryClauseId, language)?.heading,
          );
    }
  });
});

describe.each(inBoth)('a contract of type %s in %s', (_, language, kind) => {
  it.each([
    ['made of customer and price alone', {}],
    ['with everything it can have', everything(kind)],
    ['without any plan', { overrides: { milestones: [], paymentPlan: [] } }],
  ])('has no gap: %s', (__, asked) => {
    const { missing, faults } = compose(makeContract(kind, language, asked));
    expect([missing, faults]).toEqual([[], []]);
  });

  it('says every amount, day, name and answer in its clauses', () => {
    const terms = makeContract(kind, language, everything(kind));
    const { price, term, milestones, paymentPlan, lineItems = [], attachments = [], law, fields = [] } = terms;
    const text = textOf(compose(terms).document);
    const said = [
      ...[price.gross, price.net, price.tax].map((money) => showAmount(money, language)),
      ...[term.startsOn, term.endsOn, '2027-01-10', ...[...milestones, ...paymentPlan].map(({ dueOn }) => dueOn)].map(
        (day) => showDay(day, language),
      ),
      ...paymentPlan.map(({ amount }) => showAmount(amount, 'en').slice(4)),
      ...lineItems.flatMap(({ description, gross, net, tax }) => [
        description,
        ...[gross, net, tax].map((money) => showAmount(money, 'en').slice(4)),
      ]),
      ...attachments.flatMap(({ title, name, digest }) => [title, name, digest]),
      ...[law?.governing ?? '?', law?.venue ?? '?', '循环泵六台'],
      // An order has its parties from its framework.
      ...(kind.id === 'call-off'
        ? ['HD-GS-KJ-2027-0001']
        : ['华东示例设备有限公司', '苏州示例化工有限公司', contact.email]),
      ...fields.filter(({ type }) => type === 'text').map(({ value }) => value),
    ];
    // The index speaks only where prices follow one.
    expect(said.filter((value) => !text.includes(value)).filter((value) => value !== '值-price-index')).toEqual([]);
  });

  const law = fc
    .constantFrom('court' as const, 'arbitration' as const)
    .map((disputes) => ({ governing: '瑞士法', disputes, venue: '某庭' }));
  const anyAsked = fc.record({
    currency: fc.constantFrom('CNY', 'USD', 'JPY'),
    lines: fc.option(fc.array(fc.constantFrom('0.13', '0.06', '0'), { minLength: 1, maxLength: 3 }), {
      nil: undefined,
    }),
    answered: fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
    overrides: fc.record(
      {
        milestones: fc.constant([]),
        paymentPlan: fc.constant([]),
        law,
        effectiveOn: fc.constant('2027-02-01'),
        scope: fc.constant('若干'),
        attachments: fc.constant([{ attachmentId: 'a', title: '图', ...file }]),
        price: fc
          .integer({ min: 0, max: 10_000_000 })
          .map((amount) => ({ gross: { amount: String(amount), currency: 'CNY' }, taxRate: '0' })),
      },
      { requiredKeys: [] },
    ),
    withAddress: fc.boolean(),
    alternates: fc.boolean(),
  });

  it('reads whole, whatever it has and leaves out', () => {
    fc.assert(
      fc.property(
        anyAsked,
        ({ currency, lines, answered, overrides: { price, ...overrides }, withAddress, alternates }) => {
          const { type, wording } = kind;
          const answers = type.fields.flatMap(({ fieldId, type: asked, choices = [] }, index): [string, string][] => {
            if (answered[index] !== true) return [];
            return [
              [fieldId, asked === 'text' ? '甲乙' : asked === 'boolean' ? 'false' : (choices.at(-1)?.value ?? '7')],
            ];
          });
          const clauses = wording.template.slots.flatMap(({ clauseId, from, alternates: [other] }) => {
            const found = alternateFor(
              wording,
              clauseId,
              (alternates && other ? other : from).libraryClauseId,
              language,
            );
            return found ? [found] : [];
          });
          const asked = {
            currency,
            answers: Object.fromEntries(answers),
            ...(lines ? { lines: lines.map((rate, n) => line(`l${n}`, rate)) } : {}),
          };
          const made = makeContract(kind, language, {
            ...asked,
            overrides: { clauses, ...overrides, ...(price && !lines ? { price } : {}) },
          });
          const { parties } = made;
          const terms = withAddress
            ? { ...made, parties: { ...parties, customer: { ...parties.customer, address } } }
            : made;
          const { document, missing, faults } = compose(terms);
          const text = textOf(document);
          expect([missing, faults]).toEqual([[], []]);
          expect(headingsOf(document)).toEqual(expect.arrayContaining(referredTo(text)));
          expect(text).not.toMatch(/ {2}|[。；，：]{2}|[.;,:]{2}|\{|\}|（）|\(\)/);
          for (const { blocks } of document.sections) {
            expect(blocks.length).toBeGreaterThan(0);
            for (const block of blocks) if (block.kind === 'table') expect(block.rows.length).toBeGreaterThan(0);
          }
          // Whatever has rows stands in a clause of its own.
          expect(document.annexes).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a contract from the library', () => {
  const zh = (id: string, asked: Asked = {}) => headingsOf(compose(makeContract(aKind(id), 'zh-CN', asked)).document);
  const priced = (amount: string, currency = 'CNY'): Asked => ({
    overrides: { price: { gross: { amount, currency }, taxRate: '0.13' } },
  });
  const noRetention = { answers: { retention: 'false' } };
  const law = (disputes: 'court' | 'arbitration', venue: string) => ({
    overrides: { law: { governing: '中国法', disputes, venue } },
  });

  it.each([
    ['质保金', {}, true],
    ['质保金', noRetention, false],
    ['质保金', { overrides: { paymentPlan: [] } }, false],
    ['履约担保', priced('999999.99'), false],
    ['履约担保', priced('1000000'), true],
    ['履约担保', priced('1000000', 'USD'), false],
    ['质保金保函', priced('1000000'), true],
    ['质保金保函', { ...priced('1000000'), ...noRetention }, false],
    ['标的物清单', {}, false],
    ['标的物清单', { lines: [line('pump', '0.13')] }, true],
    ['附件', {}, false],
  ] satisfies [string, Asked, boolean][])(
    'of goods has a clause “%s” when it should, and only then (%#)',
    (heading, asked, isThere) => {
      expect(zh('goods-sale', asked).includes(heading)).toBe(isThere);
    },
  );

  it.each(['goods-sale', 'services', 'framework'])('of type %s goes to one judge: the one its data name', (id) => {
    const disputes = (asked: Asked) => {
      const { sections } = compose(makeContract(aKind(id), 'zh-CN', asked)).document;
      return textOf({
        sections: sections.filter(({ heading }) => heading.includes('争议解决')),
        annexes: [],
      } as unknown as PrintedDocument); // its text alone
    };
    expect(disputes({})).toMatch(/被告住所地有管辖权的人民法院提起诉讼/);
    expect(disputes(law('court', '某区人民法院'))).toMatch(/向某区人民法院提起诉讼/);
    expect(disputes(law('arbitration', '某仲裁委员会'))).toMatch(/提交某仲裁委员会/);
    expect(disputes(law('arbitration', '某仲裁委员会'))).not.toMatch(/诉讼/);
  });

  it('keeps what must not be bargained away', () => {
    const those = (rule: 'locked' | 'mandatory') =>
      kinds.map(
        ({ id, wording }) =>
          [id, wording.template.slots.filter((slot) => slot[rule]).map(({ clauseId }) => clauseId)] as const,
      );
    expect(those('locked')).toEqual([
      ['goods-sale', ['anti-bribery', 'governing-law']],
      ['services', ['data-protection', 'anti-bribery', 'governing-law']],
      ['framework', ['anti-bribery', 'governing-law']],
      ['call-off', ['basis', 'disputes']],
    ]);
    const essential = ['price', 'payment', 'delivery'];
    const mandatory = new Map<string, string[]>(those('mandatory').map(([id, ids]) => [id, [...ids]]));
    expect(mandatory.get('goods-sale')).toEqual(
      expect.arrayContaining(['goods', ...essential, 'acceptance', 'breach', 'disputes']),
    );
    expect(mandatory.get('services')).toEqual(
      expect.arrayContaining(['services', 'fee', 'payment', 'acceptance', 'breach', 'disputes']),
    );
    expect(mandatory.get('framework')).toEqual(
      expect.arrayContaining(['framework', 'ceiling', 'orders', 'acceptance', 'breach']),
    );
    expect(mandatory.get('call-off')).toEqual(expect.arrayContaining(['goods', ...essential, 'disputes']));
  });

  it('settles services by the month with or without a monthly fee', () => {
    const text = (answers: Record<string, string>) =>
      textOf(compose(makeContract(aKind('services'), 'zh-CN', { answers })).document);
    expect(text({ 'monthly-fee': '9416.67' })).toContain('（以下简称“月服务费”）为人民币 9,416.67 元。');
    expect(text({})).toContain('（以下简称“月服务费”）为含税价款按合同期限的月数平均计算的金额。');
  });

  it('moves prices with raw materials only where that was chosen', () => {
    const text = (answers: Record<string, string>) =>
      textOf(compose(makeContract(aKind('framework'), 'zh-CN', { answers })).document);
    expect(text({})).toMatch(/在合同期限内固定不变/);
    expect(text({ 'price-adjustment': 'index' })).not.toMatch(/固定不变/);
    expect(text({ 'price-adjustment': 'index', 'price-index': '铸铁指数' })).toContain('铸铁指数');
  });
});
