import { checkContractType } from '../../domain/library/library-checks';
import { planFromTemplate, withMilestones } from '../../domain/library/template-plan';
import { type Contract } from '../../domain/contract/contract';
import { makeTerms } from '../../domain/drafting/terms';
import { checkTerms } from '../../domain/drafting/check-terms';
import { fieldChanges } from '../../domain/drafting/field-changes';
import { contractFacts, valueIn } from '../../domain/contract/fact-lines';
import { amendmentFacts } from '../../domain/amendment/facts';
import { plainCalendar } from '../../domain/kernel/work-calendar';
import { paymentDue } from '../../domain/payment/due';
import { dueInWords, triggerWords } from '../../domain/payment/trigger';
import { aContract, active, contractId, goOn, lineOf, outcome, waitUntil } from '../build/ask-contract';
import { termsOf } from '../build/contract-library';
import { accept, askForAmendment, conclude, deliver, pumpTerms, untilActive } from '../build/pump-contract';
import { kinds } from '../build/a-seeded-contract';
import { afterAcceptance, contractWithTriggers, triggeredTerms } from '../build/triggered-contract';

const noon = (day: string) => `${day}T04:00:00.000Z`;
const dueOf = (contract: Contract, id: string) => {
  const line = active(contract).payment.open.find(({ paymentLineId }) => paymentLineId === id);
  if (!line) throw new Error(`${id} is not open.`);
  return paymentDue(contract, line, plainCalendar);
};
const amend = (contract: Contract, changes: Parameters<typeof askForAmendment>[0]) =>
  goOn(contract, [askForAmendment(changes), ...conclude('amendment')]);
/** All pumps delivered on 2030-06-25 and accepted on the day that is named, both recorded on it. */
const acceptedOn = (contract: Contract, day: string) =>
  goOn(waitUntil(contract, noon(day)), [deliver('rest', '2030-06-25'), accept('rest')], noon(day));

