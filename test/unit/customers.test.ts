import { type z } from 'zod';
import { refuse } from '../../domain/contract/refusals';
import { detailChanges, details, statusBody } from '../../domain/customers/bodies';
import { type CustomerCommand, customerRules } from '../../domain/customers/commands';
import { type CustomerEvent } from '../../domain/customers/events';
import { evolveCustomer, foldCustomer } from '../../domain/customers/evolve';
import { customerRefusals } from '../../domain/customers/refusals';
import { matchKey } from '../../domain/kernel/match-key';
import { customerTable } from '../../domain/customers/rows';
import { type Customer, type DetailChanges } from '../../domain/customers/state';
import { CorruptHistoryError, UnknownEventError } from '../../domain/kernel/stream';
import { aContact, aCustomer, add, customerId, decideFor, eventsOf, refusalOf, someDetails } from '../build/a-customer';
import { NOW } from '../build/ask-contract';

const change = (changes: DetailChanges, seenSeq?: number): CustomerCommand => ({
  ...{ type: 'changeCustomer', changes },
  ...(seenSeq === undefined ? {} : { seenSeq }),
});
const set = (status: Customer['status'], reason: string | null = null): CustomerCommand => {
  return { type: 'setCustomerStatus', status, reason };
};
const yuan = (amount: string) => ({ amount, currency: 'CNY' });

describe('names and numbers of customers', () => {
  it.each([
    ['91120000MA1K000023', '91120000-MA1K000023'],
    ['91120000MA1K000023', '９１１２００００ＭＡ１Ｋ００００２３'],
    ['91120000MA1K000023', '91120000\u200bma1k 000023'],
    ['91120000MA1K000023', '91120000МА1К000023'], // Cyrillic letters
    ['KvK 12345678', 'kvk12345678'],
    ['北方示例贸易有限公司', '北方 示例贸易有限公司'],
  ])('%s is known as %s, too', (one, other) => {
    expect(matchKey(other)).toBe(matchKey(one));
  });

  it('are apart where a letter or figure is another', () => {
    expect(matchKey('91120000MA1K000023')).not.toBe(matchKey('91120000MA1K000032'));
    expect(matchKey('北方示例')).not.toBe(matchKey('南方示例'));
  });
});

describe('a customer of the directory', () => {
  it('is added as it was told, in normal standing', () => {
    expect(aCustomer()).toEqual({
      ...{ customerId, seq: 1, createdAt: NOW, updatedAt: NOW, ...someDetails(), status: 'normal', reason: null },
    });
  });

  it('keeps its credit limit in the places of its currency', () => {
    expect(aCustomer([add(someDetails({ creditLimit: yuan('500000') }))]).creditLimit).toEqual(yuan('500000.00'));
  });

  it('gets other data, and the event names the changed fields alone', () => {
    const changes = { name: '苏州示例新材料有限公司', address: someDetails().address ?? '', nameEn: 'Suzhou' };
    expect(decideFor(aCustomer(), change(changes))).toEqual([
      { type: 'CustomerChanged', changes: { name: '苏州示例新材料有限公司', nameEn: 'Suzhou' } },
    ]);
    expect(aCustomer([add(), change(changes)])).toMatchObject({ seq: 2, name: changes.name, nameEn: 'Suzhou' });
  });

  it('loses what a null takes away, and nothing else', () => {
    const { address: _, ...rest } = someDetails();
    const customer = aCustomer([add(), change({ address: null, bankAccount: null })]);
    expect(customer).toEqual({
      ...{ customerId, seq: 2, createdAt: NOW, updatedAt: NOW, ...rest, status: 'normal', reason: null },
    });
  });

  it('is watched, blocked and neither again, each with the reason', () => {
    const story = [add(), set('watched'), set('blocked', 'Owes for two years'), set('normal', 'Has paid')];
    const states = story.map((_, index) => aCustomer(story.slice(0, index + 1)));
    expect(states.map(({ status, reason }) => [status, reason])).toEqual([
      ...[['normal', null] as const, ['watched', null] as const],
      ...[['blocked', 'Owes for two years'] as const, ['normal', 'Has paid'] as const],
    ]);
  });

  it('is a row of the directory, with its credit beside it', () => {
    const customer = aCustomer([add(someDetails({ creditLimit: yuan('10.00'), nameEn: 'Suzhou' }))]);
    expect(customerTable.rows(customer)).toMatchObject([
      {
        ...{ customerId, seq: 1, name: customer.name, nameEn: 'Suzhou', country: 'CN', status: 'normal', reason: null },
        ...{ registrationNumber: '91320500MA1K000004', creditAmount: '10.00', creditCurrency: 'CNY', state: customer },
      },
    ]);
    const { registrationNumber: _, ...unnumbered } = someDetails();
    expect(customerTable.rows(aCustomer([add(unnumbered)]))).toMatchObject([
      { registrationNumber: null, nameEn: null, creditAmount: null, creditCurrency: null },
    ]);
  });
});

