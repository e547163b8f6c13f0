import { readFileSync } from 'node:fs';
import path from 'node:path';
import { noticeKinds } from '../../domain/contract/notice-kinds';
import { everyNotice, noticesTable } from '../build/notices-table';

const notices = everyNotice();

describe('the table of notices', () => {
  it('is the one in the documents; if not, `npm run write:notices` writes it', () => {
    expect(readFileSync(path.join(__dirname, '../../docs/notices.md'), 'utf8')).toBe(noticesTable());
  });

  it.each(Object.entries(noticeKinds))('has the words of a %s, which goes to whom it says', (kind, { to }) => {
    const told = notices.filter((notice) => notice.kind === kind);
    expect(told).not.toEqual([]);
    const sides = new Set(told.map(({ side }) => side));
    expect([...sides].sort()).toEqual(
      ['customer', 'ours'].filter(
        (side) => (side === 'customer') === (to.en === 'customer') || to.en.includes(', customer'),
      ),
    );
  });
});
