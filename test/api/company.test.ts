import { aCreation, termsOf } from './a-contract';
import { accepted, type Api, get, pointersOf, post, problemOf, read, startApi } from './harness';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const change = (body: object) => post(api, '/v1/company/change', body);
const company = async () => (await read(get(api, '/v1/company'))) as Record<string, unknown>;

describe('The company', () => {
  it('is shown with the version and who laid it down', async () => {
    expect(await company()).toMatchObject({
      name: '华东示例设备有限公司',
      codes: { company: 'HD' },
      version: 1,
      changedBy: { kind: 'operator', id: 'demo', name: 'demo' },
    });
  });

  it('is changed field by field; what is left out stays, and null takes a field away', async () => {
    const before = await company();
    const changed = (await read(change({ address: '上海市示例路 2 号', legalRepresentative: null }))) as object;
    expect(changed).toMatchObject({
      name: before['name'],
      address: '上海市示例路 2 号',
      version: 2,
      changedBy: { kind: 'service', id: 'tests', name: 'tests' },
    });
    expect(changed).not.toHaveProperty('legalRepresentative');
    await read(change({ legalRepresentative: '吴敏' }));
  });

  it('is not overwritten by somebody who has not seen the last change', async () => {
    const { version } = await company();
    await read(change({ seenVersion: version, address: '上海市示例路 3 号' }));
    const stale = await problemOf(change({ seenVersion: version, address: '上海市示例路 4 号' }), 409);
    expect(stale.code).toBe('STALE_COMPANY');
    expect(await company()).toMatchObject({ address: '上海市示例路 3 号' });
  });

  it('keeps every one of the changes that are made at once by callers who name no version', async () => {
    const { version } = await company();
    const changes = [{ address: '上海市甲路' }, { legalRepresentative: '吴敏敏' }, { nameEn: 'East China Ltd.' }];
    await Promise.all(changes.map((body) => change(body).expect(200)));
    expect(await company()).toMatchObject(Object.assign({ version: Number(version) + 3 }, ...changes));
    await read(change({ nameEn: null, legalRepresentative: '吴敏' }));
  });

  it('has no new version of a change that changes nothing', async () => {
    const before = await company();
    expect(await read(change({}))).toEqual(before);
    expect(await read(change({ address: before['address'] }))).toEqual(before);
  });

  it.each([
    [{ registrationNumber: '91310000MA1K000007' }, '/registrationNumber'],
    [{ name: null }, '/name'],
    [{ codes: { company: 'H D', departments: {} } }, '/codes/company'],
    [{ policy: { executiveThreshold: { amount: '0', currency: 'CNY' } } }, '/policy/executiveThreshold'],
    [{ bankAccount: { bank: 'B' } }, '/bankAccount'],
    [{ nickname: 'HD' }, '/nickname'],
  ])('is refused %j', async (body, pointer) => {
    const refused = await problemOf(change(body), 400);
    expect(pointersOf(refused)).toContain(pointer);
  });

  it('stands in contracts as it was when they were made: name by language, account, executive threshold', async () => {
    const account = { bank: '示例银行', bankEn: 'Example Bank', accountName: '华东示例', accountNumber: '6222 0000' };
    await read(change({ bankAccount: account, nameEn: 'East China Ltd.' }));
    const english = await accepted(post(api, '/v1/contracts', aCreation({ language: 'en' })), 201);
    const chinese = await accepted(post(api, '/v1/contracts', aCreation()), 201);
    await read(change({ bankAccount: null, nameEn: null }));
    const inEnglish = await termsOf(api, english.contractId);
    expect(inEnglish.parties.ours.name).toBe('East China Ltd.');
    expect(inEnglish.fields).toContainEqual(
      expect.objectContaining({ fieldId: 'bank-account', value: '华东示例, Example Bank, account 6222 0000' }),
    );
    const inChinese = await termsOf(api, chinese.contractId);
    expect(inChinese.parties.ours.name).toBe('华东示例设备有限公司');
    expect(inChinese.fields).toContainEqual(
      expect.objectContaining({ fieldId: 'bank-account', value: '户名：华东示例，开户行：示例银行，账号：6222 0000' }),
    );
  });

  it('names an account in its own name by its English name, in contracts in English', async () => {
    const account = { bank: '示例银行', accountName: '华东示例设备有限公司', accountNumber: '6222 0000' };
    await read(change({ bankAccount: account, nameEn: 'East China Ltd.' }));
    const { contractId } = await accepted(post(api, '/v1/contracts', aCreation({ language: 'en' })), 201);
    await read(change({ bankAccount: null, nameEn: null }));
    expect((await termsOf(api, contractId)).fields).toContainEqual(
      expect.objectContaining({ fieldId: 'bank-account', value: 'East China Ltd., 示例银行, account 6222 0000' }),
    );
  });

  it('yields to an account that is typed for the one contract', async () => {
    await read(change({ bankAccount: { bank: '示例银行', accountName: '华东示例', accountNumber: '1' } }));
    const typed = aCreation({ fields: { 'bank-account': '监管账户 9' } });
    const { contractId } = await accepted(post(api, '/v1/contracts', typed), 201);
    expect((await termsOf(api, contractId)).fields).toContainEqual(
      expect.objectContaining({ fieldId: 'bank-account', value: '监管账户 9' }),
    );
  });
});
