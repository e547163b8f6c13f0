import { addDays, addMs, daysToMs, isDay, latestDayAnywhere, msBetween } from '../../domain/kernel/days';

describe('a day', () => {
  it.each([
    ['2030-01-31', true],
    ['2028-02-29', true],
    ['2030-02-29', false],
    ['2030-02-30', false],
    ['2030-04-31', false],
    ['2030-13-01', false],
    ['2030-00-01', false],
    ['2030-01-00', false],
    ['2030-1-1', false],
    ['20300101', false],
    ['2030-01', false],
    ['2030', false],
    ['2030-01-01T00:00:00Z', false],
    ['2030-01-01\n', false],
    ['', false],
  ])('exists or does not: "%s" %s', (text, is) => {
    expect(isDay(text)).toBe(is);
  });

  it.each([
    ['2030-01-31', 1, '2030-02-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2030-03-01', -1, '2030-02-28'],
    ['2030-12-31', 1, '2031-01-01'],
    ['2030-01-01', 0, '2030-01-01'],
    ['2030-01-01', 365, '2031-01-01'],
  ])('%s plus %i is %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected);
  });

  it('is the latest on the easternmost clocks, fourteen hours ahead', () => {
    expect(latestDayAnywhere('2030-01-01T09:59:59.999Z')).toBe('2030-01-01');
    expect(latestDayAnywhere('2030-01-01T10:00:00.000Z')).toBe('2030-01-02');
  });
});

describe('an instant', () => {
  it('moves by milliseconds, and days have all the same length', () => {
    expect(addMs('2030-01-01T00:00:00.000Z', 1)).toBe('2030-01-01T00:00:00.001Z');
    expect(addMs('2030-01-01T00:00:00.000Z', daysToMs(-2))).toBe('2029-12-30T00:00:00.000Z');
  });

  it('lies before or after another', () => {
    expect(msBetween('2030-01-01T00:00:00.000Z', '2030-01-01T00:00:01.000Z')).toBe(1000);
    expect(msBetween('2030-01-01T00:00:01.000Z', '2030-01-01T00:00:00.000Z')).toBe(-1000);
  });
});
