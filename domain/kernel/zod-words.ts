import { zh as inChinese } from './chinese';
import { counted } from './plural';
import { type z } from 'zod';
import { type Words, words } from './words';

type Issue = z.core.$ZodRawIssue;

const kinds: Record<string, Words> = {
  string: words('a text', '文本'),
  number: words('a number', '数字'),
  int: words('a whole number', '整数'),
  boolean: words('true or false', 'true 或 false'),
  array: words('a list', '列表'),
  object: words('an object', '对象'),
  record: words('an object', '对象'),
  null: words('null', 'null'),
};

const formats: Record<string, Words> = {
  email: words('Give a mail address, such as name@example.com.', '请填写邮箱地址，例如 name@example.com。'),
  uuid: words('Give an id as the API has answered it (a UUID).', '请填写系统返回的编号（UUID）。'),
  date: words('Give a day that exists, as YYYY-MM-DD.', '请填写真实存在的日期（YYYY-MM-DD）。'),
  datetime: words('Give an instant, such as 2026-03-01T08:00:00Z.', '请填写时间，例如 2026-03-01T08:00:00Z。'),
};

export const noneOfTheForms = words('This has none of the forms that are possible here.', '此处不接受这种形式的内容。');

/** Messages for regular expressions, found by a part of the pattern's source. */
const patterns: [RegExp, Words][] = [
  [
    /a-z0-9\]\(\?:/,
    words(
      'Give lower-case letters, digits and dashes, such as first-delivery.',
      '请使用小写字母、数字和连字符，例如 first-delivery。',
    ),
  ],
  [/0-9a-f\]\{64\}/, words('Give a SHA-256 in hex: 64 digits and letters a to f.', '请填写 64 位十六进制的 SHA-256。')],
  [
    /A-Za-z0-9\]\{1,16\}/,
    words('Give 1 to 16 letters and digits, such as HD.', '请填写 1 至 16 位字母或数字，例如 HD。'),
  ],
  [/A-Z\]\{2\}/, words('Give a country as ISO 3166-1 has it, such as CN.', '请填写 ISO 3166-1 国家代码，例如 CN。')],
  [/A-Z\]\{3\}/, words('Give a currency as ISO 4217 has it, such as CNY.', '请填写 ISO 4217 币种代码，例如 CNY。')],
  [/\\d\{4\}\$/, words('Give a year of four digits.', '请填写四位数的年份。')],
  [/100\)/, words('Give percent from 0 to 100, such as 30.', '请填写 0 至 100 的百分比，例如 30。')],
  [/a-zA-Z\]\[/, words('Give the name of a variable, such as price.gross.', '请填写变量名，例如 price.gross。')],
];

function ofPattern(pattern = ''): Words {
  const known = patterns.find(([form]) => form.test(pattern));
  return known?.[1] ?? words('This does not have the form that is asked for.', '格式不符合要求。');
}

function ofSize({ origin, inclusive = true }: { origin: string; inclusive?: boolean }, bound: string, small: boolean) {
  const [at, zh] = small ? ['at least', '至少'] : ['at most', '最多'];
  if (origin === 'string') {
    if (small && bound === '1') return words('This must not be empty.', '不能为空。');
    return words(`This must have ${at} ${counted(bound, 'character')}.`, `${zh}应为 ${bound} 个字符。`);
  }
  if (origin === 'array')
    return words(`This list must have ${at} ${counted(bound, 'entry', 'entries')}.`, `列表${zh}应有 ${bound} 项。`);
  if (inclusive) return words(`This must be ${at} ${bound}.`, small ? `不得小于 ${bound}。` : `不得大于 ${bound}。`);
  return small
    ? words(`This must be more than ${bound}.`, `应当大于 ${bound}。`)
    : words(`This must be less than ${bound}.`, `应当小于 ${bound}。`);
}

function listOf(values: readonly unknown[]): Words {
  const shown = values.map((value) => JSON.stringify(value));
  return words(`Give one of ${shown.join(', ')}.`, `请填写以下值之一：${shown.join('、')}。`);
}

/** Our message for a Zod issue; covers every issue code that Zod has. */
export function wordsOf(issue: Issue): Words {
  switch (issue.code) {
    case 'invalid_type': {
      if (issue.input === undefined) return words('This field is missing.', '缺少该字段。');
      const kind = kinds[issue.expected] ?? words(issue.expected, issue.expected);
      return words(`This must be ${kind.en}.`, inChinese`此处应为${kind['zh-CN']}。`);
    }
    case 'too_small':
      return ofSize(issue, String(issue.minimum), true);
    case 'too_big':
      return ofSize(issue, String(issue.maximum), false);
    case 'not_multiple_of':
      return words(`This must be a multiple of ${issue.divisor}.`, `应为 ${issue.divisor} 的倍数。`);
    case 'invalid_format':
      return formats[issue.format] ?? ofPattern(issue.pattern);
    case 'invalid_value':
      return listOf(issue.values);
    case 'unrecognized_keys':
      return words('This field is unknown.', '没有该字段。');
    case 'invalid_union':
      return noneOfTheForms;
    case 'invalid_key':
      return words('This name is not possible here.', '此处不接受该名称。');
    case 'invalid_element':
      return words('An entry is not possible here.', '其中一项不符合要求。');
    case 'custom':
      return words('This is not possible here.', '此处不接受该内容。');
  }
}
