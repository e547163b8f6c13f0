import { type Contract } from '../../domain/contract/contract';
import { waitingName } from '../../domain/contract/waiting-item';
import { plainCalendar, type WorkCalendar } from '../../domain/kernel/work-calendar';
import { aCompany, rules, withPeople } from '../build/a-company';
import { aContract, contractId, goOn, NOW, waitingOf, waitUntil } from '../build/ask-contract';
import { contractIn, everyCommand } from '../build/every-stage';
import { shanghai } from '../build/fixed-clock';
import { approve, createPumpContract, pumpTerms, submit, yuan } from '../build/pump-contract';

/** Its holidays are known, so that nothing is provisional. */
const calendar: WorkCalendar = { ...plainCalendar, years: { '2029': { holidays: [], makeUpDays: [] } } };
const items = (contract: Contract, by = calendar) => waitingOf(contract, { clock: shanghai, calendar: by });
const inEnglish = (contract: Contract, by = calendar) => items(contract, by).map(({ sentence }) => sentence.en);
const inChinese = (contract: Contract) => items(contract).map(({ sentence }) => sentence['zh-CN']);

const twoVotes = [approve('legal'), approve('finance')];
const business = goOn(contractIn('in_approval'), twoVotes);
const everybody = aCompany({
  ruleSet: {
    ...rules,
    rules: rules.rules.map((rule) => ({
      ...rule,
      steps: rule.steps.map((step) => ({ ...step, quorum: 'all' as const })),
    })),
  },
});
const twoInBusiness = withPeople({ trader: { approvesFor: ['business'] } }, everybody);
const nobodyLeft = withPeople({ business: { active: false }, boss: { active: false } });
const submittedTo = (company = aCompany()) =>
  aContract([createPumpContract(contractId), submit, ...twoVotes], NOW, company);
const since = 'since 2029-12-01 12:00.';

describe('a contract in approval says on whom it waits', () => {
  it.each<[string, Contract, string[]]>([
    [
      'until the next reminder',
      business,
      [
        `Waiting for business (business) to approve revision 1 for business, ${since} On 2029-12-03 18:00 a reminder goes out.`,
      ],
    ],
    [
      'until it moves up the line',
      waitUntil(business, '2029-12-04T10:00:00.000Z'),
      [
        `Waiting for business (business) to approve revision 1 for business, ${since} On 2029-12-05 18:00 it moves up the line.`,
      ],
    ],
    [
      'and in whose place',
      goOn(business, [{ ...everyCommand.delegate, stepId: 'business', approver: 'business@example.com' }]),
      [
        `Waiting for boss for business (business) to approve revision 1 for business, ${since} On 2029-12-03 18:00 a reminder goes out.`,
      ],
    ],
    [
      'each of several, with how many have agreed',
      submittedTo(twoInBusiness),
      ['business', 'trader'].map(
        (name) =>
          `Waiting for ${name} (business) to approve revision 1 for business (0 of 2 votes given), ${since} On 2029-12-03 18:00 a reminder goes out.`,
      ),
    ],
    [
      'who is left of several',
      goOn(submittedTo(twoInBusiness), [approve('business')], NOW, twoInBusiness),
      [
        `Waiting for trader (business) to approve revision 1 for business (1 of 2 votes given), ${since} On 2029-12-03 18:00 a reminder goes out.`,
      ],
    ],
    [
      'and that time is up at the end of the line, which the route owner must see to',
      waitUntil(business, '2029-12-10T10:00:00.000Z'),
      [
        'Waiting for boss for business (business) to approve revision 1 for business, since 2029-12-05 18:00. Overdue. On 2029-12-12 18:00 a reminder goes out.',
        'Waiting for boss (route owner) to name somebody who can approve for business: 16 working hours and 50 % more have passed without a decision, since 2029-12-05 18:00. Overdue. On 2029-12-12 18:00 a reminder goes out.',
      ],
    ],
    [
      'and that nobody can decide',
      submittedTo(nobodyLeft),
      [
        `Waiting for boss (route owner) to name somebody who can approve for business: There are not enough people who may approve for business, ${since} On 2029-12-03 18:00 a reminder goes out.`,
      ],
    ],
    [
      'whom the customer named instead',
      goOn(contractIn('awaiting_customer'), [everyCommand.forward]),
      [`Waiting for buyer (customer) to confirm revision 1, ${since} On 2029-12-06 12:00 a reminder goes out.`],
    ],
  ])('%s', (_, contract, expected) => {
    expect(inEnglish(contract)).toEqual(expected);
  });

  it('in Chinese, too', () => {
    expect(inChinese(waitUntil(business, '2029-12-10T10:00:00.000Z'))).toEqual([
      '等待 boss 代 business（业务）完成第 1 版的业务审批，自 2029-12-05 18:00 起。已逾期。2029-12-12 18:00 发送提醒。',
      '等待 boss（审批路线负责人）为业务审批指定审批人：已超过时限 16 个工作小时的 150%，仍未作出决定，自 2029-12-05 18:00 起。已逾期。2029-12-12 18:00 发送提醒。',
    ]);
    expect(inChinese(submittedTo(twoInBusiness))[1]).toBe(
      '等待 trader（业务）完成第 1 版的业务审批（已有 0 票，需 2 票），自 2029-12-01 12:00 起。2029-12-03 18:00 发送提醒。',
    );
  });

  it('and says so where the holidays of a year that counts are not published', () => {
    const provisional = (year: string) =>
      `(provisional: the public holidays of ${year} are not published in the work calendar yet)`;
    expect(inEnglish(business, plainCalendar)[0]).toContain(`a reminder goes out ${provisional('2029')}.`);
    const overNewYear = goOn(contractIn('draft'), [submit], '2029-12-31T08:00:00.000Z');
    expect(inEnglish(overNewYear)[0]).toContain(`a reminder goes out ${provisional('2030')}.`);
    expect(inEnglish(business)[0]).not.toContain('provisional');
  });

  it('and of nobody once it was taken back but its owner', () => {
    expect(items(goOn(business, [everyCommand.recall])).map(({ role }) => role)).toEqual(['owner']);
  });

  it('and names the executive only when it is their turn', () => {
    const important = pumpTerms({ price: { gross: yuan('1000000.00'), taxRate: '0.13' } });
    const asked = aContract([createPumpContract(contractId, important), submit]);
    expect(items(asked).map(waitingName)).toEqual(['legal', 'finance', 'business']);
    const votes = [approve('legal'), approve('finance'), approve('business')];
    expect(items(goOn(asked, votes)).map(waitingName)).toEqual(['executive']);
  });
});
