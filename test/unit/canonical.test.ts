import { canonical } from '../../domain/kernel/canonical';

describe('the one spelling of a content', () => {
  it('has its keys in order, at every depth, and lists as they are', () => {
    expect(canonical({ b: [{ d: 1, c: null }, 'x'], a: { f: true, e: [2, 1] } })).toBe(
      '{"a":{"e":[2,1],"f":true},"b":[{"c":null,"d":1},"x"]}',
    );
  });

  it.each([null, 'a', 1, true, [], {}])('is JSON where there is nothing to order: %j', (value) => {
    expect(canonical(value)).toBe(JSON.stringify(value));
  });
});
