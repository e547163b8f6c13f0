import { expectOneTruth } from '../build/one-truth';
import { aContract, approverOf, eventTypes, linkTo, stateOf, today, vote } from './a-contract';
import { type Browser, openBrowser } from './browser';
import { accepted, type Api, ask, startApi } from './harness';
import { linkIn, nextMail } from './mailbox';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const lin = { name: '林晓', email: 'lin.xiao@huadong.example', language: 'en' } as const;
const question = { kind: 'ownership', owner: lin.email } as const;

/** The owner's page with its code typed. */
async function opened(contractId: string): Promise<{ path: string; browser: Browser }> {
  const path = await linkTo(api, contractId, question, lin);
  const browser = openBrowser(api);
  await browser.unlock(path);
  return { path, browser };
}

function formIn(page: string, command: string): string {
  const form = page.split('<form').find((part) => part.includes(`name="command" value="${command}"`));
  return form ?? '';
}

const keyIn = (form: string) => /name="key" value="([^"]+)"/.exec(form)?.[1] ?? '';

/** Fills in a form of the page as it stands. */
async function fill({ path, browser }: { path: string; browser: Browser }, command: string, fields: object) {
  const { text } = await browser.open(path).expect(200);
  return browser.send(path, { command, key: keyIn(formIn(text, command)), ...fields });
}

