import { makeTerms, type Clause, type Terms } from '../../domain/drafting/terms';
import { annexesNamed, arbitrationOrCourt } from '../../domain/drafting/text-warnings';
import { type Warning } from '../../domain/drafting/warning';
import { pumpTerms } from '../build/pump-contract';

const sound = makeTerms(pumpTerms());
const told = (warnings: Warning[]) => {
  for (const { message } of warnings) {
    // Names and quotations stay in their own language.
    expect(message.en.replace(/“[^”]*”/g, '')).toMatch(/^[^\p{Script=Han}]*\.$/u);
    expect(message['zh-CN']).toMatch(/\p{Script=Han}.*。$/u);
  }
  return warnings.map(({ code, pointer }) => `${code} ${pointer}`);
};

const clause = (text: string, changes: Partial<Clause> = {}): Clause => ({
  ...{ clauseId: 'own', heading: '约定', text, standard: false },
  ...changes,
});
const saying = (...texts: string[]): Terms => ({
  ...sound,
  clauses: texts.map((text, index) => clause(text, { clauseId: `own-${index}` })),
});

describe('annexes', () => {
  const file = { digest: 'd', name: 'a.pdf', mediaType: 'application/pdf', bytes: 1 };
  const printed = '{{ milestones }}\n{{ paymentPlan }}';
  const withFiles = (text: string, ...titles: string[]): Terms => ({
    ...saying(printed, text),
    attachments: titles.map((title, index) => ({ attachmentId: `a${index}`, title, ...file })),
  });

  it.each<[string, string[], boolean]>([
    ['详见附件一。', [], true],
    ['详见附件一。', ['技术规格书'], false],
    ['详见附件2。', ['技术规格书'], true],
    ['详见附件十一。', ['技术规格书'], true],
    ['按附件《技术规格书》执行。', [], true],
    ['按附件：《技术规格书》执行。', ['循环泵技术规格书'], false],
    ['设备及其附件、备件一并交付。', [], false],
    ['See Annex B.', ['Drawing'], true],
    ['See Annex 1.', ['Drawing'], false],
  ])('named in “%s” beside the files %j', (text, titles, isWarned) => {
    expect(told(annexesNamed(withFiles(text, ...titles)))).toEqual(
      isWarned ? ['annex_not_attached /clauses/1/text'] : [],
    );
  });

  it('are also the lists that no clause prints, and clauses that are not in name none', () => {
    expect(annexesNamed(saying('详见附件一、附件二。'))).toEqual([]);
    const out = clause('详见附件九。', { when: { variable: 'law.venue', present: true } });
    expect(annexesNamed({ ...sound, clauses: [out] })).toEqual([]);
  });
});

describe('who decides disputes', () => {
  it.each<[string, boolean]>([
    ['争议可以向仲裁机构申请仲裁，也可以向人民法院起诉。', true],
    ['双方可选择仲裁或诉讼方式解决。', true],
    ['向上海仲裁委员会申请仲裁。', false],
    ['向甲方所在地人民法院起诉。', false],
    ['仲裁裁决由人民法院执行，一方也可以申请财产保全。', false],
    ['Disputes are settled by arbitration or before the competent court.', true],
    ['An award may be enforced by any court, or set aside.', false],
  ])('is one, not both: %s', (text, isWarned) => {
    expect(told(arbitrationOrCourt(saying(text)))).toEqual(isWarned ? ['arbitration_or_court /clauses/0/text'] : []);
  });

  it.each<['court' | 'arbitration', string, boolean]>([
    ['court', '上海市浦东新区人民法院', false],
    ['court', '上海仲裁委员会', true],
    ['arbitration', '上海国际仲裁中心', false],
    ['arbitration', '上海仲裁委员会或者人民法院', true],
  ])('by %s is not %s', (disputes, venue, isWarned) => {
    const law = { governing: '中国法', disputes, venue };
    expect(told(arbitrationOrCourt({ ...sound, law }))).toEqual(isWarned ? ['arbitration_or_court /law/venue'] : []);
  });
});
