import { zh } from '../kernel/chinese';
import { moneyWords } from '../kernel/show-money';
import { type Language, type Side } from '../kernel/people';
import { type Words, words } from '../kernel/words';
import { shorten } from '../kernel/cut';
import { type Terms } from '../drafting/terms';

/** Maximum characters of a title in a subject line, so that the number behind it stays visible. */
const mostOfTitle = 40;
const mostOfName = 30;

/** Legal forms at the end of a company name, left out in subject lines; longer ones first. */
const legalForms = [
  ...[
    '股份有限责任公司',
    '股份有限公司',
    '有限责任公司',
    '有限公司',
    ' Co., Ltd.',
    ' Co., Ltd',
    ' Co. Ltd.',
    ' Co. Ltd',
  ],
  ...[' Ltd.', ' Ltd', ' Limited', ' Inc.', ' Inc', ' LLC', ' GmbH', ' AG', ' B.V.', ' S.A.'],
];

/** `华东示例设备` for `华东示例设备有限公司`: enough to recognise the sender. */
export function shortName(name: string): string {
  const form = legalForms.find((ending) => name.endsWith(ending)) ?? '';
  const short = name.slice(0, name.length - form.length).replace(/,$/, '');
  return shorten(short === '' ? name : short, mostOfName);
}

function named(title: string): Words {
  // Book title marks nested in other ones take the single form.
  const inner = title.replace(/《/g, '〈').replace(/》/g, '〉');
  return words(`“${title}”`, `《${inner}》`);
}

/** The contract's title within a sentence. */
export function titleOf({ terms: { title } }: { terms: Pick<Terms, 'title'> }): Words {
  return named(title);
}

/** The contract's title within a subject line. */
export function shortTitle({ terms: { title } }: { terms: Pick<Terms, 'title'> }): Words {
  return named(shorten(title, mostOfTitle));
}

interface About {
  number: string;
  terms: Terms;
  side: Side;
}

/**
 * The whole subject line: sender, what is to be done, contract number; for our own people also the customer and the price. The customer's
 * subject line shows no amount, because others may see their inbox.
 */
export function subjectLine({ number, terms, side }: About, core: Words): Words {
  const { parties, price } = terms;
  const gross = moneyWords(price.gross);
  const line = (language: Language) => {
    const inside = side === 'ours' ? [shortName(parties.customer.name), gross[language]] : [];
    const about = core[language].includes(number) ? [] : [number];
    return [core[language], ...inside, ...about].join(' · ');
  };
  const company = shortName(parties.ours.name);
  return words(`[${company}] ${line('en')}`, zh`【${company}】${line('zh-CN')}`);
}
