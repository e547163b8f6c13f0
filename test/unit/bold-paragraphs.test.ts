import { clauseTexts, composeDocument } from '../../documents/text/compose';
import { templateTextProblems } from '../../documents/text/library-texts';
import { compareClauses } from '../../documents/redline/clauses';
import { type Terms } from '../../domain/drafting/terms';
import { words } from '../../domain/kernel/words';
import { kinds, made } from '../build/a-seeded-contract';

const [kind] = kinds;
if (!kind) throw new Error('There are no contract types.');

const saying = (text: string, changes: Partial<Terms> = {}): Terms => {
  const clauses = [{ clauseId: 'own', heading: '约定', text, standard: false }];
  return { ...made(kind, 'zh-CN'), title: '! 水泵', clauses, ...changes };
};
const composed = (terms: Terms) => composeDocument({ number: 'N', revision: 1, terms, madeAt: '2027-01-04' }).document;
const blocksOf = (text: string) =>
  composed(saying(text)).sections.flatMap(({ blocks }) =>
    blocks.map((block) => (block.kind === 'table' ? '' : `${block.kind}${block.isBold ? ' bold' : ''}: ${block.text}`)),
  );
const textOf = (text: string) => clauseTexts({ number: 'N', terms: saying(text) });

describe('a paragraph of a clause', () => {
  it('is bold with its mark, whether it is an item or not, and the mark is not printed', () => {
    expect(blocksOf('! 甲\n- 乙\n- ! 丙\n丁！ 戊\n!己')).toEqual([
      ...['paragraph bold: 甲', 'item: 乙', 'item bold: 丙', 'paragraph: 丁！ 戊', 'paragraph: !己'],
    ]);
  });

  it('is never made bold by a value', () => {
    expect(blocksOf('{{ contract.title }}')).toEqual(['paragraph: ! 水泵']);
  });

  it('says that it is bold where versions are compared: taking that away is a change', () => {
    const [change] = compareClauses(textOf('! 甲方不承担责任。'), textOf('甲方不承担责任。'));
    expect(change?.change).toBe('changed');
    expect(change?.text).toContainEqual({ op: 'delete', text: '【加粗】' });
  });
});

describe('the line that the customer signs for bold clauses', () => {
  it('is there with the first of them, and only where the template has one', () => {
    const { acknowledgement: _, ...without } = saying('').template ?? { templateId: 't', version: 1, digest: '' };
    const asked = [saying('! 甲'), saying('甲'), saying('! 甲', { template: without })];
    expect(asked.map((terms) => composed(terms).acknowledgement !== undefined)).toEqual([true, false, false]);
  });
});

describe('a line above the parties', () => {
  it('is looked through like a clause before its template is published', () => {
    const lines = [{ lineId: 'x', label: words('Place', '地点'), text: words('{{ nowhere }}', '{% if %}') }];
    const wording = { ...kind.wording, template: { ...kind.wording.template, lines } };
    const problems = templateTextProblems(wording, kind.type.fields);
    expect(problems.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      ...['/lines/0/text/en unknown_variable', '/lines/0/text/zh-CN syntax'],
    ]);
  });
});
