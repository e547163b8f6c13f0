import { accountLine } from '../../domain/company/account';
import { valueIn } from '../../domain/contract/fact-lines';
import { makeTerms } from '../../domain/drafting/terms';
import { accountFacts } from '../../domain/payment/receiving-account';
import { pumpTerms } from '../build/pump-contract';

const account = {
  ...{ bank: '示例银行上海分行', accountName: '华东示例设备有限公司', accountNumber: '6222 0000' },
};
const english = { bankEn: 'Example Bank', accountNameEn: 'East China Ltd.' };

/** Terms that name an account. */
function naming(value: string) {
  const label = { en: 'Account', 'zh-CN': '收款账户' };
  const field = { fieldId: 'bank-account', label, type: 'text', value, about: 'money' } as const;
  return makeTerms(pumpTerms(value === '' ? {} : { fields: [field] }));
}

const told = (value: string, known: object = english) =>
  accountFacts(naming(value), { ...account, ...known }).map((line) => valueIn(line, 'en'));

describe('the account that a customer pays to', () => {
  it('is named in English by its English names, and where there are none by what the bank has', () => {
    expect(told('')).toEqual(['East China Ltd.', 'Example Bank', '6222 0000']);
    expect(told('', {})).toEqual(['华东示例设备有限公司', '示例银行上海分行', '6222 0000']);
    expect(accountLine({ ...account, ...english }, 'en')).toBe('East China Ltd., Example Bank, account 6222 0000');
    expect(accountLine({ ...account, ...english }, 'zh-CN')).toBe(
      '户名：华东示例设备有限公司，开户行：示例银行上海分行，账号：6222 0000',
    );
  });

  it.each([
    ['in Chinese', accountLine(account, 'zh-CN')],
    ['in English', accountLine({ ...account, ...english }, 'en')],
    ['in English before its English names were known', accountLine(account, 'en')],
    ['in English when that of the bank alone was known', accountLine({ ...account, bankEn: 'Example Bank' }, 'en')],
  ])('is told line by line where the contract names it %s', (_how, named) => {
    expect(told(named)).toEqual(['East China Ltd.', 'Example Bank', '6222 0000']);
  });

  it('is what the contract names, where that is another one', () => {
    expect(told('Escrow account 9')).toEqual(['Escrow account 9']);
  });
});
