import ts from 'typescript';
import { sourceFiles, visitSource } from '../build/source-files';

/** Whatever people may read stands in these folders; contract texts (scripts/library) are written without blanks at figures, as the trade does. */
const folders = ['activities', 'api', 'config', 'documents', 'domain', 'prisma', 'scripts', 'worker', 'workflows'];
const han = /\p{Script=Han}/u;
const value = '\0';

interface Text {
  at: string;
  text: string;
  /** Made by `zh`, which sets the blanks beside its values. */
  isSpaced: boolean;
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => value + literal.text).join('');
}

/** Every text with a Chinese character in it, wherever it is said. */
const all = sourceFiles(folders).flatMap((file) => {
  const found: Text[] = [];
  visitSource(file, (node, at) => {
    const text = textOf(node);
    if (text !== null && han.test(text)) found.push({ at, text, isSpaced: ts.isTaggedTemplateExpression(node.parent) });
  });
  return found;
});

/** English that names a thing of the trade in Chinese as well, and patterns. */
const isOther = (text: string) =>
  /[a-z]{2,}[,’]? [a-z]{2,}|^[A-Z][^\p{Script=Han}]* \(\p{Script=Han}|\(\?[:<]/u.test(text.replace(/\{[^}]*\}+/g, ''));
/** Variables and choices of a clause stand for what they give. */
const withoutVariables = (text: string) => text.replace(/\{\{.*?\}\}|\{%.*?%\}|\{\d\}/gs, value);

const texts = all.map((one) => ({ ...one, text: withoutVariables(one.text) })).filter(({ text }) => !isOther(text));

/** Files in which a value beside a Chinese character is Chinese itself, or stands close to it as contracts are written: 2027年3月1日. */
const valuesInChinese = [
  ...[
    'documents/intake/faults.ts',
    'documents/text/compose.ts',
    'documents/text/facts.ts',
    'documents/text/numerals.ts',
  ],
  ...['domain/delivery/notices.ts', 'domain/drafting/amount-in-words.ts', 'domain/drafting/fields.ts'],
  ...['domain/drafting/party-warnings.ts', 'domain/drafting/period-warnings.ts', 'domain/drafting/show-value.ts'],
  ...['domain/drafting/text-warnings.ts', 'domain/kernel/quote.ts', 'domain/kernel/zod-words.ts'],
  ...['domain/routing/route-condition-checks.ts', 'domain/routing/route-dimensions.ts'],
];

/** What each fault looks like. */
const faults: [string, RegExp, RegExp?][] = [
  ['punctuation of English beside a Chinese character', /\p{Script=Han}[,;:!?()]|[,;:!?()]\p{Script=Han}/u],
  ['a full stop of English at the end of a sentence', /\p{Script=Han}\.(\s|$)/u],
  ['quotation marks of English', /["'‘’]/u],
  ['three dots for an ellipsis', /\.\.\.|。。/],
  ['a blank between Chinese characters', /\p{Script=Han} +\p{Script=Han}/u],
  ['a blank beside Chinese punctuation', / [，。；：！？）》”]|[，。；：！？（《“] /u],
  ['two signs of punctuation', /[，。；：！？]{2}|[.。][。.]/u],
  ['another word for a step of an approval, which is 环节', /步骤|审批节点|流程节点/],
  ['another word for a milestone, which is 交付节点', /里程碑|交货节点|交付项/],
  ['a side that is called otherwise than in the contract, where it is 甲方 or 乙方', /(?<!（)[供需]方/],
  ['words of the drawing board', /审批要点|’适用于所有合同|”适用于所有合同/],
];

it.each(faults)('no text has %s', (_, fault) => {
  const faulty = texts.flatMap(({ at, text }) => {
    const found = fault.exec(text);
    return found ? [`${at}: ${text.slice(Math.max(0, found.index - 12), found.index + 20)}`] : [];
  });
  expect(faulty).toEqual([]);
});

it('no text is without a blank between a Chinese character and a letter or a figure', () => {
  const fault = /\p{Script=Han}[A-Za-z0-9¥]|[A-Za-z0-9%]\p{Script=Han}/u;
  const faulty = texts.filter(({ at, text }) => !at.startsWith('scripts/library/') && fault.test(text));
  expect(faulty).toEqual([]);
});

it('what people are called stands apart from Chinese beside it', () => {
  // What `zh` makes has its blanks where they belong.
  const fault = /\p{Script=Han}\0|\0\p{Script=Han}/u;
  const isFaulty = ({ text, isSpaced }: Text) => !isSpaced && fault.test(text) && !isOther(text);
  const files = all.filter(isFaulty).map(({ at }) => at.split(':')[0] ?? '');
  expect([...new Set(files)].filter((file) => !file.startsWith('scripts/library/')).sort()).toEqual(valuesInChinese);
});

it('nobody but our own people is urged (催办): a customer is reminded', () => {
  const files = all.filter(({ text }) => text.includes('催办')).map(({ at }) => at.split(':')[0]);
  expect([...new Set(files)].sort()).toEqual([
    ...['api/contracts/approval-guide.ts', 'api/links/owner-actions.ts'],
    ...['domain/approval/remark-commands.ts', 'domain/contract/notice-kinds.ts'],
  ]);
});
