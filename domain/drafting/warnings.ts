import { counted } from '../kernel/plural';
import { effectiveDueOn } from '../contract/due-day';
import { zh } from '../kernel/chinese';
import { type Day } from '../kernel/days';
import { compare, type Money } from '../kernel/money';
import { type Side } from '../kernel/people';
import { showMoney } from '../kernel/show-money';
import { type WorkCalendar } from '../kernel/work-calendar';
import { dueOnRestDays, restDayTermsOf } from './rest-day-warnings';
import { type Terms } from './terms';
import { words } from '../kernel/words';
import { amountInWords, readAmountInWords } from './amount-in-words';
import { type ReplacedGlyph } from './document';
import { type FrameworkStanding, refuseCallOff } from './framework';
import { type AttachmentRule } from '../library/library';
import { type Comparable, duplicatesOf } from './similarity';
import { type ListedCustomer, ofListedCustomer } from './customer-warnings';
import { type Unshown } from './unshown';
import { usccFault } from './uscc';
import { confusableAddresses, incompleteParties, notInEnglish, unseenCharacters } from './party-warnings';
import { unshownInPaper } from './paper-warnings';
import { periods } from './period-warnings';
import { lateFees, pricesOfFramework, taxRates } from './price-warnings';
import { annexesNamed, arbitrationOrCourt, placeNamed } from './text-warnings';
import { type Warning, warning } from './warning';

/** Another contract to compare with. */
export interface Other extends Comparable {
  contractId: string;
  number: string;
}

/** What warnings depend on besides the terms. */
export interface Surroundings {
  /** Today in the contract's time zone. */
  today: Day;
  calendar: WorkCalendar;
  others: readonly Other[];
  attachments: readonly AttachmentRule[];
  framework: FrameworkStanding | null;
  /** The terms of the framework contract, to compare prices. */
  frameworkTerms: Terms | null;
  /** The host of a mail address as readers see it. */
  shownHost: (host: string) => string;
  /** The customer's entry in the directory; null if it has none. */
  listed: ListedCustomer | null;
  /** Missing variables in the document as it would be rendered. */
  missing: readonly { heading: string; paragraph: number; variable: string }[];
  replaced: readonly ReplacedGlyph[];
  /** For the customer’s own paper. */
  unshown: readonly Unshown[];
}

export function comparableOf({ title, parties, price, term }: Terms): Comparable {
  const { name, registrationNumber } = parties.customer;
  return { title, customerName: name, registrationNumber, gross: price.gross, ...term };
}

function duplicates(terms: Terms, others: readonly Other[]): Warning[] {
  return duplicatesOf(comparableOf(terms), others)
    .slice(0, 10)
    .map(({ other: { contractId, number, title }, likeness }) => {
      const percent = Math.floor(likeness * 100);
      const en = `It is ${percent} % like contract ${number} “${title}”: the same customer, amount and period.`;
      const zh = `与合同 ${number}《${title}》的客户、金额和期限相似度为 ${percent}%，可能重复。`;
      return { ...warning('likely_duplicate', '', en, zh), contractId };
    });
}

function amountInWordsOf({ paper, price }: Terms): Warning[] {
  if (paper?.amountInWords === undefined) return [];
  const { amountInWords: typed } = paper;
  const read = readAmountInWords(typed);
  const pointer = '/paper/amountInWords';
  if (read === null) {
    const en = `“${typed}” cannot be read as an amount, or can be read in two ways.`;
    return [warning('amount_in_words_unreadable', pointer, en, `无法识别大写金额“${typed}”，或存在歧义。`)];
  }
  const isSame = compare({ amount: read, currency: price.gross.currency } satisfies Money, price.gross) === 0;
  const own = amountInWords(price.gross);
  const en = `The paper says ${typed}, which is ${read}; the price is ${showMoney(price.gross)}, ${own}.`;
  const zh = `文本大写金额“${typed}”为 ${read}，与合同价款 ${showMoney(price.gross, 'zh-CN')}（${own}）不一致。`;
  return isSame ? [] : [warning('amount_in_words_differs', pointer, en, zh)];
}

function missingAttachments({ attachments = [] }: Terms, rules: readonly AttachmentRule[]): Warning[] {
  return rules
    .filter(({ attachmentId, required }) => required && !attachments.some((one) => one.attachmentId === attachmentId))
    .map(({ label }) =>
      warning(
        'attachment_missing',
        '/attachments',
        `The attachment “${label.en}” is missing.`,
        `缺少附件“${label['zh-CN']}”。`,
      ),
    );
}

function authority(side: Side, { parties }: Terms, today: Day): Warning[] {
  const { agent } = parties[side];
  if (!agent) return [];
  const { name, authorityFrom, authorityUntil } = agent;
  const at = `/parties/${side}/agent`;
  if (authorityUntil < today) {
    const en = `The authority of ${name} ended on ${authorityUntil}.`;
    return [warning('authority_expired', `${at}/authorityUntil`, en, zh`${name}的授权已于 ${authorityUntil} 到期。`)];
  }
  if (authorityFrom === null || authorityFrom <= today) return [];
  const en = `The authority of ${name} begins on ${authorityFrom}.`;
  return [warning('authority_not_begun', `${at}/authorityFrom`, en, zh`${name}的授权自 ${authorityFrom} 起生效。`)];
}

