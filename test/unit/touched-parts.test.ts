import { touchedParts } from '../../domain/approval/parts';
import { type Terms } from '../../domain/drafting/terms';
import { type Part } from '../../domain/routing/route';
import { parts as pieces, terms } from '../build/whole-terms';

const { pump, install, penalty, warranty } = pieces;

describe('what a vote is about', () => {
  it.each<[string, Partial<Terms>, Part[]]>([
    ['nothing', {}, []],
    ['whether prices include tax', { pricesIncludeTax: !terms.pricesIncludeTax }, ['money']],
    ['the discount of a line', { lineItems: [{ ...pump, discountPercent: '6' }, install] }, ['money']],
    ['the unit of a line', { lineItems: [{ ...pump, unit: 'box' }, install] }, ['scope']],
    ['the quantity of a line', { lineItems: [{ ...pump, quantity: '3' }, install] }, ['money', 'scope']],
    ['an answer about money', { fields: [warranty, { ...penalty, value: '9' }] }, ['money']],
    ['the day it takes effect', { effectiveOn: '2026-03-09' }, ['dates']],
    ['who decides disputes', { law: { governing: 'X', disputes: 'court', venue: 'Y' } }, ['clauses']],
    ['its files', { attachments: [] }, ['clauses']],
    ['its framework', { framework: { contractId: 'f', number: 'HT-F' } }, ['scope']],
  ])('is touched by a change of %s in its part alone', (_, changes, expected) => {
    const before: Terms = { ...terms, fields: [warranty, penalty] };
    expect(touchedParts(before, { ...before, ...changes })).toEqual(expected);
  });
});