describe('the owner’s page', () => {
  it('comes with a mail, opens with a code alone, and takes the signatures in the owner’s name', async () => {
    const contractId = await aContract(api, 'awaiting_signature');
    const { number } = await stateOf(api, contractId);
    const mailed = linkIn(await nextMail(api, lin.email, number));
    const stranger = openBrowser(api);
    const gate = await stranger.open(`${mailed}?lang=en`).expect(200, /Mail me the code/);
    expect(gate.text).not.toMatch(/186,000|循环水泵|name="command"/);
    await stranger
      .send(mailed, { command: 'recordSignature', side: 'ours', signatory: 'x', signedOn: today })
      .expect(403);

    const owner = await opened(contractId);
    const { text } = await owner.browser.open(owner.path).expect(200);
    expect(text).toMatch(/awaiting signature/);
    expect(text).toMatch(/Approved \(legal\)[^]*王芳/);
    expect(text).toContain('/document"');
    await owner.browser.open(`${owner.path}/document`).expect(200);
    const missing = await fill(owner, 'recordSignature', { side: 'ours', signatory: '', signedOn: today });
    expect(missing.status).toBe(400);
    expect(missing.text).toContain('Please fill in: Name of the signatory');
    const key = keyIn(formIn(text, 'recordSignature'));
    await owner.browser
      .send(owner.path, { command: 'recordSignature', key, side: 'ours', signatory: '周伟', signedOn: today })
      .expect(200);
    for (const side of ['customer'])
      expect((await fill(owner, 'recordSignature', { side, signatory: '周伟', signedOn: today })).text).toContain(
        'It is recorded.',
      );
    const again = { command: 'recordSignature', key, side: 'ours', signatory: '周伟', signedOn: today };
    await owner.browser.send(owner.path, again).expect(200, /It is recorded/);
    const events = await expectOneTruth(api, contractId);
    const signed = events.filter(({ type }) => type === 'SignatureRecorded');
    expect(signed).toHaveLength(2);
    expect(signed[0]?.actor).toMatchObject({ kind: 'link', email: lin.email, side: 'ours', owner: true });
  });

  it('takes what a signed contract takes effect by, which finance verifies, but no waiver', async () => {
    const conditions = [{ conditionId: 'bond', title: '履约保函', kind: 'guarantee' }];
    const contractId = await aContract(api, 'active', { conditions });
    const owner = await opened(contractId);
    const { text } = await owner.browser.open(owner.path).expect(200);
    expect(text).toContain('signed and not yet in force');
    expect(formIn(text, 'recordReceipt')).toContain('name="paymentLineId"');
    expect(formIn(text, 'reportDelivery')).toBe('');
    const waiver = { conditionId: 'bond', decidedBy: 'wang.fang@huadong.example', reason: 'x' };
    expect((await fill(owner, 'waiveCondition', waiver)).status).toBe(409);
    const met = { conditionId: 'bond', metOn: today, evidence: '银行保函 BH-17' };
    expect((await fill(owner, 'meetCondition', { ...met, evidence: '' })).text).toContain('Please fill in: Evidence');
    expect((await fill(owner, 'meetCondition', met)).text).toContain(
      'Recorded; it counts once finance has verified it.',
    );
    expect((await stateOf(api, contractId)).stage).toBe('signed');

    const { number } = await stateOf(api, contractId);
    const asked = linkIn(await nextMail(api, approverOf('finance'), `复核…${number}`));
    const finance = openBrowser(api);
    const page = await finance.open(`${asked}?lang=zh-CN`).expect(200);
    expect(page.text).toMatch(/成就凭证[^]*银行保函[^]*BH-17[^]*登记人[^]*林晓/);
    expect((await finance.send(asked, { choice: 'rejectEntry', text: '' })).status).toBe(400);
    await finance.send(asked, { choice: 'verifyEntry' }).expect(200, /Verified|复核无误/);
    const events = await expectOneTruth(api, contractId);
    expect(events.slice(-4).map(({ type }) => type)).toEqual([
      ...['EntryMade', 'EntryVerified', 'ConditionMet', 'ContractActivated'],
    ]);
    expect(events.at(-4)).toMatchObject({ actor: { email: lin.email, owner: true } });
    expect(events.at(-2)).toMatchObject({ evidence: '银行保函 BH-17', actor: { email: approverOf('finance') } });
  });

  it('takes a delivery, a receipt in full-width digits once, and a change, and says what is wrong', async () => {
    const contractId = await aContract(api, 'active');
    const owner = await opened(contractId);
    const { text } = await owner.browser.open(owner.path).expect(200);
    const milestoneId = /name="milestoneId"[^]*?<option value="([\w-]+)"/.exec(formIn(text, 'reportDelivery'))?.[1];
    const report = { milestoneId, deliveredOn: today, evidence: '送货单 17，已签收。' };
    expect((await fill(owner, 'reportDelivery', report)).text).toContain('It is recorded.');

    const receipt = { paymentLineId: 'advance', amount: '５５，８００．００', receivedOn: today, reference: 'B-1' };
    const key = keyIn(formIn((await owner.browser.open(owner.path)).text, 'recordReceipt'));
    for (const reference of ['B-1', 'B-1'])
      await owner.browser
        .send(owner.path, { command: 'recordReceipt', key, ...receipt, reference })
        .expect(200, /Recorded; it counts once finance has verified it\./);
    const other = await owner.browser.send(owner.path, { command: 'recordReceipt', key, ...receipt, reference: 'B-2' });
    expect(other.status).toBe(409);
    const change = { requestedBy: 'customer', reason: '工期延后', paymentLineId: 'retention', payOn: '2029-03-01' };
    const half = await fill(owner, 'requestAmendment', { ...change, payOn: '' });
    expect(half.status).toBe(400);
    expect(half.text).toContain('Please look at this again: New due day of the payment');
    const backwards = { requestedBy: 'customer', reason: 'x', endsOn: '1999-01-01' };
    const early = await fill(owner, 'requestAmendment', backwards);
    expect(early.status).toBeGreaterThanOrEqual(400);
    expect(early.text).not.toMatch(/\/(endsOn|term|changes|milestones|paymentPlan)\b[^<]*: /);
    expect((await fill(owner, 'requestAmendment', change)).text).toContain('It is recorded.');
    const types = await eventTypes(api, contractId);
    expect(types.filter((type) => type === 'EntryMade')).toHaveLength(1);
    expect(types).not.toContain('ReceiptRecorded');
    const events = await expectOneTruth(api, contractId);
    expect(events.find(({ type }) => type === 'DeliveryReported')).toMatchObject({ evidence: '送货单 17，已签收。' });
    expect(types).toContain('AmendmentRequested');
  });

  it('takes one transfer for several payments, what is kept, and that it was none; finance verifies each', async () => {
    const contractId = await aContract(api, 'active');
    const owner = await opened(contractId);
    const verified = async () => {
      const state = await stateOf(api, contractId);
      const [entry] = ('entries' in state ? state.entries : undefined) ?? [];
      const by = approverOf('finance');
      await accepted(ask(api, contractId, 'verify-entry', { entryId: entry?.entryId, by }));
      return (await owner.browser.open(owner.path).expect(200)).text;
    };
    const transfer = { paymentLineId: '+several', amount: '56,000', receivedOn: today, reference: 'ICBC-9' };
    const amounts = { 'amount-advance': '５５，８００．００', 'amount-retention': '' };
    const unnamed = await fill(owner, 'recordReceipt', transfer);
    expect(unnamed.status).toBe(400);
    expect(unnamed.text).toContain('Please look at this again: Payment');
    const fine = await fill(owner, 'recordReceipt', { ...transfer, ...amounts, 'amount-retention': '1.001' });
    expect(fine.text).toMatch(/Please look at this again: Of several, for: [^<]+ – outstanding CNY/);
    for (const amount of ['1,50', '100,5', '1,0000', '1e5', '10元', '+5', '1.000,00', '５５，８'])
      expect((await fill(owner, 'recordReceipt', { ...transfer, ...amounts, amount })).text).toContain(
        `Please look at this again: Amount (CNY). Write figures alone, such as 9300 or 9,300.00`,
      );
    for (const [amount, why] of [
      ['€5000', 'The amount is in CNY, and “€” is the sign of another currency.'],
      ['56.000', '“56.000” can be read in two ways: write 56000 or 56.00.'],
    ] as const)
      expect((await fill(owner, 'recordReceipt', { ...transfer, ...amounts, amount })).text).toContain(
        `Please look at this again: Amount (CNY). ${why}`,
      );
    const much = await fill(owner, 'recordReceipt', { ...transfer, ...amounts, 'amount-retention': '99999999' });
    expect(much.text).toContain('exceeds the outstanding');
    const filled = await fill(owner, 'recordReceipt', { ...transfer, ...amounts, 'amount-retention': '150' });
    expect(filled.text).toContain('Recorded; it counts once finance has verified it.');
    expect(filled.text).not.toContain('value="allocateReceipt"');
    expect(await verified()).toContain('CNY 50.00 is kept with the contract.');
    const rest = { reference: 'icbc 9', paymentLineId: 'retention', amount: '50' };
    expect((await fill(owner, 'allocateReceipt', rest)).text).toContain('Allocation of receipt icbc 9 put to finance');
    await verified();
    await fill(owner, 'reverseReceipt', { reference: 'ICBC-9', reason: '串户' });
    const back = await verified();
    expect(back).toMatch(/Receipt of .*CNY 56,000\.00.* reversed: 串户/);
    expect(back).not.toContain('value="reverseReceipt"');
    await fill(owner, 'recordReceipt', { ...transfer, paymentLineId: '+none', amount: '1' });
    expect(await verified()).toContain('CNY 1.00 is kept with the contract.');
    const types = (await expectOneTruth(api, contractId)).map(({ type }) => type);
    const ofMoney = ['ReceiptRecorded', 'ReceiptAllocated', 'ReceiptReversed', 'ReceiptRecorded'];
    expect(types.slice(-12)).toEqual(ofMoney.flatMap((type) => ['EntryMade', 'EntryVerified', type]));
  });

  it('takes no transfer that waits for finance in another contract, and says in which', async () => {
    const [first, second] = [await aContract(api, 'active'), await aContract(api, 'active')];
    const [one, other] = [await opened(first), await opened(second)];
    const transfer = { paymentLineId: '+none', amount: '10', receivedOn: today };
    expect((await fill(one, 'recordReceipt', { ...transfer, reference: 'CCB-77' })).text).toContain('once finance has');
    const { number } = await stateOf(api, first);
    const refused = await fill(other, 'recordReceipt', { ...transfer, reference: 'ccb 77' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain(`${number} (where it waits to be verified)`);
    expect(await eventTypes(api, second)).not.toContain('EntryMade');
  });

  it('votes on nothing, whatever is sent to it', async () => {
    const contractId = await aContract(api, 'in_approval');
    const owner = await opened(contractId);
    const before = await eventTypes(api, contractId);
    for (const command of ['approve', 'confirm', 'archive', 'withdraw'])
      expect((await fill(owner, command, { ...vote('legal'), choice: 'approve', text: 'x' })).status).toBe(409);
    await owner.browser.send(owner.path, { choice: 'approve' }).expect(409);
    expect(await eventTypes(api, contractId)).toEqual(before);
    expect((await fill(owner, 'recall', { reason: '价格有误' })).text).toContain('It is recorded.');
    expect((await eventTypes(api, contractId)).at(-1)).toBe('ContractReturned');
  });

  it('is the owner’s alone, for as long as they work here and the link lasts', async () => {
    const contractId = await aContract(api, 'active');
    const wang = { name: '王芳', email: 'wang.fang@huadong.example', language: 'en' } as const;
    const others = [
      await linkTo(api, contractId, question, wang),
      await linkTo(api, contractId, { kind: 'ownership', owner: wang.email }, wang),
    ];
    for (const path of others) {
      await openBrowser(api).open(path).expect(404);
      await openBrowser(api).send(path, { action: 'code' }).expect(404);
    }
    const owner = await opened(contractId);
    await accepted(ask(api, contractId, 'request-termination', { requestedBy: 'ours', reason: 'x', settlement: 'x' }));
    await owner.browser.open(owner.path).expect(200, /Termination asked for/);
    await api.db.user.update({ where: { email: lin.email }, data: { active: false } });
    await owner.browser.open(owner.path).expect(404);
    await owner.browser.open(`${owner.path}/document`).expect(404);
    await api.db.user.update({ where: { email: lin.email }, data: { active: true } });
    await owner.browser.open(owner.path).expect(200);
    await api.db.$executeRaw`UPDATE link_tokens SET expires_at = clock_timestamp() WHERE contract_id = ${contractId}`;
    await owner.browser.open(owner.path).expect(404);
    await owner.browser.open(`${owner.path}/document`).expect(404);
  });
});
