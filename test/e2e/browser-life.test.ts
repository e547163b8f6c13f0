import { lastDayOf } from '../../domain/kernel/periods';
import { addDays } from '../../domain/kernel/days';
import { type Language } from '../../domain/kernel/people';
import { expectOneTruth } from '../build/one-truth';
import { approver, buyer, createContract, type Created, today } from './browser/cast';
import { type House, openHouse } from './browser/house';
import { type InboxPage, inboxPage } from './browser/inbox-page';
import { type LinkPage, linkPage, phrasesOf } from './browser/link-page';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** One contract, what systems do with it, and what people do with it in a browser. */
interface Life extends Created {
  /** Opens the mail in the inbox and follows its link. */
  open: (person: { email: string; language: Language }, subject: string, count?: number) => Promise<LinkPage>;
  inbox: InboxPage;
}

async function createLife(): Promise<Life> {
  const inbox = inboxPage(await house.openPage(), house.inbox);
  return {
    ...(await createContract(house)),
    open: async ({ email, language }, subject, count) => {
      const mail = await inbox.openMail(email, subject, count);
      return linkPage(await inbox.followLink(mail, phrasesOf(language).button), language);
    },
    inbox,
  };
}

async function departmentsApprove(life: Life): Promise<void> {
  const { number } = life;
  await life.send('submit', { revision: 1 });
  const legal = await life.open(approver('legal'), `请审批…（法务）…${number}`);
  const read = await legal.text();
  expect(read).toContain(`您是否代表法务同意合同 ${number} 第 1 版？`);
  for (const fact of ['致：王芳', '华东示例设备有限公司', 'Example Terminals B.V.', '¥1,860,000.00', '13%'])
    expect(read).toContain(fact);
  expect(read).toContain(`期限 ${today} – ${lastDayOf(today, { months: 18 })}`);
  // On a day of rest it says to which day it moves.
  expect(read).toMatch(new RegExp(`Advance ${addDays(today, 20)}(?:（休息日，顺延至 [0-9-]+）)? ¥558,000\\.00`));
  expect(read).toContain('如对本合同有疑问，请联系：林晓，lin.xiao@huadong.example');
  await legal.choose('同意', '条款清楚。');
  await legal.send();
  expect(await legal.heading()).toBe('谢谢，您的决定已记录。');
  expect(await legal.text()).toMatch(/已同意 决定人：王芳 时间：\d{4}-\d\d-\d\d \d\d:\d\d（中国标准时间） 条款清楚。/);
  expect(await legal.text()).toContain(`合同 ${number} 当前状态：审批中。`);

  const finance = await life.open(approver('finance'), `请审批…（财务）…${number}`);
  await finance.choose('同意');
  await finance.send();
  const business = await life.open(approver('business'), `Please approve…(business)…${number}`);
  expect(await business.heading()).toBe(`Do you approve revision 1 of contract ${number} for business?`);
  await business.choose('Approve');
  await business.send();
  expect(await business.text()).toMatch(/Approved By David Zhao On [\d-]+ [\d:]+ \(China Standard Time\)/);

  const executive = await life.open(approver('executive'), `请审批…（高管）…${number}`);
  await executive.choose('同意');
  await executive.send();
  expect(await executive.text()).toContain('当前状态：待客户确认。');
}

async function customerConfirms(life: Life): Promise<void> {
  const page = await life.open(buyer, `Please confirm…${life.number}`);
  expect(await page.text()).not.toContain('Feed pumps');
  await page.unlock(house.inbox, buyer.email);
  expect(await page.text()).toContain('For Anna de Vries');
  expect(await page.text()).toContain('Nothing is decided until you send the form.');
  await page.choose('Decline');
  await page.send();
  expect(await page.text()).toContain('Your decision was not sent Please give a reason for this answer.');
  expect(await house.eventTypes(life.contractId)).not.toContain('CustomerDeclined');
  await page.choose('Confirm this contract', 'We look forward to it.');
  await page.send();
  expect(await page.text()).toMatch(/Confirmed By Anna de Vries On .* We look forward to it\./);
  expect(await page.text()).toContain('Both sides sign.');
  await page.page.getByRole('link', { name: 'Open the PDF' }).waitFor();
}

