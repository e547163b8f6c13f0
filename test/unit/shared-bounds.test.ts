import { fieldChanges } from '../../domain/drafting/field-changes';
import { type Terms } from '../../domain/drafting/terms';
import { addDays } from '../../domain/kernel/days';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { checkWorkCalendar } from '../../domain/kernel/work-calendar-checks';
import { type RuleCondition, type RuleSet } from '../../domain/routing/route';
import { checkRuleSet } from '../../domain/routing/route-checks';
import { aRule, aRuleSet, aStep, people } from '../build/a-rule-set';
import { parts, terms } from '../build/whole-terms';

const faults = (overrides: Partial<RuleSet>) =>
  checkRuleSet(aRuleSet(overrides), people).map(({ pointer, code }) => `${pointer} ${code}`);

describe('rules that compare no amounts', () => {
  it.each(['seven', '0', '-7', ''])('are told of a rate of %j all the same', (USD) => {
    expect(faults({ rates: { USD }, rules: [aRule('all')] })).toEqual(['/rates/USD not_a_rate']);
  });
});

describe('two rules', () => {
  const twice = (one: RuleCondition, other: RuleCondition) =>
    faults({
      rules: [
        aRule('all'),
        aRule('x', { when: one, steps: [aStep('same')] }),
        aRule('y', { when: other, steps: [aStep('same', { order: 2 })] }),
      ],
    });

  it.each<[string, RuleCondition, RuleCondition, boolean]>([
    ['both begin at it', { amount: { from: '100' } }, { amount: { from: '100' } }, true],
    ['both end at it', { amount: { below: '100' } }, { amount: { below: '100.00' } }, true],
    ['one ends where the other begins', { amount: { below: '100' } }, { amount: { from: '100' } }, false],
    ['they are the same range', { amount: { from: '1', below: '100' } }, { amount: { from: '1', below: '100' } }, true],
    ['one begins at nothing', { amount: { below: '100' } }, { amount: { from: '0', below: '100' } }, true],
  ])('that share a bound meet where %s', (_, one, other, meet) => {
    expect(twice(one, other).length > 0).toBe(meet);
  });
});

describe('a calendar year', () => {
  const everyDay = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index));

  it('without a working day is refused, and one working day is enough', () => {
    const check = (holidays: string[]) =>
      checkWorkCalendar({ ...plainCalendar, years: { '2026': { holidays, makeUpDays: [] } } }).map(({ code }) => code);
    expect(check(everyDay)).toHaveLength(1);
    expect(check(everyDay.filter((day) => day !== '2026-06-03'))).toEqual([]);
  });
});

describe('a list that was absent', () => {
  it.each<['lineItems' | 'fields' | 'attachments', string]>([
    ['lineItems', `/lineItems/${parts.pump.lineItemId}`],
    ['fields', `/fields/${parts.warranty.fieldId}`],
    ['attachments', `/attachments/${parts.drawing.attachmentId}`],
  ])('and now exists is told row by row, and so is one that is gone: %s', (list, path) => {
    const { [list]: rows, ...rest } = terms;
    const without: Terms = rest;
    const came = fieldChanges(without, { ...without, [list]: rows });
    expect(came.map((change) => change.path)).toContain(path);
    expect(came).toHaveLength(rows.length);
    expect(came.every(({ before, after }) => before === null && after !== null)).toBe(true);
    const gone = fieldChanges({ ...without, [list]: rows }, without);
    expect(gone.every(({ before, after }) => before !== null && after === null)).toBe(true);
    expect(gone).toHaveLength(rows.length);
  });
});
