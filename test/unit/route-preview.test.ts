import { type PreviewFacts, previewRoute } from '../../domain/approval/preview-route';
import { isRefusal } from '../../domain/contract/refusals';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { type RuleCondition } from '../../domain/routing/route';
import { aRule, aRuleSet, people, someFacts } from '../build/a-rule-set';
import { shanghai } from '../build/fixed-clock';

const NOW = '2026-03-02T01:00:00.000Z';
const { subject, difference, touched, ...facts } = someFacts();
const policy = { executiveThreshold: { amount: '1000000.00', currency: 'CNY' } };
const owner = { name: 'dan', email: 'dan@example.com', language: 'en' } as const;

/** Who is asked, by a rule for everything and one for the condition. */
function asked(when: RuleCondition, about: Partial<PreviewFacts> = {}): string[] {
  const ruleSet = aRuleSet({ rules: [aRule('all'), aRule('x', { when })], rates: {} });
  const company = { people, ruleSet, calendar: plainCalendar, clock: shanghai };
  const preview = previewRoute({ ...facts, ...about }, { owner, policy, gross: [facts.gross] }, company, NOW);
  if (isRefusal(preview)) throw new Error(preview.sentence);
  return preview.steps.map(({ stepId }) => stepId);
}

describe('the preview of a route', () => {
  it.each<[string, RuleCondition]>([
    ['a revision', { subjects: [subject] }],
    ['something that moves no price', { difference: { below: '0.01' } }],
    ...touched.map((part): [string, RuleCondition] => [`something that touches ${part}`, { parts: [part] }]),
  ])('is of %s where nothing is said', (_, when) => {
    expect(asked(when)).toEqual(['all', 'x']);
  });

  it('needs no rate for a revision that moves nothing, whatever its currency', () => {
    const gross = { amount: '1', currency: 'USD' };
    expect(asked({ difference: { from: '0.01' } }, { gross })).toEqual(['all']);
  });

  it.each<[string, RuleCondition, Partial<PreviewFacts>, string[]]>([
    ['a termination', { subjects: ['termination'] }, { subject: 'termination' }, ['all', 'x']],
    ['an amendment that touches everything', { parts: ['dates'] }, { subject: 'amendment' }, ['all', 'x']],
    ['an amendment of other parts', { parts: ['dates'] }, { subject: 'amendment', touched: ['money'] }, ['all']],
    [
      'an amendment that moves the price',
      { difference: { from: '5' } },
      { subject: 'amendment', difference: { ...difference, amount: '5' } },
      ['all', 'x'],
    ],
  ])('is of %s where it is said', (_, when, about, expected) => {
    expect(asked(when, about)).toEqual(expected);
  });
});
