import { expectOneTruth } from '../build/one-truth';
import { aContract, departments, linkTo, stateOf, termsOf, vote, yuan } from './a-contract';
import { type Browser, openBrowser } from './browser';
import { accepted, type Api, ask, startApi } from './harness';
import { nextMail } from './mailbox';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const lin = { name: '林晓', email: 'lin.xiao@huadong.example', language: 'zh-CN' } as const;
const lines = [
  { lineItemId: 'pump', description: '循环泵', unit: '台', quantity: '12', unitPrice: '15500.00', taxRate: '0.13' },
];

async function opened(contractId: string): Promise<{ path: string; browser: Browser }> {
  const path = await linkTo(api, contractId, { kind: 'ownership', owner: lin.email }, lin);
  const browser = openBrowser(api);
  await browser.unlock(path);
  return { path, browser };
}

/** Fills in a form of the page as it stands. */
async function fill({ path, browser }: { path: string; browser: Browser }, command: string, fields: object = {}) {
  const { text } = await browser.open(path).expect(200);
  const form = text.split('<form').find((part) => part.includes(`name="command" value="${command}"`)) ?? '';
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(form)?.[1] ?? '';
  return browser.send(path, { command, key: hidden('key'), about: hidden('about'), ...fields });
}

describe('the owner’s page of a draft', () => {
  it('says what to look at again, changes title, price and end, and submits', async () => {
    const contractId = await aContract(api, 'draft', { price: undefined, lineItems: lines });
    const owner = await opened(contractId);
    const { text } = await owner.browser.open(owner.path).expect(200);
    expect(text).toMatch(/系统提示（\d+ 项）/);
    expect(text).toContain('合同未写明“苏州示例化工有限公司”的住所。');
    const { term } = await termsOf(api, contractId);
    const typed = {
      title: '循环泵采购（改）',
      'amount-of-pump': '１０',
      'price-of-pump': '15,000',
      endsOn: term.endsOn,
    };
    const wrong = await fill(owner, 'revise', { ...typed, 'price-of-pump': 'much' });
    expect([wrong.status, wrong.text]).toEqual([400, expect.stringContaining('请检查：“循环泵”的单价')]);
    expect((await fill(owner, 'revise', typed)).status).toBe(200);
    expect(await termsOf(api, contractId)).toMatchObject({ title: typed.title, price: { gross: yuan('150000.00') } });
    expect((await fill(owner, 'submit')).status).toBe(200);
    expect((await stateOf(api, contractId)).stage).toBe('in_approval');
  });

  it('submits no other draft than the one it showed', async () => {
    const contractId = await aContract(api, 'draft');
    const owner = await opened(contractId);
    const { text } = await owner.browser.open(owner.path).expect(200);
    expect(text).toContain('提交审批');
    await accepted(ask(api, contractId, 'revise', { revision: 1, title: '另一名称' }));
    const form = text.split('<form').find((part) => part.includes('name="command" value="submit"')) ?? '';
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(form)?.[1] ?? '';
    const stale = { command: 'submit', key: hidden('key'), about: hidden('about') };
    await owner.browser.send(owner.path, stale).expect(409);
    expect((await stateOf(api, contractId)).stage).toBe('draft');
  });

  it('changes what came back, and says who sent it to the customer: nobody by hand', async () => {
    const contractId = await aContract(api, 'in_approval');
    const back = { ...vote('legal'), reason: '价格过高' };
    await accepted(ask(api, contractId, 'request-changes', back));
    const owner = await opened(contractId);
    const said = (await owner.browser.open(owner.path).expect(200)).text.split('您现在可以办理')[0];
    expect(said).toMatch(/已要求修改，退回起草（王芳）[^]*价格过高/);
    const { endsOn } = (await termsOf(api, contractId)).term;
    expect((await fill(owner, 'revise', { title: '循环水泵采购', gross: '180000', endsOn })).status).toBe(200);
    expect((await fill(owner, 'submit')).status).toBe(200);
    for (const stepId of departments) await accepted(ask(api, contractId, 'approve', vote(stepId, 2)));
    const { text } = await owner.browser.open(owner.path).expect(200);
    const lines = text.split('<li>').map((line) => line.replace(/<[^>]+>/g, ''));
    const sent = lines.find((line) => line.includes('内部审批完成，第 2 版已发给客户确认')) ?? '';
    expect(sent).not.toBe('');
    expect(sent).not.toMatch(/David Zhao|tests/);
  });
});