describe('an amendment', () => {
  it('that moves the delivery moves the planned day of what hangs on it', () => {
    const moved = amend(contractWithTriggers(), { milestones: [{ milestoneId: 'rest', dueOn: '2030-08-01' }] });
    expect(dueOf(moved, 'balance')).toMatchObject({
      dueOn: '2030-08-31',
      effectiveDueOn: '2030-09-02',
      awaits: 'rest',
    });
    expect(dueOf(moved, 'retention').dueOn).toBe('2031-08-16');
  });

  it('takes the overdue mark away with the day, where a payment is to hang on an acceptance from now on', () => {
    const overdue = waitUntil(contractWithTriggers(), noon('2030-03-01'));
    expect(lineOf(overdue, 'advance')?.overdue).toBe(true);
    const hung = goOn(
      overdue,
      [
        askForAmendment({
          paymentPlan: [{ paymentLineId: 'advance', trigger: afterAcceptance('first', { days: 7 }) }],
        }),
        ...conclude('amendment', 1, '2030-03-01'),
      ],
      noon('2030-03-01'),
    );
    expect(lineOf(hung, 'advance')?.overdue).toBeUndefined();
    expect(dueOf(hung, 'advance')).toMatchObject({ dueOn: '2030-03-08', awaits: 'first' });
  });

  it('gives a day in place of the acceptance, and a longer time after one that has come', () => {
    const fixed = amend(contractWithTriggers(), { paymentPlan: [{ paymentLineId: 'balance', dueOn: '2030-12-02' }] });
    expect(dueOf(fixed, 'balance')).toMatchObject({ dueOn: '2030-12-02', awaits: null });
    const longer = { paymentLineId: 'balance', trigger: afterAcceptance('rest', { days: 60 }) };
    const accepted = goOn(contractWithTriggers(), [deliver('rest'), accept('rest')]);
    expect(dueOf(amend(accepted, { paymentPlan: [longer] }), 'balance').dueOn).toBe('2030-01-30');
  });

  it('asked for before the acceptance and signed after it counts from the acceptance', () => {
    const plain = aContract(untilActive(contractId, pumpTerms()));
    const ask = askForAmendment({
      paymentPlan: [{ paymentLineId: 'balance', trigger: afterAcceptance('rest', { days: 10 }) }],
    });
    const after = goOn(plain, [ask, deliver('rest'), accept('rest'), ...conclude('amendment')]);
    expect(dueOf(after, 'balance')).toMatchObject({ dueOn: '2029-12-11', awaits: null });
  });

  it('takes a delivery away together with what hangs on it, and not alone', () => {
    const gone = { milestones: [{ milestoneId: 'rest', remove: true as const }] };
    expect(outcome(contractWithTriggers(), askForAmendment(gone))).toBe('PAYMENT_AWAITS_MILESTONE');
    const both = {
      ...gone,
      paymentPlan: [
        { paymentLineId: 'balance', dueOn: '2030-07-01' },
        { paymentLineId: 'retention', trigger: afterAcceptance('first', { years: 1 }) },
      ],
    };
    expect(dueOf(amend(contractWithTriggers(), both), 'retention')).toMatchObject({
      dueOn: '2031-03-01',
      awaits: 'first',
    });
  });

  it('is refused where a payment would have a day and an acceptance, or hang on what is not there', () => {
    const contract = contractWithTriggers();
    const line = (change: object) => askForAmendment({ paymentPlan: [{ paymentLineId: 'balance', ...change }] });
    const trigger = afterAcceptance('nothing', {});
    expect(outcome(contract, line({ dueOn: '2030-08-01', trigger: afterAcceptance('rest', {}) }))).toBe(
      'INVALID_TERMS',
    );
    expect(outcome(contract, line({ trigger }))).toBe('INVALID_TERMS');
    expect(outcome(contract, line({ trigger: afterAcceptance('rest', { days: 30 }) }))).toBe('NOTHING_CHANGED');
  });

  it('is told in words, with the day that is planned', () => {
    const before = makeTerms(triggeredTerms());
    const after = makeTerms(
      triggeredTerms({ milestones: before.milestones.map((one) => ({ ...one, dueOn: '2030-05-01' })) }),
    );
    const facts = amendmentFacts({ reason: 'More' }, before, after).map((line) => valueIn(line, 'zh-CN'));
    expect(facts).toContain(
      '“All pumps”验收合格后 30 日内（预计 2030-07-01） → “All pumps”验收合格后 30 日内（预计 2030-05-31）',
    );
    const change = fieldChanges(before, after).find(({ path }) => path === '/paymentPlan/balance/dueOn');
    expect(change?.after).toEqual({
      en: 'within 30 days after acceptance of “All pumps” (planned: 2030-05-31)',
      'zh-CN': '“All pumps”验收合格后 30 日内（预计 2030-05-31）',
    });
  });
});

