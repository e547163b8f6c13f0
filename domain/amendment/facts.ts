import { showMoney } from '../kernel/show-money';
import { factLine, type FactLine } from '../contract/fact-lines';
import { fieldChanges, type ShownValue } from '../drafting/field-changes';
import { type Terms } from '../drafting/terms';
import { type Language } from '../kernel/people';
import { words } from '../kernel/words';
import { type Amendment } from './state';

function moved(en: string, zh: string, before: string, after: string): FactLine[] {
  return before === after ? [] : [factLine(en, zh, `${before} → ${after}`)];
}

const none = '–';

/** What a line item or the discount was and becomes; what follows from it – net, tax, its part of a discount – is left to the document. */
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

/** Deliveries and payments that go. */
function removedFacts(before: Terms, after: Terms): FactLine[] {
  const removed = words('taken away', '取消');
  const gone = (en: string, zh: string, was: string) =>
    factLine(en, zh, words(`${was} → ${removed.en}`, `${was} → ${removed['zh-CN']}`));
  return [
    ...before.milestones
      .filter(({ milestoneId }) => !after.milestones.some((one) => one.milestoneId === milestoneId))
      .map(({ title, dueOn }) => gone(`Delivery “${title}”`, `交付“${title}”`, dueOn)),
    ...before.paymentPlan
      .filter(({ paymentLineId }) => !after.paymentPlan.some((one) => one.paymentLineId === paymentLineId))
      .map(({ title, dueOn, amount }) =>
        gone(`Payment “${title}”`, `付款“${title}”`, `${dueOn}, ${showMoney(amount)}`),
      ),
  ];
}

/** An amendment field by field: only what changes, before and after. */
export function amendmentFacts({ reason }: Pick<Amendment, 'reason'>, before: Terms, after: Terms): FactLine[] {
  const line = (id: string) => before.paymentPlan.find(({ paymentLineId }) => paymentLineId === id);
  const milestone = (id: string) => before.milestones.find(({ milestoneId }) => milestoneId === id);
  return [
    factLine('Reason', '变更原因', reason),
    ...moved('Price, tax included', '含税金额', showMoney(before.price.gross), showMoney(after.price.gross)),
    ...moved('End of term', '期限届满', before.term.endsOn, after.term.endsOn),
    ...priceFacts(before, after),
    ...after.milestones.flatMap(({ milestoneId, title, dueOn }) => {
      const old = milestone(milestoneId);
      return [
        ...moved('Delivery', '交付', old?.title ?? title, title),
        ...moved(`Delivery “${title}”`, `交付“${title}”`, old?.dueOn ?? none, dueOn),
      ];
    }),
    ...after.paymentPlan.flatMap(({ paymentLineId, title, dueOn, amount }) => {
      const old = line(paymentLineId);
      return [
        ...moved('Payment', '付款', old?.title ?? title, title),
        ...moved(`Payment “${title}” due`, `付款“${title}”日期`, old?.dueOn ?? none, dueOn),
        ...moved(`Payment “${title}”`, `付款“${title}”金额`, old ? showMoney(old.amount) : none, showMoney(amount)),
      ];
    }),
    ...removedFacts(before, after),
  ];
}
