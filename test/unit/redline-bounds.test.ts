import { redline, type Segment } from '../../documents/redline/words';
import { aLongText } from '../build/a-long-text';

const without = (op: Segment['op'], segments: Segment[]) =>
  segments.flatMap((segment) => (segment.op === op ? [] : [segment.text])).join('');

describe('a redline of texts of 200 000 characters', () => {
  // Without bounds these take minutes, and Jest gives up.
  jest.setTimeout(60_000);
  const size = 200_000;
  const longText = (seed: number, end: string) => aLongText(size, seed, end);
  const changesOf = (before: string, after: string) => {
    const segments = redline(before, after);
    expect(without('insert', segments) === before && without('delete', segments) === after).toBe(true);
    return segments;
  };

  it.each<[string, string, string]>([
    ['in paragraphs', longText(1, '。\n'), longText(2, '。\n')],
    ['in one paragraph', longText(1, '。'), longText(2, '。')],
    ['of blank lines', '\n'.repeat(size / 2), '\r\n'.repeat(size / 4)],
    ['of digits and hyphens', '1-'.repeat(size / 2), '-1'.repeat(size / 2)],
    ['of digits and letters', `${'1'.repeat(size)}x`, `${'1.'.repeat(size / 2)}x`],
    ['of numerals', '第三'.repeat(size / 2), '壹零'.repeat(size / 2)],
    ['without a mark', '合同'.repeat(size / 2), '同合'.repeat(size / 2)],
  ])('that have little in common ends soon %s', (_, before, after) => {
    changesOf(before, after);
  });

  it('is by words where a few changed', () => {
    const before = longText(1, '。\n');
    const after = before.replace('。\n', '。\n本条不可撤销。');
    expect(changesOf(before, after).filter(({ op }) => op !== 'equal')).toHaveLength(1);
  });

  it('is by words within the paragraphs that changed where many did', () => {
    const before = longText(1, '。\n');
    const after = before
      .split('\n')
      .map((line, index) => (index % 3 === 0 ? `${line.slice(0, 20)}1${line.slice(20)}2` : line))
      .join('\n');
    const segments = changesOf(before, after);
    expect(segments.length).toBeGreaterThan(2000);
    expect(segments.every(({ op, text: of }) => op === 'equal' || of.length < 200)).toBe(true);
  });
});
