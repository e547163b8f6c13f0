import { effectiveDueOn, type RestDayTerms } from '../contract/due-day';
import { isRestDay } from '../kernel/working-days';
import { type WorkCalendar } from '../kernel/work-calendar';
import { type Terms } from './terms';
import { type Warning, warning } from './warning';

/** The agreement about due days on rest days, as the working set keeps it. */
export function restDayTermsOf({ dueOnRestDays: said }: Pick<Terms, 'dueOnRestDays'>): RestDayTerms {
  return said === 'as_written' ? { dueOnRestDays: said } : {};
}

/** Due days on rest days, with their effective due day. */
export function dueOnRestDays(terms: Terms, calendar: WorkCalendar): Warning[] {
  const dated = [
    ...terms.milestones.map(({ title, dueOn }, index) => ({ pointer: `/milestones/${index}/dueOn`, title, dueOn })),
    // Planned days of triggered payments are not binding; their due day is checked after the acceptance.
    ...terms.paymentPlan.flatMap(({ title, dueOn, trigger }, index) =>
      trigger ? [] : [{ pointer: `/paymentPlan/${index}/dueOn`, title, dueOn }],
    ),
  ];
  return dated
    .filter(({ dueOn }) => isRestDay(calendar, dueOn))
    .map(({ pointer, title, dueOn }) => {
      const on = effectiveDueOn(restDayTermsOf(terms), dueOn, calendar);
      return on === dueOn
        ? warning(
            'due_on_rest_day',
            pointer,
            `“${title}” is due on ${dueOn}, a day of rest, and stays so: the terms say that due days do not move.`,
            `“${title}”的到期日 ${dueOn} 为休息日；按约定不顺延。`,
          )
        : warning(
            'due_on_rest_day',
            pointer,
            `“${title}” is due on ${dueOn}, a day of rest: it falls due on ${on}.`,
            `“${title}”的到期日 ${dueOn} 为休息日，顺延至 ${on}。`,
          );
    });
}