const link = { kind: 'link', id: 'l', name: 'Anna', side: 'customer' } as const;

describe('a refusal', () => {
  const cases: Record<string, [() => ReturnType<typeof refusalOf>, string, string]> = {
    CUSTOMER_NOT_FOUND: [() => refusalOf(null, set('watched')), 'There is no such customer.', '没有该客户。'],
    CUSTOMER_EXISTS: [
      () => refusalOf(aCustomer(), add()),
      '苏州示例化工有限公司 is in the directory already.',
      '客户苏州示例化工有限公司已在客户库中。',
    ],
    // The directory alone knows; see the API's own tests.
    DUPLICATE_CUSTOMER: [
      () => refuse('DUPLICATE_CUSTOMER', 'HRB 1', 'Ann Ltd'),
      'The registration number HRB 1 belongs to Ann Ltd, who is in the directory already.',
      '登记号码 HRB 1 属于客户库中已有的客户 Ann Ltd。',
    ],
    INVALID_CUSTOMER: [
      () => refusalOf(null, add(someDetails({ contacts: [aContact('a'), aContact('a')] }))),
      'The data of the customer have errors: /contacts/1/contactId: Two contacts have the same id. /contacts/1/email: Two contacts have the same address.',
      '客户资料有误：/contacts/1/contactId: 两个联系人的编号相同。 /contacts/1/email: 两个联系人的邮箱相同。',
    ],
    STALE_CUSTOMER: [
      () => refusalOf(aCustomer([add(), set('watched')]), change({ name: 'Other' }, 1)),
      '苏州示例化工有限公司 has been changed in the directory meanwhile; look at it again before you change it.',
      '客户苏州示例化工有限公司的资料已被他人修改，请查看最新内容后再修改。',
    ],
    REASON_NEEDED: [
      () => refusalOf(aCustomer(), set('blocked')),
      'Say why 苏州示例化工有限公司 is blocked.',
      '请说明冻结客户苏州示例化工有限公司的原因。',
    ],
    NOTHING_CHANGED: [
      () => refusalOf(aCustomer(), change({ name: someDetails().name, bankAccount: null })),
      'This changes nothing.',
      '没有任何改动。',
    ],
    NOT_ALLOWED: [
      () => refusalOf(aCustomer(), set('watched'), link),
      'Anna has no permission for setting the status of a customer.',
      'Anna 无权变更客户状态。',
    ],
  };

  it.each(Object.entries(cases))('%s says why, in both languages', (code, [given, sentence, sentenceZh]) => {
    expect(given()).toEqual({ refused: true, code, sentence, sentenceZh });
  });

  it('of the directory has a case here, whatever its code', () => {
    expect(Object.keys(cases)).toEqual(expect.arrayContaining(Object.keys(customerRefusals)));
  });

  it.each<[string, CustomerCommand[], CustomerCommand]>([
    ['of no field', [], change({})],
    ['of the status it has, for the same reason', [set('watched', 'Slow')], set('watched', 'Slow')],
    [
      'of a limit that is written otherwise',
      [change({ creditLimit: yuan('5.00') })],
      change({ creditLimit: yuan('5') }),
    ],
    ['of a field that is missing anyway', [], change({ invoiceData: null })],
  ])('NOTHING_CHANGED is said of a change %s', (_what, before, command) => {
    expect(refusalOf(aCustomer([add(), ...before]), command).code).toBe('NOTHING_CHANGED');
  });

  it.each(['watched', 'normal'] as const)('is not given to who says no reason for %s', (status) => {
    expect(decideFor(aCustomer([add(), set('blocked', 'Owes')]), set(status))).toHaveLength(1);
  });

  it('of a mistyped number is given for China alone, and where the country makes it wrong', () => {
    const number = { registrationNumber: '91320500MA1K000005' };
    expect(refusalOf(null, add(someDetails(number)))).toMatchObject({
      code: 'INVALID_CUSTOMER',
      sentenceZh: expect.stringContaining('校验码') as string,
    });
    const abroad = aCustomer([add(someDetails({ ...number, country: 'DE' }))]);
    expect(refusalOf(abroad, change({ country: 'CN' })).code).toBe('INVALID_CUSTOMER');
    expect(decideFor(abroad, change({ country: 'CN', registrationNumber: null }))).toHaveLength(1);
  });

  it('of what was seen before is given to the event', () => {
    const customer = aCustomer([add(), set('watched')]);
    expect(refusalOf(customer, change({ name: 'Other' }, 1)).code).toBe('STALE_CUSTOMER');
    expect(decideFor(customer, change({ name: 'Other' }, 2))).toHaveLength(1);
  });
});

