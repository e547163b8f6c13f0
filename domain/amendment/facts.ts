import { type Money } from '../kernel/money';
import { moneyWords } from '../kernel/show-money';
import { factLine, type FactLine, priceLabel } from '../contract/fact-lines';
import { fieldChanges, type ShownValue } from '../drafting/field-changes';
import { type DeliveryState } from '../delivery/state';
import { type Terms } from '../drafting/terms';
import { type Language } from '../kernel/people';
import { type Words, words } from '../kernel/words';
import { type Amendment } from './state';
import { zh } from '../kernel/chinese';
import { dueInWords } from '../payment/trigger';

function moved(en: string, zh: string, before: string, after: string): FactLine[] {
  return before === after ? [] : [factLine(en, zh, `${before} → ${after}`)];
}

const none = '–';

/** Changes of line items and discount, old and new value. Derived values (net, tax, discount share) are shown in the document only. */
function priceFacts(before: Terms, after: Terms): FactLine[] {
  const told = fieldChanges(before, after).filter(
    ({ path }) => /^\/(?:lineItems|discount)(?:\/|$)/.test(path) && !/\/(?:net|tax|discountShare)$/.test(path),
  );
  return told.map(({ label, before: was, after: is }) => {
    const say = (language: Language) => `${shownIn(was, language)} → ${shownIn(is, language)}`;
    return { label, value: words(say('en'), say('zh-CN')) };
  });
}

function shownIn(value: ShownValue, language: Language): string {
  if (value === null) return none;
  return typeof value === 'string' ? value : value[language];
}

type Acceptances = DeliveryState['acceptances'];

/** Removed deliveries and payments. */
function removedFacts(before: Terms, after: Terms, acceptances: Acceptances): FactLine[] {
  const removed = words('taken away', '取消');
  const gone = (en: string, chinese: string, due: Words, amount: Money | null = null) => {
    const was = amount ? moneyWords(amount) : null;
    return factLine(
      en,
      chinese,
      words(
        `${due.en}${was ? `, ${was.en}` : ''} → ${removed.en}`,
        `${due['zh-CN']}${was ? `，${was['zh-CN']}` : ''} → ${removed['zh-CN']}`,
      ),
    );
  };
  return [
    ...before.milestones
      .filter(({ milestoneId }) => !after.milestones.some((one) => one.milestoneId === milestoneId))
      .map(({ title, dueOn }) => gone(`Delivery “${title}”`, zh`交付“${title}”`, words(dueOn, dueOn))),
    ...before.paymentPlan
      .filter(({ paymentLineId }) => !after.paymentPlan.some((one) => one.paymentLineId === paymentLineId))
      .map((line) =>
        gone(
          `Payment “${line.title}”`,
          zh`付款“${line.title}”`,
          dueInWords(line, { ...before, acceptances }),
          line.amount,
        ),
      ),
  ];
}

/** A changed due day or trigger of a payment. */
function movedDue(title: string, before: Words, after: Words): FactLine[] {
  if (before.en === after.en) return [];
  const said = words(`${before.en} → ${after.en}`, `${before['zh-CN']} → ${after['zh-CN']}`);
  return [factLine(`Payment “${title}” due`, zh`付款“${title}”日期`, said.en === said['zh-CN'] ? said.en : said)];
}

function movedMoney(en: string, zh: string, before: Money | null, after: Money): FactLine[] {
  const [old, now] = [before ? moneyWords(before) : { en: none, 'zh-CN': none }, moneyWords(after)];
  if (old.en === now.en) return [];
  return [factLine(en, zh, { en: `${old.en} → ${now.en}`, 'zh-CN': `${old['zh-CN']} → ${now['zh-CN']}` })];
}

/** The changes of an amendment, field by field, with old and new value. */
export function amendmentFacts(
  { reason }: Pick<Amendment, 'reason'>,
  before: Terms,
  after: Terms,
  { acceptances }: Pick<DeliveryState, 'acceptances'> = {},
): FactLine[] {
  const line = (id: string) => before.paymentPlan.find(({ paymentLineId }) => paymentLineId === id);
  const price = priceLabel(before);
  const milestone = (id: string) => before.milestones.find(({ milestoneId }) => milestoneId === id);
  return [
    factLine('Reason', '变更原因', reason),
    ...movedMoney(price.en, price['zh-CN'], before.price.gross, after.price.gross),
    ...moved('End of term', '期限届满', before.term.endsOn, after.term.endsOn),
    ...priceFacts(before, after),
    ...after.milestones.flatMap(({ milestoneId, title, dueOn }) => {
      const old = milestone(milestoneId);
      return [
        ...moved('Delivery', '交付', old?.title ?? title, title),
        ...moved(`Delivery “${title}”`, zh`交付“${title}”`, old?.dueOn ?? none, dueOn),
      ];
    }),
    ...after.paymentPlan.flatMap((now) => {
      const { paymentLineId, title, amount } = now;
      const old = line(paymentLineId);
      return [
        ...moved('Payment', '付款', old?.title ?? title, title),
        ...movedDue(
          title,
          old ? dueInWords(old, { ...before, acceptances }) : words(none, none),
          dueInWords(now, { ...after, acceptances }),
        ),
        ...movedMoney(`Payment “${title}”`, zh`付款“${title}”金额`, old?.amount ?? null, amount),
      ];
    }),
    ...removedFacts(before, after, acceptances),
  ];
}
