import { line, text } from '../../domain/kernel/values';
import { readBody } from '../../domain/kernel/read-body';

const codesOf = (value: string, schema = line(200)) => {
  const read = readBody(schema, value);
  return 'data' in read ? [] : read.faults.map(({ code }) => code);
};

describe('a text that people rely on', () => {
  it.each([
    ['letters that only programs read', 'Pump\u{e0041}\u{e0042}', 'U+E0041', 5],
    ['a turn of the direction', '采购\u202e合同', 'U+202E', 3],
    ['an isolate', 'a\u2066b', 'U+2066', 2],
    ['a mark of direction beside no such script', 'IBAN\u200e 12', 'U+200E', 5],
    ['a space of no width', '苏\u200b州', 'U+200B', 2],
    ['a joiner between Latin letters', 'pay\u200dpal', 'U+200D', 4],
    ['a non-joiner between Chinese characters', '合\u200c同', 'U+200C', 2],
    ['a soft hyphen', 'a\u00adb', 'U+00AD', 2],
    ['a byte order mark', 'a\ufeffb', 'U+FEFF', 2],
    ['a word joiner', 'a\u2060b', 'U+2060', 2],
    ['a Hangul filler', 'a\u3164b', 'U+3164', 2],
    ['a variation of what has none', 'a\ufe01b', 'U+FE01', 2],
    ['a second variation', '葛\u{e0100}\u{e0101}', 'U+E0101', 3],
    ['a message behind an emoji', '😀\u{e0101}\u{e0102}', 'U+E0101', 2],
    ['a flag that is none', '🏴\u{e0068}\u{e0069}\u{e007f}', 'U+E0068', 2],
    ['a joiner at the end of an emoji', '👩\u200d', 'U+200D', 2],
  ])('is refused with %s: the place and the code point are told', (_what, value, codePoint, at) => {
    for (const schema of [line(200), text(200)]) {
      const read = readBody(schema, `${value}x`);
      const faults = 'data' in read ? [] : read.faults;
      expect(faults).toHaveLength(1);
      expect(faults[0]).toMatchObject({ code: 'unseen_character' });
      expect(faults[0]?.message.en).toContain(`Character ${at} is one that nobody sees (${codePoint})`);
      expect(faults[0]?.message['zh-CN']).toContain(`第 ${at} 个字符为不可见字符（${codePoint}）`);
    }
  });

  it.each([
    ['Persian with its non-joiner', 'می\u200cخواهم'],
    ['Hindi with its joiner', 'क्\u200dष'],
    ['Sinhala', 'ශ්\u200dරී'],
    ['a mark of direction in Arabic', 'رقم 12/3\u200f'],
    ['a family', '👨‍👩‍👧‍👦'],
    ['a profession with a skin', '👩🏽‍🔧'],
    ['a heart in colour', '❤️'],
    ['a keycap', '1️⃣'],
    ['the flag of Wales', '🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}'],
    ['a flag of a country', '🇨🇳'],
    ['a variant of a character', '葛\u{e0100}城'],
    ['characters outside of the first plane', '𠮷野家'],
  ])('is taken as it stands with %s', (_what, value) => {
    const read = readBody(line(200), value);
    expect(read).toEqual({ data: value });
  });

  it('is refused at its own place behind what is legitimate', () => {
    const read = readBody(line(200), '👩‍🔧\u200bx');
    expect('faults' in read && read.faults[0]?.message.en).toContain('Character 4 is');
  });

  it('that shows nothing at all is told so, and half a pair is refused', () => {
    expect(codesOf('\u200b')).toEqual(['invisible']);
    expect(codesOf('a\ud800b')).toEqual(['unseen_character']);
  });
});