describe('whoever asks', () => {
  it.each(Object.entries(customerRules))('%s is for our own people and systems', (type, { access, words }) => {
    expect(access.links).toEqual([]);
    expect(words['zh-CN']).toMatch(/^\p{Script=Han}+$/u);
    const commands = {
      addCustomer: add(),
      changeCustomer: change({ name: 'Other' }),
      setCustomerStatus: set('watched'),
    };
    const asked = commands[type as keyof typeof commands];
    const before = type === 'addCustomer' ? null : aCustomer();
    expect(refusalOf(before, asked, link).code).toBe('NOT_ALLOWED');
    for (const kind of ['user', 'service', 'operator'] as const)
      expect(decideFor(before, asked, { kind, id: 'x', name: 'X' })).toHaveLength(1);
  });
});

describe('a trail of a customer', () => {
  const [added] = eventsOf(null, add());
  const later = eventsOf(aCustomer(), set('watched'));

  it('that the rules could not have made is told', () => {
    expect(() => foldCustomer(later)).toThrow(CorruptHistoryError);
    expect(() => foldCustomer(added ? [added, { ...added, seq: 2 }] : [])).toThrow(CorruptHistoryError);
  });

  it('of a newer version of the program is told', () => {
    const unknown = { ...later[0], type: 'CustomerMerged' } as unknown as CustomerEvent;
    expect(() => evolveCustomer(aCustomer(), unknown)).toThrow(UnknownEventError);
    expect(() => evolveCustomer(null, unknown)).toThrow(UnknownEventError);
  });
});

describe('the body of a request', () => {
  const faultsIn = (schema: z.ZodType, body: object) =>
    schema.safeParse(body).error?.issues.map(({ path }) => path.join('/')) ?? [];

  it.each<[string, object, string[]]>([
    ['is whole', {}, []],
    ['without a contact', { contacts: [] }, ['contacts']],
    ['with a hundred contacts', { contacts: Array.from({ length: 100 }, (_, n) => aContact(`c-${n}`)) }, []],
    ['with one more', { contacts: Array.from({ length: 101 }, (_, n) => aContact(`c-${n}`)) }, ['contacts']],
    ['with a matter that nobody knows', { contacts: [{ ...aContact('a'), matters: ['x'] }] }, ['contacts/0/matters/0']],
    ['with a country in small letters', { country: 'cn' }, ['country']],
    ['with a limit below zero', { creditLimit: yuan('-1') }, ['creditLimit/amount']],
    ['with a null where a customer is added', { address: null }, ['address']],
  ])('that adds %s', (_what, changes, faults) => {
    expect(faultsIn(details, { ...someDetails(), ...changes })).toEqual(faults);
  });

  it('that changes takes away what may be missing, and nothing else', () => {
    const all = Object.keys(detailChanges.shape);
    const nulls = Object.fromEntries(all.map((field) => [field, null]));
    expect(faultsIn(detailChanges, nulls)).toEqual(['name', 'country', 'contacts']);
    expect(faultsIn(detailChanges, { status: 'blocked' })).toEqual(['']);
  });

  it('that sets a status may leave the reason out', () => {
    expect(statusBody.parse({ status: 'watched' })).toEqual({ status: 'watched', reason: null });
    expect(faultsIn(statusBody, { status: 'gone' })).toEqual(['status']);
  });
});