async function deliver(life: Life): Promise<void> {
  const { number } = life;
  const report = { milestoneId: 'pumps', deliveredOn: today, evidence: 'Delivery note 17' };
  await life.send('report-delivery', report);
  const first = await life.open(buyer, `Please accept “All pumps on site”…${number}`);
  await first.unlock(house.inbox, buyer.email);
  expect(await first.text()).toContain(`What was delivered Delivered on ${today} Evidence Delivery note 17`);
  await first.choose('Reject the delivery', 'Two motors are missing.');
  await first.send();
  expect(await first.text()).toMatch(/Rejected By Anna de Vries .* Two motors are missing\./);
  const told = await life.inbox.openMail('lin.xiao@huadong.example', `的交付“All pumps on site”验收不合格…${number}`);
  await told.getByText('Two motors are missing.').waitFor();

  await life.send('report-delivery', { ...report, evidence: 'Delivery note 18' });
  const second = await life.open(buyer, `Please accept “All pumps on site”…${number}`, 2);
  await second.unlock(house.inbox, buyer.email);
  expect(await second.text()).toContain('Evidence Delivery note 18');
  await second.choose('Accept the delivery');
  await second.send();
  expect(await second.heading()).toBe('Thank you. Your decision is recorded.');
}

async function amend(life: Life): Promise<void> {
  const { number } = life;
  const changes = { paymentPlan: [{ paymentLineId: 'rest', dueOn: addDays(today, 120) }] };
  await life.send('request-amendment', { requestedBy: 'customer', reason: 'The quay is late.', changes });
  const subject = { kind: 'amendment', id: `${number}-S01` };
  for (const stepId of ['legal', 'finance', 'business'])
    await life.send('approve', { subject, stepId, approver: approver(stepId).email });
  // Its route is that of the contract, which is an important one.
  const ours = await life.open(approver('executive'), `${number}-S01`);
  const days = `${addDays(today, 90)} → ${addDays(today, 120)}`;
  expect(await ours.text()).toContain(`变更原因 The quay is late. 付款“On acceptance”日期 ${days}`);
  await ours.choose('同意', '同意顺延');
  await ours.send();
  expect(await ours.text()).toMatch(/已同意 决定人：周伟 .* 同意顺延/);
  const theirs = await life.open(buyer, `Please agree to amendment ${number}`);
  await theirs.unlock(house.inbox, buyer.email);
  const moved = `Payment “On acceptance” due ${days}`;
  const shown = await theirs.text();
  expect(shown).toContain(`What changes Reason The quay is late. ${moved} Supplementary agreement ${number}-S01`);
  expect(shown).toMatch(/Digest of its text SHA-256 [0-9a-f]{64} The contract before the amendment/);
  await theirs.choose('Agree');
  await theirs.send();
  const next = await life.inbox.openMail(buyer.email, `Agreed, to be signed next: amendment ${number}-S01`);
  await next.getByText('Until then the contract goes on as it is.').waitFor();
  for (const [side, signatory] of [
    ['ours', '周伟'],
    ['customer', buyer.name],
  ])
    await life.send('record-signature', { side, signatory, signedOn: today, subject });
  const told = await life.inbox.openMail(buyer.email, `In force: amendment ${life.number}-S01`);
  await told.getByText('Below is the plan as it is now.').waitFor();
  await told.getByText(`On acceptance – ${addDays(today, 120)} – CNY 1,302,000.00`).waitFor();
}

describe('a contract’s life in a browser', () => {
  it('goes from the draft to the archive by mails that people open, read and answer', async () => {
    const life = await createLife();
    await departmentsApprove(life);
    await customerConfirms(life);
    for (const [side, signatory] of [
      ['ours', '周伟'],
      ['customer', buyer.name],
    ])
      await life.send('record-signature', { side, signatory, signedOn: today });
    await (
      await life.inbox.openMail(buyer.email, `In force…${life.number}`)
    )
      .getByText('Both sides have signed. Performance begins.')
      .waitFor();
    await deliver(life);
    await amend(life);
    for (const [paymentLineId, amount] of [
      ['advance', '558000.00'],
      ['rest', '1302000.00'],
    ])
      await life.send('record-receipt', {
        ...{ paymentLineId, amount: { amount, currency: 'CNY' }, receivedOn: today },
        reference: `bank-${String(paymentLineId)}`,
      });
    await (
      await life.inbox.openMail('lin.xiao@huadong.example', `已履行完毕…${life.number}`)
    )
      .getByText('已全部交付、验收并付清。')
      .waitFor();
    await life.send('archive', { fileNumber: 'DA-1' });

    const old = await life.open(buyer, `Please confirm…${life.number}`);
    expect(await old.heading()).toBe('This has been decided');

    await old.page.getByRole('link', { name: 'Open the PDF' }).waitFor();
    const types = (await expectOneTruth(house, life.contractId)).map(({ type }) => type);
    // Four votes about the contract, four about the amendment.
    expect(types.filter((type) => type === 'ApprovalGiven')).toHaveLength(8);
    expect(types.at(-1)).toBe('ContractArchived');
  });
});
