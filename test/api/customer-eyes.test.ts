import { addDays } from '../../domain/kernel/days';
import { aContract, customer, linkTo, today, view, vote, yuan } from './a-contract';
import { openBrowser } from './browser';
import { accepted, type Api, ask, startApi } from './harness';
import { approverLink, confirmationQuestion } from './questions';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const buyer = { ...customer.contact, language: 'en' as const };

/** What our side says and asks among itself; none of it is for the customer. */
const internal = {
  reason: '内部意见：毛利太低',
  comment: '内部批注：可再让三个点',
  firstPrice: '186,111.00',
  thirdPrice: '166,333.00',
  address: 'wang.fang@huadong.example',
  approver: '王芳',
  backdated: '倒签说明：交货已先行开始',
};

const send = (contractId: string, command: string, body: object) => accepted(ask(api, contractId, command, body));

/** Our side sends a revision back to drafting, and a new one goes to the customer at another price. */
async function anotherRound(contractId: string, revision: number, gross: string): Promise<void> {
  await send(contractId, 'request-changes', { ...vote('finance', revision), reason: internal.reason });
  await send(contractId, 'revise', { revision: revision + 1, price: { gross: yuan(gross) } });
  await send(contractId, 'submit', { revision: revision + 1 });
}

/** Whoever is still asked agrees; a step that the change does not touch has been carried over. */
async function agree(contractId: string, revision: number): Promise<void> {
  const { waiting } = await view(api, contractId);
  const asked = new Set(waiting.flatMap(({ topic }) => (topic.kind === 'approval' ? [topic.stepId] : [])));
  for (const stepId of asked)
    await send(contractId, 'approve', { ...vote(stepId, revision), comment: internal.comment });
}

/** The page behind the customer's link, opened by its code. */
async function customersPage(contractId: string): Promise<string> {
  const { open, unlock } = openBrowser(api);
  const path = await linkTo(api, contractId, await confirmationQuestion(api, contractId), buyer);
  await unlock(path);
  const { text } = await open(path).expect(200);
  return text;
}

function expectNothingInternal(text: string, except: (keyof typeof internal)[] = []): void {
  const found = Object.entries(internal).filter(([, what]) => text.includes(what));
  expect(found.map(([name]) => name).filter((name) => !except.some((one) => one === name))).toEqual([]);
}

describe('the customer', () => {
  it('sees nothing of what our side did before the contract was sent, nor between two revisions that were', async () => {
    const contractId = await aContract(api, 'in_approval', { price: { gross: yuan('186111.00') } });
    await anotherRound(contractId, 1, '176222.00');
    await agree(contractId, 2);
    const first = await customersPage(contractId);
    expect(first).toContain('176,222.00');
    expect(first).not.toContain('What changed');
    expectNothingInternal(first);

    await send(contractId, 'ask-for-changes', { revision: 2, reason: 'Cheaper, please.' });
    const backdated = { effectiveOn: addDays(today, -3), backdatedReason: internal.backdated };
    await send(contractId, 'revise', { revision: 3, ...backdated, price: { gross: yuan('166333.00') } });
    await send(contractId, 'submit', { revision: 3 });
    await anotherRound(contractId, 3, '156444.00');
    await agree(contractId, 4);
    const second = await customersPage(contractId);
    expect(second).toContain('What changed since revision 2, which was sent to you before');
    expect(second).toContain('176,222.00');
    expect(second).toContain('156,444.00');
    expectNothingInternal(second);
    expect(second).toContain('Effective date');
    expect(second).not.toContain('Why it takes effect');
    const mails = api.mails.filter(({ to }) => to === buyer.email);
    expect(mails.length).toBeGreaterThanOrEqual(2);
    for (const { subject, text } of mails) {
      expectNothingInternal(`${subject}\n${text}`);
      expect(text).not.toContain('Why it takes effect');
    }
  });

  it('sees none of the comments that the approvers of the same revision see', async () => {
    const contractId = await aContract(api, 'in_approval', { price: { gross: yuan('186111.00') } });
    const legal = await approverLink(api, contractId, 'legal');
    const { subject, approver: by } = vote('legal');
    await send(contractId, 'comment', { subject, by, text: internal.comment });
    await agree(contractId, 1);
    const theirs = await customersPage(contractId);
    expectNothingInternal(theirs, ['firstPrice']);
    const ours = await openBrowser(api).open(legal);
    expect(ours.text).toContain(internal.approver);
  });
});