describe('terms', () => {
  const problemsOf = (change: object) =>
    checkTerms(
      triggeredTerms({
        paymentPlan: [{ paymentLineId: 'all', title: 'All', percent: '100', ...change }],
      }),
    ).map(({ pointer, code }) => `${pointer} ${code}`);

  it.each<[string, object, string]>([
    [
      'both a day and a trigger',
      { dueOn: '2030-03-01', trigger: afterAcceptance('rest', {}) },
      '/paymentPlan/0 day_or_trigger',
    ],
    ['neither', {}, '/paymentPlan/0 day_or_trigger'],
    [
      'a delivery that there is not',
      { trigger: afterAcceptance('nothing', {}) },
      '/paymentPlan/0/trigger/milestoneId unknown_milestone',
    ],
  ])('with %s are refused', (_, change, problem) => {
    expect(problemsOf(change)).toEqual([problem]);
  });

  it('take effect by no money that is due after an acceptance', () => {
    const conditions = [{ conditionId: 'a', title: 'The money', kind: 'advance' as const, paymentLineId: 'balance' }];
    expect(checkTerms(triggeredTerms({ conditions })).map(({ code }) => code)).toEqual(['advance_after_acceptance']);
  });

  it.each([
    [{ days: 30 }, 'within 30 days after acceptance of “All pumps”', '“All pumps”验收合格后 30 日内'],
    [{ days: 1 }, 'within 1 day after acceptance of “All pumps”', '“All pumps”验收合格后 1 日内'],
    [
      { months: 12, days: 15 },
      'within 12 months and 15 days after acceptance of “All pumps”',
      '“All pumps”验收合格后 12 个月又 15 日内',
    ],
    [{}, 'on the day of acceptance of “All pumps”', '“All pumps”验收合格当日'],
    [
      { endOfMonth: true as const },
      'by the end of the month of acceptance of “All pumps”',
      '“All pumps”验收合格的当月月底前',
    ],
    [
      { months: 1, endOfMonth: true as const },
      'by the end of the month that is reached 1 month after acceptance of “All pumps”',
      '“All pumps”验收合格后 1 个月所在月的月底前',
    ],
  ])('say %j in words', (after, en, zh) => {
    const { milestones } = triggeredTerms();
    expect(triggerWords(afterAcceptance('rest', after), milestones)).toEqual({ en, 'zh-CN': zh });
  });

  it('show the planned day until the acceptance, and then the real one alone', () => {
    const terms = makeTerms(triggeredTerms());
    const [, balance] = terms.paymentPlan;
    if (!balance) throw new Error('There is no balance.');
    expect(dueInWords(balance, terms).en).toBe('within 30 days after acceptance of “All pumps” (planned: 2030-07-01)');
    const accepted = acceptedOn(contractWithTriggers(), '2030-09-02');
    const facts = contractFacts(active(accepted), termsOf(accepted)).map((line) => valueIn(line, 'en'));
    expect(facts).toContain('Balance – 2030-10-02 – CNY 73,450.00');
  });
});

describe('the plan of a contract type', () => {
  const plan = planFromTemplate(
    {
      termDays: 400,
      milestones: [{ milestoneId: 'own', title: { en: 'Own', 'zh-CN': '自有' }, dueAfterDays: 60 }],
      paymentPlan: [
        {
          ...{ paymentLineId: 'all', title: { en: 'All', 'zh-CN': '全部' }, percent: '100' },
          trigger: afterAcceptance('own', { days: 30 }),
        },
      ],
    },
    '2030-01-01',
    'en',
  );
  const hanging = (milestones: { milestoneId: string; title: string; dueOn: string }[]) =>
    withMilestones(plan, milestones).paymentPlan.map(({ dueOn, trigger }) => dueOn ?? trigger?.milestoneId);

  it('hangs its payments on the last delivery where its own is not among those that are asked for', () => {
    const other = { title: 'Other', milestoneId: 'late', dueOn: '2030-05-01' };
    const early = { ...other, milestoneId: 'early', dueOn: '2030-02-01' };
    expect(hanging(plan.milestones)).toEqual(['own']);
    expect(hanging([other, early])).toEqual(['late']);
    expect(hanging([])).toEqual(['2030-04-01']);
  });

  it('hangs payments on its own deliveries alone', () => {
    const [sale] = kinds;
    if (!sale) throw new Error('There is no seeded type.');
    const milestones = sale.type.plan.milestones.filter(({ milestoneId }) => milestoneId !== 'final-delivery');
    const type = { ...sale.type, plan: { ...sale.type.plan, milestones } };
    const problems = checkContractType(sale.id, type, { ruleSet: null, templateIsPublished: true });
    expect(problems.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual([
      '/plan/paymentPlan/1/trigger/milestoneId unknown_milestone',
      '/plan/paymentPlan/2/trigger/milestoneId unknown_milestone',
      ' no_route',
    ]);
  });
});