describe('when a payment of a draft is due', () => {
  const trigger = { event: 'acceptance', milestoneId: 'pumps', after: { months: 12, days: 15 } };
  const plan = {
    term: { startsOn: '2028-12-01', endsOn: '2030-12-31' },
    milestones: [{ milestoneId: 'pumps', title: '水泵', dueOn: '2029-03-01' }],
    paymentPlan: [
      { paymentLineId: 'advance', title: '预付款', dueOn: '2029-01-10', percent: '30' },
      { paymentLineId: 'retention', title: '质保金', percent: '70', trigger },
    ],
  };
  const planOf = async (contractId: string) => (await termsOf(api, contractId)).paymentPlan;

  it('is shown as agreed, stays as it is through another change, and is set after an acceptance or to a day', async () => {
    const contractId = await aContract(api, 'draft', plan);
    const owner = await opened(contractId);
    const said = '“水泵”验收合格后 12 个月又 15 日内（预计 2030-03-16）';
    const { text } = await owner.browser.open(owner.path).expect(200);
    const form = text.split('<form').find((part) => part.includes('name="command" value="setDueDay"')) ?? '';
    expect(form).toContain(`质保金：${said}`);
    expect(form).toContain('预付款：2029-01-10');
    const { endsOn } = (await termsOf(api, contractId)).term;
    expect((await fill(owner, 'revise', { title: '改名', gross: '200000', endsOn })).status).toBe(200);
    expect((await planOf(contractId))[1]).toMatchObject({
      ...{ dueOn: '2030-03-16', trigger, amount: yuan('140000.00') },
    });

    const days = { paymentLineId: 'advance', milestoneId: 'pumps', days: '３０' };
    expect((await fill(owner, 'setDueDay', days)).text).toContain('已登记。');
    expect(await planOf(contractId)).toMatchObject([
      {
        dueOn: '2029-03-31',
        percent: '30',
        trigger: { event: 'acceptance', milestoneId: 'pumps', after: { days: 30 } },
      },
      { dueOn: '2030-03-16', percent: '70' },
    ]);
    const fixed = { paymentLineId: 'retention', dueOn: '2030-01-31' };
    expect((await fill(owner, 'setDueDay', fixed)).status).toBe(200);
    expect((await planOf(contractId))[1]).toMatchObject({ dueOn: '2030-01-31' });
    expect((await planOf(contractId))[1]).not.toHaveProperty('trigger');
  });

  it('keeps what is agreed and not typed, and offers every rule that the API has', async () => {
    const atMonthEnd = { event: 'acceptance', milestoneId: 'pumps', after: { months: 12, endOfMonth: true } };
    const [advance, retention] = plan.paymentPlan;
    const paymentPlan = [advance, { ...retention, trigger: atMonthEnd }];
    const milestones = [...plan.milestones, { milestoneId: 'panels', title: '控制柜', dueOn: '2029-04-01' }];
    const contractId = await aContract(api, 'draft', { ...plan, milestones, paymentPlan });
    const owner = await opened(contractId);
    const after = async (typed: object) => {
      expect((await fill(owner, 'setDueDay', { paymentLineId: 'retention', ...typed })).text).toContain('已登记。');
      return (await planOf(contractId))[1]?.trigger;
    };
    expect(await after({ months: '6' })).toEqual({ ...atMonthEnd, after: { months: 6, endOfMonth: true } });
    expect(await after({ milestoneId: 'panels' })).toMatchObject({
      milestoneId: 'panels',
      after: { months: 6, endOfMonth: true },
    });
    expect(await after({ endOfMonth: 'counted' })).toMatchObject({ milestoneId: 'panels', after: { months: 6 } });
    expect(await after({ years: '2', days: '10' })).toMatchObject({ after: { years: 2, days: 10 } });
    expect(await after({ days: '0', endOfMonth: 'last' })).toMatchObject({ after: { days: 0, endOfMonth: true } });
    const { text } = await owner.browser.open(owner.path).expect(200);
    expect(text).toContain('质保金：“控制柜”验收合格的当月月底前');
  });

  it.each([
    ['neither a day nor an acceptance', {}, 422, '应当且只能约定固定付款日期或者验收后付款之一'],
    ['both', { dueOn: '2030-01-31', milestoneId: 'pumps' }, 422, '应当且只能约定固定付款日期或者验收后付款之一'],
    ['a time after nothing', { days: '30' }, 400, '请检查：或者以验收合格起算：交付节点'],
    ['a time that is no number', { milestoneId: 'pumps', days: '三十' }, 400, '请检查：验收合格后几日'],
    ['no payment', { paymentLineId: '', dueOn: '2030-01-31' }, 400, '请填写：付款项'],
  ])('is refused with %s, and what was typed stays', async (_what, typed, status, sentence) => {
    const contractId = await aContract(api, 'draft', plan);
    const owner = await opened(contractId);
    const answered = await fill(owner, 'setDueDay', { paymentLineId: 'advance', ...typed });
    expect([answered.status, answered.text]).toEqual([status, expect.stringContaining(sentence)]);
    for (const value of Object.values(typed).filter((one) => one !== '')) expect(answered.text).toContain(`"${value}"`);
    expect((await planOf(contractId))[0]).toMatchObject({ dueOn: '2029-01-10' });
  });

  it('asks for a payment after an acceptance, at the end of a month as well, and says what is wrong with it', async () => {
    const contractId = await aContract(api, 'active');
    const owner = await opened(contractId);
    const [{ milestoneId } = { milestoneId: '' }] = (await termsOf(api, contractId)).milestones;
    const change = { requestedBy: 'ours', reason: '按验收付款', paymentLineId: 'retention' };
    const typed = { ...change, 'pay-milestoneId': milestoneId, 'pay-months': '２', 'pay-endOfMonth': 'last' };
    const wrong = await fill(owner, 'requestAmendment', { ...typed, paymentLineId: 'advance', 'pay-milestoneId': '' });
    expect(wrong.text).toContain('请检查：或者以验收合格起算：交付节点');
    const both = await fill(owner, 'requestAmendment', { ...typed, payOn: '2029-03-01' });
    expect(both.text).toContain('付款应当且只能约定固定付款日期或者验收后付款之一。');
    expect((await fill(owner, 'requestAmendment', typed)).text).toContain('已登记。');
    const events = await expectOneTruth(api, contractId);
    expect(events.find(({ type }) => type === 'AmendmentRequested')).toMatchObject({
      changes: {
        paymentPlan: [
          {
            paymentLineId: 'retention',
            trigger: { event: 'acceptance', milestoneId, after: { months: 2, endOfMonth: true } },
          },
        ],
      },
    });
  });
});

