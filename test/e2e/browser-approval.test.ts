import { addDays } from '../../domain/kernel/days';
import { type ContractEvent } from '../../domain/contract/events';
import { defaultRuleSet } from '../../domain/routing/default-rules';
import { company, routeOwner } from '../../scripts/seed-data';
import { expectOneTruth } from '../build/one-truth';
import { until } from '../build/until';
import { approver, buyer, createContract, type Created, today } from './browser/cast';
import { type House, openHouse } from './browser/house';
import { inboxPage } from './browser/inbox-page';
import { type LinkPage, linkPage, phrasesOf } from './browser/link-page';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

function colleague(userId: string, name: string, approvesFor: string[]) {
  const email = `${userId.replace('-', '.')}@huadong.example`;
  return { userId, name, email, language: 'en', approvesFor, managerId: 'zhou-wei' };
}

const secondAccountant = colleague('lu-yun', 'Lu Yun', ['finance']);
const thirdAccountant = colleague('he-ping', 'He Ping', ['finance']);
const lawyersDeputy = colleague('fan-li', 'Fan Li', []);

/** Two of three accountants must agree; the lawyer is on leave, with a deputy. */
async function furnish(): Promise<void> {
  await house.db.user.createMany({ data: [secondAccountant, thirdAccountant, lawyersDeputy] });
  const rules = defaultRuleSet(company.policy.executiveThreshold, routeOwner);
  const twoOfThree = rules.rules.map((rule) => ({
    ...rule,
    steps: rule.steps.map((step) => (step.stepId === 'finance' ? { ...step, quorum: { atLeast: 2 } } : step)),
  }));
  const { currency, rates, routeOwner: owner, fourEyes } = rules;
  const body = { currency, rates, routeOwner: owner, fourEyes, rules: twoOfThree };
  const { version } = await house.api.post('/v1/approval-rule-sets', body);
  await house.api.post(`/v1/approval-rule-sets/${String(version)}/publish`, {});
  const leave = { from: addDays(today, -1), to: addDays(today, 30), deputy: lawyersDeputy.email };
  await house.api.post('/v1/users/wang-fang/absences', leave);
}

async function open({ number }: Created, to: string, language: 'en' | 'zh-CN', subject: string, count = 1) {
  const inbox = inboxPage(await house.openPage(), house.inbox);
  const mail = await inbox.openMail(to, subject.replace('%', number), count);
  return linkPage(await inbox.followLink(mail, phrasesOf(language).button), language);
}

async function answer(page: LinkPage, label: string, text?: string): Promise<string> {
  await page.choose(label, text);
  await page.send();
  return page.text();
}

async function trail({ contractId }: Created): Promise<ContractEvent[]> {
  return expectOneTruth(house, contractId);
}

/** Business sends it back to legal, where the deputy decides again, and is asked straight afterwards. */
async function returnToLegal(contract: Created): Promise<void> {
  const page = await open(contract, approver('business').email, 'en', 'Please approve…(business)…%');
  await page.chooseOther('Return to an earlier step', { toStepId: 'legal', straightBack: 'yes' });
  await page.page.getByLabel('Comment or reason').fill('Does clause 7 hold abroad?');
  await page.send();
  expect(await page.text()).toContain('Returned to an earlier step By David Zhao');
  const again = await open(contract, lawyersDeputy.email, 'en', 'Please approve…(legal)…%', 2);
  expect(await again.text()).toContain('Sent back David Zhao – “Does clause 7 hold abroad?”');
  await answer(again, 'Approve', 'It does.');
  const back = await open(contract, approver('business').email, 'en', 'Please approve…(business)…%', 2);
  await answer(back, 'Approve');
}