function pastDates(terms: Terms, { today, calendar }: Pick<Surroundings, 'today' | 'calendar'>): Warning[] {
  const { term, milestones, paymentPlan, effectiveOn, longStopOn } = terms;
  const due = (dueOn: Day) => effectiveDueOn(restDayTermsOf(terms), dueOn, calendar);
  const dated = [
    { pointer: '/term/endsOn', day: term.endsOn, what: words('The end of the term', '合同终止日') },
    ...(effectiveOn === undefined
      ? []
      : [{ pointer: '/effectiveOn', day: effectiveOn, what: words('The effective date', '生效日') }]),
    ...(longStopOn === undefined
      ? []
      : [{ pointer: '/longStopOn', day: longStopOn, what: words('The long-stop day', '最迟生效日') }]),
    ...milestones.map(({ title, dueOn }, index) => ({
      ...{ pointer: `/milestones/${index}/dueOn`, day: due(dueOn), what: words(`“${title}”`, `“${title}”`) },
    })),
    // For triggered payments the day of the delivery is checked instead.
    ...paymentPlan.flatMap(({ title, dueOn, trigger }, index) =>
      trigger
        ? []
        : [{ pointer: `/paymentPlan/${index}/dueOn`, day: due(dueOn), what: words(`“${title}”`, `“${title}”`) }],
    ),
  ];
  return dated
    .filter(({ day }) => day < today)
    .map(({ pointer, day, what }) =>
      warning('date_in_past', pointer, `${what.en}, ${day}, has passed.`, `${what['zh-CN']}（${day}）已过。`),
    );
}

/** Numbers that look like a 统一社会信用代码 but are invalid, if the party's country is not given. */
function registrationNumbers({ parties }: Terms): Warning[] {
  return (['ours', 'customer'] as const).flatMap((side) => {
    const { registrationNumber, country, name } = parties[side];
    const isLike = registrationNumber !== null && /^[0-9A-Z]{18}$/.test(registrationNumber) && country === undefined;
    const fault = isLike ? usccFault(registrationNumber) : null;
    if (!fault) return [];
    const chinese = zh`“${name}”的${fault['zh-CN']}`;
    return [warning('not_a_uscc', `/parties/${side}/registrationNumber`, `“${name}”: ${fault.en}`, chinese)];
  });
}

function ofDocument({ missing, replaced }: Surroundings): Warning[] {
  return [
    ...missing.map(({ heading, paragraph, variable }) =>
      warning(
        'value_missing',
        '',
        `“${heading}”, paragraph ${paragraph}, needs ${variable}.`,
        `“${heading}”第 ${paragraph} 段缺少 ${variable}。`,
      ),
    ),
    ...replaced.map(({ character, codePoint, count }) =>
      warning(
        'glyph_replaced',
        '',
        `The character ${character} (${codePoint}) cannot be printed; in ${counted(count, 'place')} it is replaced.`,
        `字符 ${character}（${codePoint}）无法印刷，${count} 处以 □ 代替。`,
      ),
    ),
  ];
}

/** Everything that a drafter should check before submitting. */
export function warningsOf(terms: Terms, around: Surroundings): Warning[] {
  const { today, others, attachments, framework, listed } = around;
  const order = framework && refuseCallOff(terms, framework);
  const nothing = compare(terms.price.gross, { ...terms.price.gross, amount: '0' }) === 0;
  return [
    ...duplicates(terms, others),
    ...amountInWordsOf(terms),
    ...missingAttachments(terms, attachments),
    ...authority('ours', terms, today),
    ...authority('customer', terms, today),
    ...pastDates(terms, around),
    ...dueOnRestDays(terms, around.calendar),
    ...registrationNumbers(terms),
    ...(nothing ? [warning('price_of_nothing', '/price/gross', 'The price is zero.', '合同价款为零。')] : []),
    ...(order
      ? [{ code: 'order_refused' as const, pointer: '/price', message: words(order.sentence, order.sentenceZh) }]
      : []),
    ...(listed ? ofListedCustomer(terms, listed) : []),
    ...incompleteParties(terms),
    ...notInEnglish(terms),
    ...confusableAddresses(terms, around.shownHost),
    ...unseenCharacters(terms),
    ...taxRates(terms),
    ...lateFees(terms),
    ...pricesOfFramework(terms, around.frameworkTerms),
    ...periods(terms),
    ...annexesNamed(terms),
    ...arbitrationOrCourt(terms),
    ...placeNamed(terms),
    ...ofDocument(around),
    ...unshownInPaper(around.unshown),
  ];
}
