import { expectOneTruth } from '../build/one-truth';
import { aContract, eventTypes, stateOf, today, yuan } from './a-contract';
import { accepted, type Api, ask, get, type Problem, problemOf, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const receipt = (reference: string, amount = '100.00') => ({
  ...{ paymentLineId: 'advance', amount: yuan(amount), receivedOn: today, reference },
});
const record = (contractId: string, body: object) => ask(api, contractId, 'record-receipt', body);
const receivedBy = async (contractId: string) =>
  ((await read(get(api, `/v1/contracts/${contractId}`))) as { performance: { receipts: object[] } }).performance
    .receipts;

describe('a bank reference', () => {
  it('is booked once in the company, whatever it is for; the contract that has it is named', async () => {
    const [first, second] = [await aContract(api, 'active'), await aContract(api, 'active')];
    const { number } = await stateOf(api, first);
    await accepted(record(first, receipt('ICBC-1')));
    for (const [contractId, body] of [
      [second, receipt('ICBC-1', '250.00')],
      [first, { ...receipt('ICBC-1'), paymentLineId: 'retention' }],
    ] as const) {
      expect(await problemOf(record(contractId, body), 409)).toMatchObject({
        code: 'DUPLICATE_RECEIPT',
        detail: `The bank reference ICBC-1 is booked already, in contract ${number}.`,
        sentence: { 'zh-CN': `银行流水号 ICBC-1 已在合同 ${number} 中登记。` },
      });
    }
    expect(await receivedBy(second)).toEqual([]);
    await accepted(record(second, receipt('ICBC-2', '250.00')));
    expect(await receivedBy(second)).toMatchObject([{ reference: 'ICBC-2', amount: yuan('250.00') }]);
    for (const contractId of [first, second]) await expectOneTruth(api, contractId);
  });

  it.each(['icbc-0077', 'ＩＣＢＣ－００７７', 'ICBC 0077', 'ICBC/00.77', 'ІСВС-0077'])(
    'is the same one written as %s',
    async (reference) => {
      const [first, second] = [await aContract(api, 'active'), await aContract(api, 'active')];
      await record(first, receipt('ICBC-0077'));
      expect((await problemOf(record(second, receipt(reference)), 409)).code).toBe('DUPLICATE_RECEIPT');
    },
  );

  it('with a character that nobody sees is refused with its place', async () => {
    const contractId = await aContract(api, 'active');
    const { errors } = await problemOf(record(contractId, receipt('ICBC\u200b-0077')), 400);
    expect(errors).toMatchObject([{ pointer: '/reference', code: 'unseen_character' }]);
  });

  it('of signs alone is compared as it stands', async () => {
    const contractId = await aContract(api, 'active');
    await accepted(record(contractId, receipt('--', '1.00')));
    await accepted(record(contractId, receipt('...', '1.00')));
    await problemOf(record(contractId, receipt('--', '1.00')), 409);
  });

  it('that comes for two contracts at the same time counts in one of them; the other is told in which', async () => {
    const contracts = [await aContract(api, 'active'), await aContract(api, 'active')];
    const references = ['BOC-1', 'BOC-2', 'BOC-3', 'BOC-4'];
    for (const reference of references) {
      const answers = await Promise.all(contracts.map((contractId) => record(contractId, receipt(reference))));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      const won = contracts[answers.findIndex(({ status }) => status === 200)] ?? '';
      const lost = answers.find(({ status }) => status === 409)?.body as Problem;
      expect(lost.code).toBe('DUPLICATE_RECEIPT');
      expect(lost.detail).toContain((await stateOf(api, won)).number);
    }
    const kept = await api.db.receipt.findMany({ where: { reference: { in: references } } });
    expect(kept.map(({ reference }) => reference).sort()).toEqual(references);
    const types = await Promise.all(contracts.map((contractId) => eventTypes(api, contractId)));
    expect(types.flat().filter((type) => type === 'ReceiptRecorded')).toHaveLength(references.length);
    for (const contractId of contracts) await expectOneTruth(api, contractId);
  });
});
