import { list } from '../../api/links/facts';
import { factLine } from '../../domain/contract/fact-lines';

describe('what changes, on a link page', () => {
  const shown = (value: string) => list([factLine('Due on', '日期', value)], 'en').markup.replace(/\s+/g, ' ');

  it('stands there as it was and, in bold, as it will be', () => {
    expect(shown('2027-01-01 → 2027-02-01')).toMatch(/<dd>.*2027-01-01.* → <b>.*2027-02-01.*<\/b><\/dd>/);
  });

  it('is nothing in bold where nothing changes, or an arrow is part of what somebody wrote', () => {
    for (const value of ['2027-01-01', 'A → B → C']) expect(shown(value)).not.toContain('<b>');
  });
});
