import { shorten } from '../../domain/kernel/cut';
import { type Words, words } from '../../domain/kernel/words';

/** Recognises messages of liquidjs; parts quoted from the text are passed on, the library's sentences are not. */
const known: [RegExp, (part: string) => Words][] = [
  [
    /^tag "?(else|elsif|endif|endunless)"? not found/,
    (name) => words(`{% ${name} %} belongs to no {% if %} before it.`, `{% ${name} %} 之前没有对应的 {% if %}。`),
  ],
  [/^invalid value expression: ""/, () => words('The name of a variable is missing here.', '此处缺少变量名。')],
  [
    /^tag "?(\w+)"? not found/,
    (name) =>
      words(
        `A text cannot use {% ${name} %}; there are {% if %} and {% unless %}.`,
        `文本中不能使用 {% ${name} %}，只能使用 {% if %} 和 {% unless %}。`,
      ),
  ],
  [
    /^tag (\{%.*) not closed$/,
    (tag) => {
      const end = `{% end${/^\{%-?\s*(\w+)/.exec(tag)?.[1] ?? 'if'} %}`;
      return words(`${tag} is never closed. Write ${end} behind it.`, `${tag} 没有结束，请在其后写 ${end}。`);
    },
  ],
  [
    /^(?:output|tag) "?(.*?)"? not closed$/,
    (piece) => words(`The brace in “${piece}” is never closed.`, `“${piece}”中的括号没有结束。`),
  ],
  [
    /^undefined filter: (.*)$/,
    (name) =>
      words(
        `Values cannot be changed in a text: take “| ${name}” away.`,
        `文本中不能对值进行转换，请删去“| ${name}”。`,
      ),
  ],
  [
    /^(?:invalid value expression|unexpected token|unexpected character):? (".*")/,
    (piece) => words(`This is not a value: ${piece}. Give the name of a variable.`, `${piece} 不是值，请填写变量名。`),
  ],
];

/** Our message for a syntax error in a paragraph. */
export function syntaxWords(said: string): Words {
  for (const [form, told] of known) {
    const [found, part = ''] = form.exec(said) ?? [];
    if (found !== undefined) return told(shorten(part, 80));
  }
  return words(
    'What stands in braces here cannot be read. Write {{ name }} for a value, and {% if name %} … {% endif %} for a choice.',
    '此处花括号中的内容无法识别。值写作 {{ name }}，条件写作 {% if name %} … {% endif %}。',
  );
}
