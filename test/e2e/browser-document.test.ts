import { type Clause } from '../../domain/drafting/terms';
import { expectOneTruth } from '../build/one-truth';
import { approver, buyer, createContract, type Created, today } from './browser/cast';
import { type House, openHouse } from './browser/house';
import { inboxPage } from './browser/inbox-page';
import { type LinkPage, linkPage, phrasesOf } from './browser/link-page';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** A phone. */
const viewport = { width: 390, height: 844 };

async function open({ number }: Created, to: string, language: 'en' | 'zh-CN', subject: string, count = 1) {
  const page = await house.openPage({ viewport });
  const inbox = inboxPage(page, house.inbox);
  const mail = await inbox.openMail(to, subject.replace('%', number), count);
  return linkPage(await inbox.followLink(mail, phrasesOf(language).button), language);
}

async function answer(page: LinkPage, label: string, text?: string): Promise<void> {
  await page.choose(label, text);
  await page.send();
}

/** What the test uses of an image in the browser; the tests themselves have no DOM. */
interface Image {
  naturalWidth: number;
  scrollIntoView: () => void;
  decode: () => Promise<void>;
}

/** Looks at one page after the other, as a reader scrolls; a page that does not come fails here. */
async function scrollThrough(images: Image[]): Promise<number[]> {
  const widths: number[] = [];
  for (const image of images) {
    image.scrollIntoView();
    await image.decode();
    widths.push(image.naturalWidth);
  }
  return widths;
}

/** How many pages of the document have really come, once they are unfolded. */
async function pagesSeen({ page, unfold }: LinkPage): Promise<number> {
  await unfold();
  const widths = await page.locator('.pages img').evaluateAll<number[], undefined, never>(scrollThrough, undefined);
  return widths.filter((width) => width === 1400).length;
}

interface Revision {
  revision: number;
  document: { digest: string; pages: number };
  departures: { clauseId: string; kind: string }[];
}

async function frozen({ contractId }: Created, revision: number): Promise<Revision> {
  const { items } = (await house.api.get(`/v1/contracts/${contractId}/revisions`)) as unknown as { items: Revision[] };
  const found = items.find((one) => one.revision === revision);
  if (!found) throw new Error(`Revision ${revision} has not been frozen.`);
  return found;
}

/** The drafter takes what legal wants into the warranty clause. */
async function editWarranty(contract: Created): Promise<void> {
  const { terms } = (await house.api.get(`/v1/contracts/${contract.contractId}`)) as unknown as {
    terms: { clauses: Clause[] };
  };
  const clauses = terms.clauses.map((clause) =>
    clause.clauseId === 'warranty'
      ? { ...clause, text: `${clause.text}\n质保期满前三十日，双方应当共同检验设备一次。` }
      : clause,
  );
  await contract.send('revise', { revision: 2, term: { startsOn: today }, clauses });
  await contract.send('submit', { revision: 2 });
}

async function legalReads(contract: Created, { digest, pages }: Revision['document']): Promise<void> {
  const again = await open(contract, approver('legal').email, 'zh-CN', '请审批…（法务）…%', 2);
  await again.unfold();
  const text = await again.text();
  expect(text).toContain('与您上次处理的第 1 版相比的修改');
  expect(text).toContain(digest);
  const inserted = await again.page.locator('.since .clause ins').allInnerTexts();
  expect(inserted.join('')).toContain('质保期满前三十日，双方应当共同检验设备一次。');
  expect(await again.page.locator('.since .clause del').count()).toBe(0);
  expect(await pagesSeen(again)).toBe(pages);
  await answer(again, '同意');
}

describe('a goods contract', () => {
  it('is edited as legal wants it, read as a document with what changed, and approved by its digest', async () => {
    const contract = await createContract(house, { language: 'zh-CN' });
    await contract.send('submit', { revision: 1 });
    const first = await frozen(contract, 1);
    const legal = await open(contract, approver('legal').email, 'zh-CN', '请审批…（法务）…%');
    expect(await legal.text()).not.toContain('相比的修改');
    expect(await pagesSeen(legal)).toBe(first.document.pages);
    await answer(legal, '要求修改', '质保条款应当约定期满前的检验。');
    await editWarranty(contract);

    const { document, departures } = await frozen(contract, 2);
    expect(document.digest).not.toBe(first.document.digest);
    expect(departures).toMatchObject([{ clauseId: 'warranty', kind: 'edited' }]);
    await legalReads(contract, document);
    for (const stepId of ['finance', 'business', 'executive'])
      await contract.send('approve', {
        subject: { kind: 'revision', id: '2' },
        stepId,
        approver: approver(stepId).email,
      });

    const customer = await open(contract, buyer.email, 'en', 'Please confirm…%');
    await customer.unlock(house.inbox, buyer.email);
    expect(await pagesSeen(customer)).toBe(document.pages);
    expect(await customer.text()).toContain(document.digest);
    await answer(customer, 'Confirm this contract');

    const events = await expectOneTruth(house, contract.contractId);
    const voted = events.flatMap((event) =>
      (event.type === 'ApprovalGiven' && event.subject.id === '2') || event.type === 'CustomerConfirmed'
        ? [event.document]
        : [],
    );
    expect(voted).toEqual(['legal', 'finance', 'business', 'executive', 'customer'].map(() => document.digest));
  });
});