describe('what the rules have noticed', () => {
  it('is in an approver’s mail and on their page, and nowhere before the customer', async () => {
    const contractId = await aContract(api, 'in_approval', { price: { gross: yuan('77000.00') } });
    const { number } = await stateOf(api, contractId);
    const noticed = '合同未写明“苏州示例化工有限公司”的住所。';
    const mail = await nextMail(api, 'wang.fang@huadong.example', number);
    expect(mail.text).toContain('审批前请留意：');
    expect(mail.text).toContain(noticed);
    const fang = { name: '王芳', email: 'wang.fang@huadong.example', language: 'zh-CN' } as const;
    const subject = { kind: 'revision', id: '1' } as const;
    const path = await linkTo(api, contractId, { kind: 'approval', subject, stepId: 'legal', ask: 1 }, fang);
    await openBrowser(api).open(`${path}?lang=zh`).expect(200, new RegExp(noticed));
    for (const stepId of departments) await accepted(ask(api, contractId, 'approve', vote(stepId)));
    const asked = await nextMail(api, 'qian.jin@suzhou.example', number);
    expect(asked.text).not.toMatch(/look at again|has no address|住所/);
    const customer = { name: '钱进', email: 'qian.jin@suzhou.example', language: 'zh-CN' } as const;
    const theirs = await linkTo(api, contractId, { kind: 'confirmation', revision: 1, ask: 4 }, customer);
    const browser = openBrowser(api);
    await browser.unlock(theirs);
    const { text } = await browser.open(theirs).expect(200);
    expect(text).toContain('循环水泵采购');
    expect(text).not.toMatch(/系统提示|未写明/);
  });

  it('a mail in English says by whose clock its times are', async () => {
    const contractId = await aContract(api, 'in_approval');
    const { number } = await stateOf(api, contractId);
    const mail = await nextMail(api, 'david.zhao@huadong.example', number);
    expect(mail.text).toContain('All times are in China Standard Time, where the contract is kept.');
    expect((await nextMail(api, 'wang.fang@huadong.example', number)).text).not.toContain('合同所在地');
  });
});
