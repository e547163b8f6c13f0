import { aContract, approverOf, customer, stateOf } from './a-contract';
import { added, ask as askOfCustomer, customerOf, signer } from './a-listed-customer';
import { openBrowser } from './browser';
import { type Api, startApi } from './harness';
import { linkIn, nextMail } from './mailbox';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe('a contract whose customer is watched', () => {
  it('tells its approvers so first, in the mail and unfolded on the page', async () => {
    const listed = await added(api, { name: '丙客户有限公司' });
    await customerOf(askOfCustomer(api, listed.customerId, 'set-status', { status: 'watched', reason: '付款慢' }));
    const contact = { name: signer.name, email: signer.email, language: signer.language };
    const listedCustomer = { ...customer, contact, registrationNumber: listed.registrationNumber ?? '' };
    const contractId = await aContract(api, 'in_approval', { customer: listedCustomer });
    const { number } = await stateOf(api, contractId);
    const mail = await nextMail(api, approverOf('legal'), number);
    expect(mail.text).toMatch(/审批前请留意：\n- 客户丙客户有限公司为关注状态：付款慢/);
    const { text } = await openBrowser(api).open(linkIn(mail)).expect(200);
    const page = text.slice(0, text.indexOf('id="decision"'));
    expect(page.indexOf('为关注状态：付款慢')).toBeGreaterThan(page.indexOf('请务必留意'));
    expect(page).toMatch(/客户库中（丙客户有限公司，编号 [^）]+），但合同尚未关联该客户档案/);
    expect(mail.text + text).not.toContain('customerId');
  });
});
