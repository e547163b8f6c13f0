import { external } from '../../documents/intake/faults';
import { syntaxWords } from '../../documents/text/syntax-words';
import { cut, shorten } from '../../domain/kernel/cut';

describe('The beginning of a text', () => {
  it.each([
    ['abc', 3, 'abc'],
    ['abcd', 3, 'abc'],
    ['', 0, ''],
    ['ab😀', 4, 'ab😀'],
    ['ab😀', 3, 'ab'],
    ['abe\u0301', 3, 'ab'],
    ['ab👩‍🔧', 6, 'ab'],
    ['第一条', 2, '第一'],
  ])('of %j, at most %d long, is %j', (text, most, kept) => {
    expect(cut(text, most)).toBe(kept);
  });

  it('says that there is more, where there is', () => {
    expect([shorten('abc', 3), shorten('abcd', 3), shorten('ab😀cd', 3)]).toEqual(['abc', 'abc…', 'ab…']);
  });

  it('takes no longer for a text that is longer', () => {
    expect(cut('é'.repeat(50_000_000), 10)).toBe('é'.repeat(10));
  });
});

describe('What somebody else has written and we quote is cut between letters', () => {
  it.each<[string, (text: string) => string, number]>([
    ['a piece of a text with variables', (text) => syntaxWords(`output "${text}" not closed`).en, 80],
    ['where a file leads to', (text) => external(text).sentence.en, 200],
  ])('%s', (_, tell, most) => {
    const begun = 'a'.repeat(most - 1);
    expect(tell(`${begun}bc`)).toContain(`${begun}b`);
    expect(tell(`${begun}bc`)).not.toContain(`${begun}bc`);
    expect(tell(`${begun}😀`)).toContain(begun);
    expect(tell(`${begun}😀`)).not.toMatch(/\p{Cs}|😀/u);
  });
});
