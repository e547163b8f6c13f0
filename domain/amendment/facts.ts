import { showMoney } from '../kernel/show-money';
import { factLine, type FactLine } from '../contract/fact-lines';
import { type Terms } from '../drafting/terms';
import { type Amendment } from './state';

function moved(en: string, zh: string, before: string, after: string): FactLine[] {
  return before === after ? [] : [factLine(en, zh, `${before} → ${after}`)];
}

/** An amendment field by field: only what changes, before and after. */
export function amendmentFacts({ reason }: Pick<Amendment, 'reason'>, before: Terms, after: Terms): FactLine[] {
  const line = (id: string) => before.paymentPlan.find(({ paymentLineId }) => paymentLineId === id);
  const milestone = (id: string) => before.milestones.find(({ milestoneId }) => milestoneId === id);
  return [
    factLine('Reason', '变更原因', reason),
    ...moved('Price, tax included', '含税金额', showMoney(before.price.gross), showMoney(after.price.gross)),
    ...moved('End of term', '期限届满', before.term.endsOn, after.term.endsOn),
    ...after.milestones.flatMap(({ milestoneId, title, dueOn }) =>
      moved(`Delivery “${title}”`, `交付“${title}”`, milestone(milestoneId)?.dueOn ?? '', dueOn),
    ),
    ...after.paymentPlan.flatMap(({ paymentLineId, title, dueOn, amount }) => {
      const old = line(paymentLineId);
      return [
        ...moved(`Payment “${title}” due`, `付款“${title}”日期`, old?.dueOn ?? '', dueOn),
        ...moved(`Payment “${title}”`, `付款“${title}”金额`, old ? showMoney(old.amount) : '', showMoney(amount)),
      ];
    }),
  ];
}
