import { LRUCache } from 'lru-cache';
import { digestOf } from '../store/digest';
import { type PageAnswer, type PageJob } from './draw-pages';
import { createPageThread } from './page-thread';

/** What is known of a file, by what was wanted of it: that it takes long, or longer than any may. */
type Known = 'slow' | { refused: string };

/** So many files are remembered, and so long: a machine that was busy may have been the reason. */
const remembered = { max: 10_000, ttl: 3_600_000 };

const isLate = (answer: PageAnswer): answer is { refused: string; isLate: true } =>
  'refused' in answer && answer.isLate === true;

const nameOf = ({ pdf, want }: PageJob) => `${digestOf(pdf)} ${typeof want === 'string' ? want : 'draw'}`;

/**
 * Two threads: one in which every file begins, and where it may take so many milliseconds; and one for those that take longer. So a file that
 * was made to take long holds the others up once, and shortly. What takes longer than any file may is refused at once from then on.
 */
export function createPageLanes(quickMs: number, limitMs: number): (job: PageJob) => Promise<PageAnswer> {
  const quick = createPageThread(quickMs);
  const slow = createPageThread(limitMs);
  const known = new LRUCache<string, Known>(remembered);

  return async (job) => {
    const name = nameOf(job);
    const refusal = () => {
      const told = known.get(name);
      return typeof told === 'object' ? told : null;
    };
    if (!known.has(name)) {
      // Several pages of one file may wait: the first tells how long they take.
      const answer = await quick(job, () => (known.has(name) ? { refused: '', isLate: true } : null));
      if (!isLate(answer)) return answer;
      if (!known.has(name)) known.set(name, 'slow');
    }
    const answer = refusal() ?? (await slow(job, refusal));
    if (!isLate(answer)) return answer;
    const { refused } = answer;
    known.set(name, { refused });
    return { refused };
  };
}
