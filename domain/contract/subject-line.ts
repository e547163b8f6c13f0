import { zh } from '../kernel/chinese';
import { moneyWords } from '../kernel/show-money';
import { type Language, type Side } from '../kernel/people';
import { type Words, words } from '../kernel/words';
import { shorten } from '../kernel/cut';
import { type Terms } from '../drafting/terms';

/** Characters of a title in a subject line: the number behind it is still to be seen. */
const mostOfTitle = 40;
const mostOfName = 30;

/** Legal forms at the end of a name, which a subject line can do without; longer ones first. */
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

/** `华东示例设备` of `华东示例设备有限公司`: enough to know who writes. */
export function shortName(name: string): string {
  const form = legalForms.find((ending) => name.endsWith(ending)) ?? '';
  const short = name.slice(0, name.length - form.length).replace(/,$/, '');
  return shorten(short === '' ? name : short, mostOfName);
}

function named(title: string): Words {
  // A title within a title has the other pair of brackets.
  const inner = title.replace(/《/g, '〈').replace(/》/g, '〉');
  return words(`“${title}”`, `《${inner}》`);
}

/** What a contract is called in a sentence. */
export function titleOf({ terms: { title } }: { terms: Pick<Terms, 'title'> }): Words {
  return named(title);
}

/** What it is called in a subject line. */
export function shortTitle({ terms: { title } }: { terms: Pick<Terms, 'title'> }): Words {
  return named(shorten(title, mostOfTitle));
}

interface About {
  number: string;
  terms: Terms;
  side: Side;
}

/**
 * The whole subject: from whom, what is to be done, about which contract; our own people also read with whom it is made and for how much. An amount
 * is for nobody who looks over the customer's shoulder.
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
