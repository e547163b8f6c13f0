import { aContract, aCreation, customer, linkTo, termsOf, today, yuan } from './a-contract';
import { openBrowser } from './browser';
import { confirmationQuestion } from './questions';
import { accepted, type Api, ask, post, problemOf, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const create = (changes: object) => post(api, '/v1/contracts', aCreation({ price: undefined, ...changes }));
const pump = (changes: object = {}) => ({
  ...{ lineItemId: 'pump', description: '水泵', unit: '台', quantity: '3', unitPrice: '0.335', taxRate: '0.13' },
  ...changes,
});
const advice = pump({
  lineItemId: 'advice',
  description: 'Advice',
  quantity: '1',
  unitPrice: '106.00',
  taxRate: '0.06',
});
const faultsOf = async (changes: object) => {
  const { code, errors = [] } = await problemOf(create(changes), 422);
  expect(code).toBe('INVALID_TERMS');
  return errors.map((fault) => `${fault.pointer ?? ''} ${fault.code}`);
};
const created = async (changes: object) =>
  termsOf(api, await aContract(api, 'draft', { price: undefined, ...changes }));

describe('the line items of a contract', () => {
  it('are its price, each line rounded once, at several rates', async () => {
    const terms = await created({ lineItems: [pump(), advice] });
    expect(terms.lineItems?.map(({ gross, net, tax }) => [gross, net, tax].map(({ amount }) => amount))).toEqual([
      ['1.01', '0.89', '0.12'],
      ['106.00', '100.00', '6.00'],
    ]);
    expect(terms.price).toEqual({
      ...{ gross: yuan('107.01'), net: yuan('100.89'), tax: yuan('6.12'), taxRate: 'mixed' },
    });
    expect(terms.paymentPlan.map(({ amount }) => amount.amount)).toEqual(['32.10', '69.56', '5.35']);
  });

  it('may be priced without tax, less a discount', async () => {
    const lineItems = [pump({ quantity: '10', unitPrice: '9.99', discountPercent: '5' })];
    const { price } = await created({ lineItems, pricesIncludeTax: false });
    expect(price).toEqual({
      ...{ net: yuan('94.91'), tax: yuan('12.34'), gross: yuan('107.25'), taxRate: '0.13' },
    });
  });

  it('are in the currency that was asked for, which has its own places', async () => {
    const { price } = await created({ lineItems: [pump({ unitPrice: '100.4' })], currency: 'JPY' });
    expect(price.gross).toEqual({ amount: '301', currency: 'JPY' });
    expect(await faultsOf({ lineItems: [pump()], currency: 'XTS' })).toEqual(['/currency unknown_currency']);
  });

  it.each<[string, object, string[]]>([
    ['none', [], ['/lineItems empty']],
    [
      'wrong in every way',
      [pump({ quantity: '-1', unitPrice: '1e3', taxRate: '1', discountPercent: '101' }), pump()],
      [
        ...['/lineItems/1/lineItemId repeated', '/lineItems/0/quantity not_a_quantity'],
        ...['/lineItems/0/unitPrice not_a_price', '/lineItems/0/taxRate not_a_tax_rate'],
        '/lineItems/0/discountPercent not_a_percentage',
      ],
    ],
    [
      'more than an amount can hold',
      [pump({ quantity: '999999999999', unitPrice: '999999999999' })],
      ['/lineItems too_large'],
    ],
  ])('are refused with the place where they are %s', async (_what, lineItems, expected) => {
    expect(await faultsOf({ lineItems })).toEqual(expected);
  });

  it('and a price beside them must agree to the fen', async () => {
    const lineItems = [pump()];
    expect(await faultsOf({ lineItems, price: { gross: yuan('1.00') } })).toEqual([
      '/price/gross/amount lines_do_not_add_up',
    ]);
    expect((await created({ lineItems, price: { gross: yuan('1.01') } })).price.gross).toEqual(yuan('1.01'));
  });

  it('stay as they are while something else is revised, and a revised line changes the price', async () => {
    const contractId = await aContract(api, 'draft', { price: undefined, lineItems: [pump(), advice] });
    const revise = (changes: object) =>
      ask(api, contractId, 'revise', { revision: 1, term: { startsOn: today }, ...changes });
    await accepted(revise({ title: '另一标题' }));
    const terms = await termsOf(api, contractId);
    expect([terms.title, terms.lineItems?.length, terms.price.gross]).toEqual(['另一标题', 2, yuan('107.01')]);
    const paymentPlan = [{ paymentLineId: 'all', title: 'All', dueOn: today, percent: '100' }];
    await accepted(revise({ lineItems: [pump({ quantity: '6' })], paymentPlan }));
    const after = await termsOf(api, contractId);
    expect([after.price.gross, after.paymentPlan[0]?.amount]).toEqual([yuan('2.01'), yuan('2.01')]);
  });

  it('are discounted on the whole to the fen, and stay so while something else is revised', async () => {
    const lineItems = [pump({ quantity: '3', unitPrice: '33333.00', specification: 'IS80', discountPercent: '0' })];
    const paymentPlan = [{ paymentLineId: 'all', title: 'All', dueOn: today, percent: '100' }];
    const asked = { price: { gross: yuan('99000.00') }, lineItems, paymentPlan };
    expect(await faultsOf(asked)).toEqual(['/price/gross/amount lines_do_not_add_up']);
    const contractId = await aContract(api, 'draft', { ...asked, discount: yuan('999') });
    const revise = (changes: object) => accepted(ask(api, contractId, 'revise', { revision: 1, ...changes }));
    await revise({ title: '另一标题' });
    expect(await termsOf(api, contractId)).toMatchObject({
      ...{ title: '另一标题', discount: yuan('999.00'), price: { gross: yuan('99000.00'), net: yuan('87610.62') } },
      lineItems: [{ specification: 'IS80', gross: yuan('99000.00'), discountShare: yuan('999.00') }],
    });
    const { contractId: copy } = await accepted(
      post(api, `/v1/contracts/${contractId}/duplicate`, { term: { startsOn: today } }),
      201,
    );
    expect((await termsOf(api, copy)).price.gross).toEqual(yuan('99000.00'));
    await revise({ discount: null });
    const after = await termsOf(api, contractId);
    expect([after.discount, after.price.gross, after.paymentPlan[0]?.amount]).toEqual([
      ...[undefined, yuan('99999.00'), yuan('99999.00')],
    ]);
    await revise({ lineItems: null, price: { gross: yuan('90000.00'), taxRate: 'exempt' } });
    expect(await termsOf(api, contractId)).toMatchObject({
      price: { gross: yuan('90000.00'), tax: yuan('0.00'), taxRate: 'exempt' },
    });
  });

  it('are kept when a revision says another price, which is refused with what to do', async () => {
    const contractId = await aContract(api, 'draft', { price: undefined, lineItems: [advice] });
    const asked = ask(api, contractId, 'revise', { revision: 1, price: { gross: yuan('100.00') } });
    expect((await problemOf(asked, 422)).errors).toMatchObject([
      { pointer: '/price/gross/amount', message: { en: expect.stringContaining('6.00, as discount') as string } },
    ]);
  });

  it('may be five hundred, and come back as they were typed', async () => {
    const lineItems = Array.from({ length: 500 }, (_, n) => pump({ lineItemId: `line-${n}`, quantity: `${n}.5` }));
    const terms = await created({ lineItems });
    expect(terms.lineItems).toMatchObject(lineItems);
  });

  it('stand on the pages of whoever approves and whoever confirms, with quantities and amounts', async () => {
    const lineItems = [pump({ specification: 'IS80-65-160', quantity: '12', unitPrice: '15500.00' })];
    const contractId = await aContract(api, 'awaiting_customer', { price: undefined, lineItems });
    const { contact } = customer;
    const path = await linkTo(api, contractId, await confirmationQuestion(api, contractId), {
      ...contact,
      language: 'zh-CN',
    });
    const browser = openBrowser(api);
    await browser.unlock(path);
    const { text } = await browser.open(path).expect(200);
    expect(text.replaceAll(/\s+/g, ' ')).toMatch(
      /合同标的与数量.*水泵.*IS80-65-160.*<time>12 台<\/time>.*<b>¥186,000\.00<\/b>/,
    );
  });
});
