import { type Employee } from '../../domain/routing/company';
import { type ApproverSource, type Quorum, type RuleSet } from '../../domain/routing/route';
import { checkRuleSet } from '../../domain/routing/route-checks';
import { anEmployee, aRule, aRuleSet, aStep, people } from '../build/a-rule-set';

const problemsOf = (overrides: Partial<RuleSet>, staff: readonly Employee[] = people) =>
  checkRuleSet(aRuleSet(overrides), staff);
const faults = (overrides: Partial<RuleSet>, staff?: readonly Employee[]) =>
  problemsOf(overrides, staff).map(({ pointer, code }) => `${pointer} ${code}`);

const ask = (approvers: ApproverSource[], quorum: Quorum = 'any'): Partial<RuleSet> => ({
  rules: [aRule('all'), aRule('x', { steps: [aStep('x', { approvers, quorum })] })],
});

const ann: ApproverSource = { kind: 'person', email: 'Ann@Example.com' };
const legal: ApproverSource = { kind: 'department', department: 'legal' };
const manager: ApproverSource = { kind: 'line', role: 'manager' };
const director: ApproverSource = { kind: 'line', role: 'director' };

describe('a step', () => {
  it.each<[string, ApproverSource, readonly Employee[], string]>([
    [
      'a department that nobody approves for',
      { kind: 'department', department: 'export' },
      people,
      'nobody active approves for the department export.',
    ],
    [
      'a department whose only approver left',
      { kind: 'department', department: 'archive' },
      people,
      'nobody active approves for the department archive.',
    ],
    [
      'an unknown person',
      { kind: 'person', email: 'who@example.com' },
      people,
      'who@example.com is not an active employee.',
    ],
    [
      'a person who left',
      { kind: 'person', email: 'gone@example.com' },
      people,
      'gone@example.com is not an active employee.',
    ],
    ['a role that nobody has', { kind: 'line', role: 'president' }, people, 'nobody active has the role president.'],
    ['a role whose only holder left', { kind: 'line', role: 'cfo' }, people, 'nobody active has the role cfo.'],
    [
      'a superior where nobody has one',
      manager,
      people.map((one) => ({ ...one, manager: null })),
      'nobody has a superior.',
    ],
    [
      'a superior who left',
      manager,
      people.map((one) => ({ ...one, manager: one.active ? 'gone@example.com' : null })),
      'nobody has a superior.',
    ],
  ])('asks nobody with %s', (_, source, staff, reason) => {
    const problems = problemsOf(ask([ann, source]), staff);
    expect(problems.map(({ pointer, ruleId, code }) => [pointer, ruleId, code])).toEqual([
      ['/rules/1/steps/0/approvers/1', 'x', 'no_approver'],
    ]);
    expect(problems[0]?.message.en).toBe(`Rule “Rule x”: ${reason}`);
  });

  it('without approvers asks nobody', () => {
    expect(faults(ask([]))).toEqual(['/rules/1/steps/0/approvers no_approver']);
  });

  it.each<[string, ApproverSource[]]>([
    ['a person, however written', [ann, legal, { kind: 'person', email: 'ann@example.com' }]],
    ['a department', [legal, ann, legal]],
    ['a role', [manager, director, manager]],
  ])('may not list %s twice', (_, approvers) => {
    expect(faults(ask(approvers))).toEqual(['/rules/1/steps/0/approvers/2 repeated']);
  });

  it.each<[string, ApproverSource[], number]>([
    ['a person in the department counts once', [legal, ann], 3],
    ['two departments with one person', [legal, { kind: 'department', department: 'finance' }], 3],
    ['each line source is one person', [legal, manager, director], 5],
    ['nobody is enough', [ann], 0],
    ['less than nobody', [ann], -1],
    ['one and a half', [legal], 1.5],
  ])('has a quorum that cannot be: %s', (_, approvers, atLeast) => {
    expect(faults(ask(approvers, { atLeast }))).toEqual(['/rules/1/steps/0/quorum/atLeast quorum_too_high']);
    if (atLeast > 2) expect(faults(ask(approvers, { atLeast: atLeast - 1 }))).toEqual([]);
  });
});

describe('a reporting line', () => {
  const line = (managers: Record<string, string | null>) => [
    ...people,
    ...Object.entries(managers).map(([name, above]) => anEmployee(name, { manager: above && `${above}@example.com` })),
  ];

  it('that goes round in a circle is told once, with the people on it', () => {
    const staff = line({ far: 'p', p: 'q', q: 'r', r: 'p', other: 'far' });
    expect(problemsOf({}, staff)).toEqual([
      {
        ...{ pointer: '', ruleId: null, code: 'cycle' },
        message: {
          en: 'The reporting line goes round in a circle: p → q → r → p.',
          'zh-CN': '汇报关系形成循环：p → q → r → p。',
        },
      },
    ]);
  });

  it('of somebody who is their own superior is a circle, and each circle is told', () => {
    const staff = line({ self: 'self', p: 'q', q: 'p' });
    expect(problemsOf({}, staff).map(({ message }) => message.en)).toEqual([
      'The reporting line goes round in a circle: self → self.',
      'The reporting line goes round in a circle: p → q → p.',
    ]);
  });

  it('that ends with nobody, or with somebody unknown, is sound', () => {
    expect(faults({}, line({ p: 'q', q: null, s: 'unknown', t: 'q' }))).toEqual([]);
  });
});