/** Two of three must agree; one who has not voted yet is deactivated, and their superior is asked only as far as needed. */
async function financeDecides(contract: Created): Promise<void> {
  const late = await open(contract, thirdAccountant.email, 'en', 'Please approve…(finance)…%');
  const first = await open(contract, approver('finance').email, 'zh-CN', '请审批…（财务）…%');
  await answer(first, '同意', '价格合理。');
  await house.api.post('/v1/users/he-ping/deactivate', {});
  await house.api.post('/v1/users/lu-yun/deactivate', {});
  const moved = await until('the places of both went up the line', async () =>
    (await trail(contract)).filter(({ type }) => type === 'SeatMoved').at(0),
  );
  expect(moved).toMatchObject({ why: 'escalated', to: { email: approver('executive').email } });
  await late.choose('Approve');
  await late.send();
  expect(await late.text()).toMatch(/is deactivated and cannot decide|decides in this place now/);
  const superior = await open(contract, approver('executive').email, 'zh-CN', '请审批…（财务）…%');
  await answer(superior, '同意');
}

async function customerWants(contract: Created): Promise<void> {
  const page = await open(contract, buyer.email, 'en', 'Please confirm…%');
  await page.unlock(house.inbox, buyer.email);
  await answer(page, 'Ask for changes', 'The pumps ten days later, please.');
  expect(await page.text()).toContain('Changes asked for');
  const later = addDays(today, 70);
  const customer = { name: 'Example Terminals B.V.', contact: buyer };
  await contract.send('revise', {
    ...{
      revision: 2,
      customer,
      price: { gross: { amount: '5000000.00', currency: 'CNY' } },
      term: { startsOn: today },
    },
    milestones: [{ milestoneId: 'pumps', title: 'All pumps on site', dueOn: later }],
  });
  await contract.send('submit', { revision: 2 });
}

describe('a contract of CNY 5 000 000', () => {
  it('is approved by the right people in every way they really approve, and confirmed by the customer', async () => {
    await furnish();
    const contract = await createContract(house, { price: { gross: { amount: '5000000.00', currency: 'CNY' } } });
    await contract.send('submit', { revision: 1 });

    const deputy = await open(contract, lawyersDeputy.email, 'en', 'Please approve…(legal)…%');
    expect(await deputy.text()).toContain('Fan Li for 王芳 (legal)');
    await answer(deputy, 'Approve', 'Sound.');
    await returnToLegal(contract);
    await financeDecides(contract);

    const top = await open(contract, approver('executive').email, 'zh-CN', '请审批…（高管）…%');
    const summary = await top.text();
    for (const said of ['Fan Li（代王芳）已同意，附言“It does.”', '陈洁已同意，附言“价格合理。”', '¥5,000,000.00'])
      expect(summary).toContain(said);
    await answer(top, '同意');
    await customerWants(contract);

    // Only a date has moved: of the departments finance alone is asked again, and the executive, whose vote is about everything.
    const events = await trail(contract);
    const resubmitted = events.findLast((event) => event.type === 'ContractSubmitted');
    const voided = resubmitted?.type === 'ContractSubmitted' ? resubmitted.voided : [];
    expect([...new Set(voided.map(({ stepId }) => stepId))]).toEqual(['finance', 'executive']);
    expect(voided[0]?.why.en).toBe('revision 2 changed: dates');
    const reopened = events.filter(({ type }) => type === 'ApprovalStepsOpened').at(-1);
    expect(reopened).toMatchObject({ opened: [{ stepId: 'finance' }] });
    for (const email of [approver('finance').email, approver('executive').email])
      await contract.send('approve', { subject: { kind: 'revision', id: '2' }, stepId: 'finance', approver: email });
    await contract.send('approve', {
      subject: { kind: 'revision', id: '2' },
      stepId: 'executive',
      approver: approver('executive').email,
    });

    const page = await open(contract, buyer.email, 'en', 'Please confirm…%', 2);
    await page.unlock(house.inbox, buyer.email);
    expect(await answer(page, 'Confirm this contract')).toContain('it is no signature');
    const votes = (await trail(contract)).filter((event) => event.type === 'ApprovalGiven');
    expect(votes.map(({ digest }) => /^[0-9a-f]{64}$/.test(digest))).not.toContain(false);
  });
});
