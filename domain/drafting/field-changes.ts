import { parts } from '../routing/route';
import { partWords } from '../approval/parts';
import { canonical } from '../kernel/canonical';
import { isTaxRate, type Money } from '../kernel/money';
import { moneyWords } from '../kernel/show-money';
import { shownRate } from './tax-rates';
import { duesInWords } from './dues-in-words';
import { type Told, toldOf, toldToCustomer, withPrintedFields } from './shown-to-customer';
import { mixedRate, type Terms } from './terms';
import { type Words, words } from '../kernel/words';
import { inOrder, type ListRule, lists, nameOf } from './field-names';

/** A value as data or, if it is words, in both languages; null if there is none. */
export type ShownValue = string | Words | null;

/** One difference between two versions of the terms. */
export interface FieldChange {
  /** Path with ids of list entries: `/lineItems/pump-1/quantity`; `/lineItems/pump-1` for an added or removed entry, `/lineItems` for a changed order. */
  path: string;
  label: Words;
  before: ShownValue;
  after: ShownValue;
}

type Fields = Readonly<Record<string, unknown>>;
interface Pair<T> {
  before: T;
  after: T;
}

/** The position of a value in the terms. */
interface Place {
  path: string;
  /** Last part of the path; within a list entry, the name of the list. */
  name: string;
  label: Words | null;
  /** Currency of prices, before and after. */
  currencies: Pair<string>;
  /** Which fields here the reader is told of. */
  told: Told;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMoney(value: Fields): value is Fields & { amount: string; currency: string } {
  return typeof value['amount'] === 'string' && typeof value['currency'] === 'string';
}

function isWords(value: Fields): value is Fields & Words {
  return typeof value['en'] === 'string' && typeof value['zh-CN'] === 'string';
}

/** Makes the text of both languages. */
function inBoth(say: (language: keyof Words) => string): Words {
  return { en: say('en'), 'zh-CN': say('zh-CN') };
}

function join(separator: string, parts: readonly ShownValue[]): ShownValue {
  const given = parts.filter((part) => part !== null);
  if (given.every((part) => typeof part === 'string')) return given.join(separator);
  return inBoth((language) => given.map((part) => (typeof part === 'string' ? part : part[language])).join(separator));
}

const said: Record<string, Record<string, Words>> = {
  pricesIncludeTax: { true: words('yes', '是'), false: words('no', '否') },
  disputes: { court: words('court', '诉讼'), arbitration: words('arbitration', '仲裁') },
  kind: {
    advance: words('advance received', '预付款到账'),
    guarantee: words('guarantee', '保函'),
    other: words('other', '其他'),
  },
  dueOnRestDays: {
    next_working_day: words('the next working day', '顺延至下一工作日'),
    as_written: words('as written', '不顺延'),
  },
  language: { en: words('English', '英文'), 'zh-CN': words('Chinese', '中文') },
  about: Object.fromEntries(parts.map((subject) => [subject, partWords[subject]])),
};

/** Words that are equal in both languages become plain data. */
function plainly(value: Words): ShownValue {
  return value.en === value['zh-CN'] ? value.en : value;
}

/** Formats money; only the yuan differs between the languages. */
function inMoney(money: Money): ShownValue {
  return plainly(moneyWords(money));
}

/** A value in the form that people read, depending on its field name. */
function show(name: string, value: unknown, currency: string): ShownValue {
  if (value === null || value === undefined) return null;
  if (isFields(value)) {
    if (isMoney(value)) return inMoney(value);
    return isWords(value) ? inBoth((language) => value[language]) : canonical(value);
  }
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return canonical(value);
  const data = String(value);
  if (name === 'unitPrice' || name === 'discountAmount') return inMoney({ amount: data, currency });
  if (name === 'discountPercent' || name === 'percent') return `${data}%`;
  if (name === 'taxRate' && (isTaxRate(data) || data === mixedRate)) return plainly(shownRate(data));
  return said[name]?.[data] ?? data;
}

/** The answer to a contract type's question, depending on the question's type. */
function showAnswer({ type, value, shown }: Fields, currency: string): ShownValue {
  if (isFields(shown)) return show('shown', shown, currency);
  if (type === 'money') return show('unitPrice', value, currency);
  if (type === 'percent') return show('discountPercent', value, currency);
  return show(type === 'boolean' ? 'pricesIncludeTax' : 'value', value, currency);
}

function within(place: Place, name: string, label: Words | null): Place {
  const both =
    place.label && label ? inBoth((language) => `${place.label?.[language] ?? ''} – ${label[language]}`) : null;
  return {
    ...{ ...place, path: `${place.path}/${name}`, name, label: both ?? label ?? place.label },
    told: toldOf(place.told, name),
  };
}

/** If the formatted values are equal although the data differ, such as `0.13` and `0.130`, the raw data are shown. */
function change({ path, label, name, currencies }: Place, { before, after }: Pair<unknown>): FieldChange[] {
  const shown = { before: show(name, before, currencies.before), after: show(name, after, currencies.after) };
  const told = isSame(shown) ? { before: show('', before, ''), after: show('', after, '') } : shown;
  return [{ path, label: label ?? words(path, path), ...told }];
}

function isSame({ before, after }: Pair<unknown>): boolean {
  return canonical(before ?? null) === canonical(after ?? null);
}

function isWhole(value: unknown): boolean {
  return !isFields(value) || isMoney(value) || isWords(value);
}

function changesOfValue(place: Place, pair: Pair<unknown>): FieldChange[] {
  const { before, after } = pair;
  if (isSame(pair)) return [];
  const rule = lists[place.name];
  if (rule && (Array.isArray(before) || Array.isArray(after))) return changesOfList(place, rule, pair);
  const parts = { before: before ?? {}, after: after ?? {} };
  if (isWhole(parts.before) || isWhole(parts.after)) return change(place, pair);
  return isFields(parts.before) && isFields(parts.after)
    ? changesOfFields(place, { before: parts.before, after: parts.after })
    : [];
}

function changesOfFields(place: Place, { before, after }: Pair<Fields>): FieldChange[] {
  const names = inOrder(before, after).filter((name) => toldOf(place.told, name) !== 'hidden');
  return names.flatMap((name) =>
    changesOfValue(within(place, name, nameOf(place.name, name)), { before: before[name], after: after[name] }),
  );
}

/** The changes of an answer: its value as shown, without a separate change for the choice's label. */
function changesOfAnswer(place: Place, pair: Pair<Fields>): FieldChange[] {
  const changes = changesOfFields(place, pair);
  const { before, after } = place.currencies;
  const shown = { before: showAnswer(pair.before, before), after: showAnswer(pair.after, after) };
  const valueAt = `${place.path}/value`;
  if (isSame(shown) || !changes.some(({ path }) => path === valueAt)) return changes;
  return changes
    .filter(({ path }) => path !== `${place.path}/shown`)
    .map((one) => (one.path === valueAt ? { ...one, ...shown } : one));
}

function titleOf(part: Fields, { title }: ListRule): Words {
  const shown = show('title', part[title], '') ?? '';
  return inBoth((language) => (typeof shown === 'string' ? shown : shown[language]));
}

function tell(part: Fields, { name: list, told }: Place, rule: ListRule, currency: string): ShownValue {
  if (list === 'fields') return showAnswer(part, currency);
  const names = rule.told.filter((name) => toldOf(told, name) !== 'hidden');
  if (names.length === 0) return titleOf(part, rule);
  return join(
    ' – ',
    names.map((name) => show(name, part[name], currency)),
  );
}

function partsOf(value: unknown, { id }: ListRule): Map<string, Fields> {
  const parts: unknown[] = Array.isArray(value) ? value : [];
  return new Map(parts.filter(isFields).map((part) => [String(part[id]), part]));
}

/** Compares lists entry by entry, by id; an added or removed entry is one change. */
function changesOfList(place: Place, rule: ListRule, pair: Pair<unknown>): FieldChange[] {
  const [was, is] = [partsOf(pair.before, rule), partsOf(pair.after, rule)];
  const { before, after } = place.currencies;
  const changes = [...new Map([...is, ...was])].flatMap(([id, any]): FieldChange[] => {
    const [old, now] = [was.get(id), is.get(id)];
    const title = titleOf(now ?? any, rule);
    const label = rule.name
      ? words(`${rule.name.en} “${title.en}”`, `${rule.name['zh-CN']}“${title['zh-CN']}”`)
      : title;
    const at = { ...place, path: `${place.path}/${id}`, label };
    if (old && now)
      return (place.name === 'fields' ? changesOfAnswer : changesOfFields)(at, { before: old, after: now });
    const tellOf = (part: Fields | undefined, currency: string) => (part ? tell(part, place, rule, currency) : null);
    return [{ path: at.path, label, before: tellOf(old, before), after: tellOf(now, after) }];
  });
  return [...changes, ...changeOfOrder(place, rule, was, is)];
}

/** A change in the order of remaining entries; the order matters because tables are printed in it. */
function changeOfOrder(place: Place, rule: ListRule, was: Map<string, Fields>, is: Map<string, Fields>): FieldChange[] {
  const stayed = (parts: Map<string, Fields>, others: Map<string, Fields>) =>
    [...parts].filter(([id]) => others.has(id));
  const [before, after] = [stayed(was, is), stayed(is, was)];
  if (before.every(([id], index) => after[index]?.[0] === id)) return [];
  const titles = (parts: [string, Fields][]) =>
    join(
      '; ',
      parts.map(([, part]) => titleOf(part, rule)),
    );
  const { path, label } = within(place, '', words('Order', '顺序'));
  return [
    { path: path.slice(0, -1), label: label ?? words('Order', '顺序'), before: titles(before), after: titles(after) },
  ];
}

function changesTold(before: Terms, after: Terms, told: Told): FieldChange[] {
  const currencies = { before: before.price.gross.currency, after: after.price.gross.currency };
  const others = { before: { ...duesInWords(before), clauses: null }, after: { ...duesInWords(after), clauses: null } };
  return changesOfFields({ path: '', name: 'terms', label: null, currencies, told }, others);
}

/**
 * All differences between two versions of the terms, except in clauses, in the order of the contract; for readers of our side.
 * The function walks over all data, so that nothing is left out: a field without a label here is shown with its path.
 */
export function fieldChanges(before: Terms, after: Terms): FieldChange[] {
  return changesTold(before, after, 'shown');
}

/** The differences that the customer may read: those in what the document prints or the customer's page shows. */
export function changesForCustomer(before: Terms, after: Terms): FieldChange[] {
  return changesTold(withPrintedFields(before), withPrintedFields(after), toldToCustomer);
}
