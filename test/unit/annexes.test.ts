import { composeDocument } from '../../documents/text/compose';
import { makeTerms, type Terms } from '../../domain/drafting/terms';
import { type Language } from '../../domain/kernel/people';
import { pumpTerms } from '../build/pump-contract';

function annexes(language: Language, changes: Partial<Terms> = {}): string[] {
  const terms: Terms = { ...makeTerms(pumpTerms({ language })), ...changes };
  const { document } = composeDocument({ number: 'HD-1', revision: 1, terms, madeAt: '2026-03-01T00:00:00.000Z' });
  return document.annexes.map(({ heading }) => heading);
}

describe('What was agreed and no clause prints', () => {
  it('stands in annexes, which are numbered where there are several', () => {
    expect(annexes('en')).toEqual(['Annex 1: Delivery plan', 'Annex 2: Payment plan']);
    expect(annexes('zh-CN')).toEqual(['附件一　交付计划', '附件二　付款计划']);
  });

  it('stands in one without a number where there is nothing else', () => {
    expect(annexes('en', { milestones: [] })).toEqual(['Annex: Payment plan']);
    expect(annexes('zh-CN', { milestones: [] })).toEqual(['附件　付款计划']);
  });
});
