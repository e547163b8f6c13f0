import { isSameCustomer } from '../../domain/customers/same-customer';
import { type Party } from '../../domain/kernel/people';

const contact = (name: string, email = `${name}@a.example`) => ({ name, email, language: 'en' as const });
const company: Party = {
  ...{ name: 'Alpha Pumps Ltd.', registrationNumber: '9132-0500 MA1K', address: null, country: 'CN' },
  contact: contact('ann'),
};
const person: Party = {
  name: '李伟',
  registrationNumber: null,
  address: null,
  contact: contact('李伟', 'li@a.example'),
};

describe('the customer of another revision is the same', () => {
  it.each<[string, boolean, Party, Partial<Party>]>([
    ['with another contact', true, company, { contact: contact('bob', 'bob@elsewhere.example') }],
    ['with another name and the same number', true, company, { name: 'Alpha Group' }],
    ['with the number written in another way', true, company, { registrationNumber: '91320500ｍa1k' }],
    ['once its number is entered, by its name', true, company, { registrationNumber: null, name: 'ALPHA PUMPS LTD' }],
    ['once its country is entered', true, person, { country: 'CN' }],
    ['with the same name and another number', false, company, { registrationNumber: 'HRB 1' }],
    ['with the same number in another country', false, company, { country: 'DE' }],
    ['with another name and no number', false, company, { registrationNumber: null, name: 'Beta Ltd' }],
    ['an individual, with the same mail address', true, person, { address: 'Suzhou' }],
    ['an individual of the same name with another mail address', false, person, { contact: contact('李伟') }],
  ])('%s: %s', (_what, isSame, party, changes) => {
    expect(isSameCustomer(party, { ...party, ...changes })).toBe(isSame);
    expect(isSameCustomer({ ...party, ...changes }, party)).toBe(isSame);
  });
});
