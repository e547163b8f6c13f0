import { type Page } from 'playwright-core';
import { addDays } from '../../domain/kernel/days';
import { type Language } from '../../domain/kernel/people';
import { aLargeText } from '../build/a-large-text';
import { approver, buyer, createContract, type Created, today } from './browser/cast';
import { type House, openHouse } from './browser/house';
import { inboxPage } from './browser/inbox-page';
import { linkPage, phrasesOf } from './browser/link-page';
import { faultsOf, lightness } from './browser/looks';
import { visitAsScanner } from './browser/scanner';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function inApproval(changes: object = {}): Promise<Created> {
  const contract = await createContract(house, changes);
  await contract.send('submit', { revision: 1 });
  return contract;
}

/** The addresses in the mail that asks for an approval, as whoever gets the mail finds them. */
async function linksFor({ number }: Created, stepId: string): Promise<string[]> {
  const { email } = approver(stepId);
  const mail = await house.inbox.waitForMail(({ to, subject }) => to.includes(email) && subject.includes(number));
  return [...new Set([...mail.html.matchAll(/href="([^"]+)"/g)].map(([, link]) => link ?? ''))];
}

async function linkFor(contract: Created, stepId: string): Promise<string> {
  const [link = ''] = await linksFor(contract, stepId);
  return link;
}

async function approvals({ contractId }: Created): Promise<number> {
  return (await house.eventTypes(contractId)).filter((type) => type === 'ApprovalGiven').length;
}

describe('a mail’s link', () => {
  it('decides nothing when a scanner opens it, runs its scripts, presses its buttons and submits its forms', async () => {
    const contract = await inApproval();
    const before = await house.eventTypes(contract.contractId);
    const links = await linksFor(contract, 'legal');
    expect(links).toHaveLength(1);
    const visits = await visitAsScanner(await house.openPage(), links);
    const { items } = await house.api.get(`/v1/contracts/${contract.contractId}/revisions`);
    const [{ document }] = items as [{ document: { pages: number } }];
    // The other language, the way to the decision, the PDF, and each of its pages.
    expect(visits).toEqual({ buttons: 3, forms: 3, links: 3 + document.pages });
    expect(await house.eventTypes(contract.contractId)).toEqual(before);

    const page = linkPage(await house.openPage(), 'zh-CN');
    await page.page.goto(links[0] ?? '');
    await page.choose('同意');
    await page.send();
    expect(await page.heading()).toBe('谢谢，您的决定已记录。');
  });

  it('opens nothing of a customer’s contract to a scanner, and decides nothing', async () => {
    const contract = await inApproval({ price: { gross: { amount: '186000.00', currency: 'CNY' } } });
    for (const stepId of ['legal', 'finance', 'business'])
      await contract.send('approve', {
        subject: { kind: 'revision', id: '1' },
        stepId,
        approver: approver(stepId).email,
      });
    const before = await house.eventTypes(contract.contractId);
    expect(before.at(-1)).toBe('CustomerConfirmationRequested');
    const mail = await house.inbox.waitForMail(
      ({ to, subject }) => to.includes(buyer.email) && subject.includes(contract.number),
    );
    const links = [...new Set([...mail.html.matchAll(/href="([^"]+)"/g)].map(([, link]) => link ?? ''))];
    const page = await house.openPage();
    const visits = await visitAsScanner(page, links);
    expect(visits.buttons).toBeGreaterThan(0);
    expect(await page.content()).not.toContain('Feed pumps');
    expect(await house.eventTypes(contract.contractId)).toEqual(before);
  });

  it('counts a double click once', async () => {
    const contract = await inApproval();
    const page = await house.openPage();
    await page.goto(await linkFor(contract, 'legal'));
    await page.getByRole('radio', { name: '同意', exact: true }).check();
    await page.getByRole('button').dblclick();
    await page.getByRole('heading', { name: '谢谢，您的决定已记录。' }).waitFor();
    expect(await approvals(contract)).toBe(1);
  });

  it('gives the same answer to a form sent again, and shows the decision to who goes back', async () => {
    const contract = await inApproval();
    const link = await linkFor(contract, 'business');
    const [first, second, third] = [await house.openPage(), await house.openPage(), await house.openPage()];
    for (const page of [first, second, third]) await page.goto(link);
    const answer = async (page: Page, choice: string, comment?: string) => {
      const form = linkPage(page, 'en');
      await form.choose(choice, comment);
      await form.send();
      return form.text();
    };
    const thanks = await answer(first, 'Approve', 'Fine.');
    expect(thanks).toContain('Thank you. Your decision is recorded.');
    expect(await answer(second, 'Approve', 'Really fine.')).toBe(thanks);
    await second.reload();
    expect(await linkPage(second, 'en').text()).toBe(thanks);
    const refused = await answer(third, 'Reject – back to drafting', 'Too dear.');
    expect(refused).toContain('What you have just sent changed nothing. Approved By David Zhao');
    await first.goBack();
    expect(await linkPage(first, 'en').text()).toContain('This has been decided');
    expect(await approvals(contract)).toBe(1);
  });

  it('needs no script: the inbox, the mail and the page work without', async () => {
    const contract = await inApproval();
    const { email, language } = approver('finance');
    await linksFor(contract, 'finance'); // has come: without script, the list does not fill by itself
    const inbox = inboxPage(await house.openPage({ javaScriptEnabled: false }), house.inbox);
    const mail = await inbox.openMail(email, `请审批…（财务）…${contract.number}`);
    const page = linkPage(await inbox.followLink(mail, phrasesOf(language).button), language);
    await page.choose('同意', '无脚本也可以。');
    await page.send();
    expect(await page.text()).toContain('已同意 决定人：陈洁');
    expect(await approvals(contract)).toBe(1);
  });
});

/** What is wrong with a page on a phone and on a desk, by day and by night. */
async function faultsEverywhere(page: Page, name: string): Promise<string[]> {
  const faults: string[] = [];
  for (const [width, height] of screens)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      const found = await faultsOf(page);
      if ((await lightness(page)) > 128 !== (colorScheme === 'light')) found.push(`it is not ${colorScheme}`);
      faults.push(...found.map((fault) => `${name}, ${width} px, ${colorScheme}: ${fault}`));
    }
  return faults;
}

/** Nearly as much as a contract may hold: clauses of its own, goods, deliveries and payments. */
const large = {
  ...{ clauses: aLargeText(), price: undefined },
  lineItems: Array.from({ length: 120 }, (_, index) => ({
    ...{ lineItemId: `pump-${index}`, description: `循环泵 ${index}`, unit: '台' },
    ...{ quantity: '1', unitPrice: '15500.00', taxRate: '0.13' },
  })),
  milestones: Array.from({ length: 12 }, (_, index) => ({
    ...{ milestoneId: `lot-${index}`, title: `第 ${index + 1} 批`, dueOn: addDays(today, 60 + index) },
  })),
  paymentPlan: Array.from({ length: 10 }, (_, index) => ({
    ...{
      paymentLineId: `part-${index}`,
      title: `第 ${index + 1} 期`,
      dueOn: addDays(today, 20 + 7 * index),
      percent: '10',
    },
  })),
};

const screens = [
  [390, 844],
  [1280, 800],
] as const;

/** How far down each of them ends that can be seen. */
function bottoms(
  elements: { checkVisibility: () => boolean; getBoundingClientRect: () => { bottom: number } }[],
): number[] {
  return elements
    .filter((element) => element.checkVisibility())
    .map((element) => element.getBoundingClientRect().bottom);
}

describe('what people see', () => {
  /** As much as a contract may hold: long words, long names, high amounts. */
  const wide = {
    title: `Feed pumps ${'Kreiselpumpenersatzteillieferung'.repeat(3)}（循环水泵及成套设备采购与安装调试）`,
    price: { gross: { amount: '123456789012.34', currency: 'CNY' } },
  };
  const languages: [Language, string, string, string][] = [
    ['zh-CN', 'legal', '同意', '前往作出决定'],
    ['en', 'business', 'Approve', 'Go to the decision'],
  ];

  it.each(languages)('fits the screen, overlaps nothing and names every field, in %s', async (language, step, yes) => {
    const contract = await inApproval(wide);
    const link = await linkFor(contract, step);
    const page = await house.openPage({ locale: language });
    const form = linkPage(page, language);
    await page.goto(link);
    const faults = await faultsEverywhere(page, 'the question');
    for (const summary of await page.locator('summary').all()) await summary.click();
    faults.push(...(await faultsEverywhere(page, 'the question with other ways')));
    await form.send();
    expect(await page.locator('[role=alert]').count()).toBe(1);
    faults.push(...(await faultsEverywhere(page, 'the question asked again')));
    await form.choose(yes, 'x'.repeat(300));
    await form.send();
    faults.push(...(await faultsEverywhere(page, 'the thanks')));
    await page.goto(link);
    faults.push(...(await faultsEverywhere(page, 'what was decided')));
    await page.goto(link.replace(/[^/]+$/, 'x'.repeat(43)));
    faults.push(...(await faultsEverywhere(page, 'an unknown link')));

    const inbox = inboxPage(page, house.inbox, language === 'en' ? 'en' : 'zh');
    await inbox.openMail(approver(step).email, contract.number);
    faults.push(...(await faultsEverywhere(page, 'a mail')));
    await page.getByRole('navigation').getByRole('link').nth(1).click();
    await page.locator('pre').waitFor();
    faults.push(...(await faultsEverywhere(page, 'a mail as plain text')));
    await page.goto(`${house.inbox.url}/?lang=${language === 'en' ? 'en' : 'zh'}`);
    faults.push(...(await faultsEverywhere(page, 'the inbox')));
    expect(faults).toEqual([]);
  });

  it.each(languages)(
    'leads to the decision within two screens however large the contract is, in %s',
    async (language, step, _yes, jump) => {
      const contract = await inApproval(large);
      const link = await linkFor(contract, step);
      const page = await house.openPage({ locale: language });
      for (const [width, height] of screens) {
        await page.setViewportSize({ width, height });
        await page.goto(link);
        const way = await page.getByRole('link', { name: jump, exact: true }).boundingBox();
        expect(way?.y).toBeLessThan(height);
        const ends = await page.locator('#decision fieldset > .choice:has([type=radio])').evaluateAll(bottoms);
        expect(ends).toHaveLength(3);
        expect(Math.max(...ends)).toBeLessThanOrEqual(2 * height);
        await page.locator('.jump a').click();
        const seen = await page.locator('#decision').boundingBox();
        expect(Math.abs(seen?.y ?? height)).toBeLessThan(5);
      }
    },
  );
});
