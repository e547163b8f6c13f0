import { howToWrite, readAmount, refuseAmount } from '../../api/links/read-amount';

describe('a typed amount', () => {
  it.each([
    ['5000', 'EUR', '5000'],
    ['€5,000.50', 'EUR', '5000.50'],
    ['￥5000', 'CNY', '5000'],
    ['¥5000', 'JPY', '5000'],
    ['$1,000', 'SGD', '1000'],
    ['￡7', 'GBP', '7'],
    ['￦7', 'KRW', '7'],
    ['1,234.500', 'EUR', '1234.500'],
    ['1234.500', 'EUR', '1234.500'],
    ['0.500', 'EUR', '0.500'],
    ['1.25', 'EUR', '1.25'],
  ])('%s of a contract in %s is %s', (typed, currency, figures) => {
    expect(refuseAmount(typed, { currency })).toBeNull();
    expect(readAmount(typed)).toBe(figures);
  });

  it.each([
    ['¥5000', 'EUR'],
    ['$5000', 'CNY'],
    ['＄5000', 'EUR'],
    ['€1', 'GBP'],
  ])('%s is refused where the contract is in %s', (typed, currency) => {
    const refusal = refuseAmount(typed, { currency });
    const sign = typed.normalize('NFKC').charAt(0);
    expect(refusal?.en).toContain(`The amount is in ${currency}, and “${sign}” is the sign of another currency.`);
    expect(refusal?.['zh-CN']).toContain(`金额应当以 ${currency} 计，而“${sign}”是其他币种的符号。`);
  });

  it.each([
    ['1.000', '1000', '1.00'],
    ['１．０００', '1000', '1.00'],
    ['€12.340', '12340', '12.34'],
    ['999.125', '999125', '999.1250'],
  ])('%s is refused, as it may mean %s or %s', (typed, thousands, decimals) => {
    const refusal = refuseAmount(typed, { currency: 'EUR' });
    expect(refusal?.en).toContain(`can be read in two ways: write ${thousands} or ${decimals}.`);
    for (const other of [thousands, decimals]) expect(refuseAmount(other, { currency: 'EUR' })).toBeNull();
  });

  it('is taken as the form shows it, though it could be read in two ways', () => {
    expect(refuseAmount('1.125', { currency: 'CNY', value: '1.125' })).toBeNull();
    expect(refuseAmount('1.125', { currency: 'CNY', value: '1.12' })).not.toBeNull();
  });

  it('has no currency sign where it is a quantity', () => {
    expect(refuseAmount('¥5', {})).toBe(howToWrite);
    expect(refuseAmount('5', {})).toBeNull();
  });
});
