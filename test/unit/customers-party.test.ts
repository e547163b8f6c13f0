import { checkTypedParty, partyOf } from '../../domain/customers/party';
import { type CustomerStanding, exceedsCredit } from '../../domain/customers/standing';
import { type Details } from '../../domain/customers/state';
import { type Party } from '../../domain/kernel/people';
import { aContact, someDetails } from '../build/a-customer';
import { expectSentence } from '../build/expect-sentence';

const signer = { name: 'signer', email: 'signer@suzhou.example', language: 'en' } as const;
const nothing = { registrationNumber: null, address: null };
const typed = (changes: Partial<Party> = {}): Party => ({
  ...{ name: '苏州示例化工有限公司', ...nothing, contact: { ...signer, language: 'zh-CN' } },
  ...changes,
});

describe('the party of a contract with a customer of the directory', () => {
  it('is what the directory says, with the contact for signing', () => {
    expect(partyOf(someDetails(), null)).toEqual({
      ...{ name: '苏州示例化工有限公司', registrationNumber: '91320500MA1K000004', country: 'CN' },
      ...{ address: '苏州市示例路 8 号', legalRepresentative: '高山', contact: signer },
    });
  });

  it('has null for what the directory does not know', () => {
    const bare: Details = { name: 'Ann Ltd', country: 'GB', contacts: [aContact('ann')] };
    const contact = { name: 'ann', email: 'ann@suzhou.example', language: 'en' };
    expect(partyOf(bare, null)).toEqual({ name: 'Ann Ltd', country: 'GB', ...nothing, contact });
  });

  it.each<[string, Details['contacts'], string]>([
    ['the first for signing', [aContact('a'), aContact('b', ['signing']), aContact('c', ['signing'])], 'b'],
    ['the first of all, where none is for signing', [aContact('a', ['acceptance']), aContact('b')], 'a'],
  ])('has a contact: %s', (_what, contacts, name) => {
    expect(partyOf(someDetails({ contacts }), null).contact.name).toBe(name);
  });

  it('has the contact that was chosen among those for signing, and the agent that was named', () => {
    const contacts = [aContact('a', ['signing']), aContact('b', ['signing'], { language: 'zh-CN' })];
    const agent = { name: 'Agent', title: null, authorityFrom: null, authorityUntil: '2030-12-31' };
    const chosen = typed({ contact: { name: 'b', email: 'B@suzhou.example', language: 'en' }, agent });
    expect(checkTypedParty(someDetails({ contacts }), chosen)).toEqual([]);
    expect(partyOf(someDetails({ contacts }), chosen)).toMatchObject({
      ...{ contact: { name: 'b', email: 'b@suzhou.example', language: 'zh-CN' }, agent },
    });
  });
});

describe('a party that was typed beside the customer', () => {
  it('agrees where it says the same, or nothing', () => {
    expect(checkTypedParty(someDetails(), typed())).toEqual([]);
    expect(checkTypedParty(someDetails(), partyOf(someDetails(), null))).toEqual([]);
  });

  it.each<[string, Partial<Party>, string, string]>([
    ['another name', { name: 'Other' }, '/name', 'not_as_in_directory'],
    ['another number', { registrationNumber: '91320000MA1K00000A' }, '/registrationNumber', 'not_as_in_directory'],
    ['another address', { address: '南京' }, '/address', 'not_as_in_directory'],
    ['another country', { country: 'DE' }, '/country', 'not_as_in_directory'],
    ['another representative', { legalRepresentative: 'X' }, '/legalRepresentative', 'not_as_in_directory'],
    ['a contact nobody knows', { contact: { ...signer, email: 'x@x.example' } }, '/contact/email', 'not_authorised'],
    [
      'a contact for other matters',
      { contact: { ...signer, email: 'buyer@suzhou.example' } },
      '/contact/email',
      'not_authorised',
    ],
    ['a contact by another name', { contact: { ...signer, name: 'X' } }, '/contact/name', 'not_as_in_directory'],
  ])('is told %s, with the place', (_what, changes, pointer, code) => {
    const problems = checkTypedParty(someDetails(), typed(changes));
    expect(problems).toMatchObject([{ pointer, code }]);
    for (const { message } of problems) {
      expect(message.en).toMatch(/\.$/);
      expect(message['zh-CN']).toMatch(/\p{Script=Han}.*。$/u);
    }
  });

  it('cannot add what the directory does not have', () => {
    const { address: _, ...bare } = someDetails();
    const [problem] = checkTypedParty(bare, typed({ address: '南京' }));
    expect(problem).toMatchObject({ pointer: '/address', code: 'not_as_in_directory' });
    if (problem) expectSentence(problem.message);
  });
});

describe('the credit of a customer', () => {
  const yuan = (amount: string) => ({ amount, currency: 'CNY' });
  const standing = (changes: Partial<CustomerStanding> = {}): CustomerStanding => ({
    ...{ customerId: 'k', name: 'K', status: 'normal', reason: null },
    ...{ creditLimit: yuan('100.00'), committed: yuan('60.00') },
    ...changes,
  });

  it.each<[string, CustomerStanding | null, string, boolean]>([
    ['is kept at the limit', standing(), '40.00', false],
    ['is exceeded a fen above', standing(), '40.01', true],
    ['is exceeded by what is committed already', standing({ committed: yuan('100.01') }), '0.00', true],
    ['of zero is exceeded by anything', standing({ creditLimit: yuan('0.00'), committed: yuan('0.00') }), '0.01', true],
    ['is not known where no limit is set', standing({ creditLimit: null, committed: null }), '1000.00', false],
    ['is not known outside the directory', null, '1000.00', false],
  ])('%s', (_what, customer, gross, expected) => {
    expect(exceedsCredit(customer, yuan(gross))).toBe(expected);
  });

  it('in another currency says nothing', () => {
    expect(exceedsCredit(standing(), { amount: '1000.00', currency: 'USD' })).toBe(false);
  });
});
