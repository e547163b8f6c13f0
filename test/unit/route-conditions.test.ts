import { isApplicable } from '../../domain/routing/plan-route';
import { type RouteFacts, type RuleCondition } from '../../domain/routing/route';
import { pricesOf } from '../../domain/routing/rule-prices';
import { anAmendment, aRule, aRuleSet, noRouteOf, someFacts } from '../build/a-rule-set';

const yuan = (amount: string) => ({ gross: { amount, currency: 'CNY' } });
const ruled = (when: RuleCondition) => aRuleSet({ rules: [aRule('x', { when })] });

describe('a rule', () => {
  it.each<[string, RuleCondition, Partial<RouteFacts>, boolean]>([
    ['without a condition applies', {}, {}, true],
    ['for the contract type applies', { contractTypes: ['services', 'goods-sale'] }, {}, true],
    ['for other contract types does not', { contractTypes: ['services'] }, {}, false],
    ['for no contract type does not', { contractTypes: [] }, {}, false],
    ['for the department applies', { departments: ['sales'] }, {}, true],
    ['for another department does not', { departments: ['export'] }, {}, false],
    ['for a department does not where there is none', { departments: ['sales'] }, { department: null }, false],
    ['for the class of customer applies', { customerClasses: ['B', 'A'] }, {}, true],
    ['for another class of customer does not', { customerClasses: ['B'] }, {}, false],
    [
      'for a class of customer does not where there is none',
      { customerClasses: ['A'] },
      { customerClass: null },
      false,
    ],
    ['for one of the risk marks applies', { riskMarks: ['credit', 'export'] }, { riskMarks: ['new', 'export'] }, true],
    ['for other risk marks does not', { riskMarks: ['credit'] }, { riskMarks: ['new'] }, false],
    ['for a risk mark does not where there is none', { riskMarks: ['credit'] }, {}, false],
    ['for departures applies with one', { departures: true }, { departures: ['liability'] }, true],
    ['for departures does not without', { departures: true }, {}, false],
    ['for no departures applies without', { departures: false }, {}, true],
    ['for no departures does not with one', { departures: false }, { departures: ['liability'] }, false],
    ['from an amount applies at it', { amount: { from: '100.00' } }, yuan('100'), true],
    ['from an amount does not just below', { amount: { from: '100' } }, yuan('99.99'), false],
    ['below an amount applies just below', { amount: { below: '100' } }, yuan('99.99'), true],
    ['below an amount does not at it', { amount: { below: '100' } }, yuan('100.00'), false],
    ['for a range applies at its start', { amount: { from: '10', below: '20' } }, yuan('10.00'), true],
    ['for a range applies just before its end', { amount: { from: '10', below: '20' } }, yuan('19.99'), true],
    ['for a range does not at its end', { amount: { from: '10', below: '20' } }, yuan('20.00'), false],
    ['of two parts applies when both hold', { departures: false, departments: ['sales'] }, {}, true],
    ['of two parts does not when one does not hold', { departures: true, departments: ['sales'] }, {}, false],
    [
      'from an amount beyond floats does not just below',
      { amount: { from: '999999999999999.0001' } },
      yuan('999999999999999'),
      false,
    ],
    ['whose bound cannot be read is not limited by it', { amount: { from: 'a lot' } }, yuan('1.00'), true],
  ])('%s', (_, when, overrides, expected) => {
    const facts = someFacts(overrides);
    expect(isApplicable(aRule('x', { when }), facts, pricesOf(facts, aRuleSet()))).toBe(expected);
    expect(noRouteOf(facts, ruled(when))?.code).toBe(expected ? undefined : 'NO_ROUTE');
  });

  it('about prices does not apply where the price is unknown', () => {
    const unknown = { gross: null, difference: null };
    expect(isApplicable(aRule('x', { when: { amount: { below: '100' } } }), someFacts(), unknown)).toBe(false);
    expect(isApplicable(aRule('x', { when: { difference: { below: '100' } } }), someFacts(), unknown)).toBe(false);
    expect(isApplicable(aRule('x'), someFacts(), unknown)).toBe(true);
  });
});

describe('a rule about what is approved', () => {
  const termination = { subject: 'termination' } as const;
  const moved = (amount: string) => anAmendment({ amount, currency: 'CNY' });
  it.each<[string, RuleCondition, Partial<RouteFacts>, boolean]>([
    ['for revisions applies to one', { subjects: ['revision'] }, {}, true],
    ['for revisions does not to an amendment', { subjects: ['revision'] }, moved('1'), false],
    ['for revisions does not to a termination', { subjects: ['revision'] }, termination, false],
    ['for amendments applies to one', { subjects: ['amendment'] }, moved('0'), true],
    ['for both ends applies to a termination', { subjects: ['revision', 'termination'] }, termination, true],
    ['for both ends does not to an amendment', { subjects: ['revision', 'termination'] }, moved('0'), false],
    ['for nothing does not', { subjects: [] }, {}, false],
    ['from a difference applies at it', { difference: { from: '100' } }, moved('100.00'), true],
    ['from a difference does not just below', { difference: { from: '100' } }, moved('99.99'), false],
    ['below a difference applies just below', { difference: { below: '100' } }, moved('99.99'), true],
    ['below a difference does not at it', { difference: { below: '100' } }, moved('100'), false],
    ['for a range applies at its start', { difference: { from: '10', below: '20' } }, moved('10'), true],
    ['for a range applies just before its end', { difference: { from: '10', below: '20' } }, moved('19.99'), true],
    ['for a range does not at its end', { difference: { from: '10', below: '20' } }, moved('20.00'), false],
    ['from the least difference does not to a revision', { difference: { from: '0.01' } }, {}, false],
    ['from the least difference does not to a termination', { difference: { from: '0.01' } }, termination, false],
    ['from a difference of nothing applies to a revision', { difference: { from: '0' } }, {}, true],
    ['below a difference applies to a termination', { difference: { below: '0.01' } }, termination, true],
    ['whose difference cannot be read is not limited by it', { difference: { from: 'a lot' } }, moved('1'), true],
    ['for a part applies to an amendment of it', { parts: ['dates'] }, { ...moved('0'), touched: ['dates'] }, true],
    [
      'for one of two parts applies to an amendment of the other and more',
      { parts: ['dates', 'scope'] },
      { ...moved('1'), touched: ['money', 'scope'] },
      true,
    ],
    ['for a part does not to another', { parts: ['dates'] }, { ...moved('1'), touched: ['money'] }, false],
    ['for a part applies to a revision', { parts: ['dates'] }, {}, true],
    ['for a part applies to a termination', { parts: ['scope'] }, termination, true],
    ['for no part does not', { parts: [] }, {}, false],
    [
      'of every part applies when all hold',
      { subjects: ['amendment'], difference: { from: '5' }, parts: ['money'] },
      { ...moved('5'), touched: ['money'] },
      true,
    ],
    [
      'of every part does not when one does not hold',
      { subjects: ['amendment'], difference: { from: '5' }, parts: ['dates'] },
      { ...moved('5'), touched: ['money'] },
      false,
    ],
  ])('%s', (_, when, overrides, expected) => {
    const facts = someFacts(overrides);
    expect(isApplicable(aRule('x', { when }), facts, pricesOf(facts, aRuleSet()))).toBe(expected);
    expect(noRouteOf(facts, ruled(when))?.code).toBe(expected ? undefined : 'NO_ROUTE');
  });
});
