import { LRUCache } from 'lru-cache';
import { digestOf } from '../store/digest';
import { type PageAnswer, type PageJob } from './draw-pages';
import { createPageThread } from './page-thread';

/** What is known about a file and a kind of job: that it is slow, or that it exceeds the time limit. */
type Known = 'slow' | { refused: string };

/** How many files are remembered, and how long. They expire, because a busy machine may have been the cause. */
const remembered = { max: 10_000, ttl: 3_600_000 };

const isLate = (answer: PageAnswer): answer is { refused: string; isLate: true } =>
  'refused' in answer && answer.isLate === true;

const nameOf = (digest: string, { want }: PageJob) => `${digest} ${typeof want === 'string' ? want : 'draw'}`;

/**
 * Two queues with a thread each: every file starts in the quick one, with a short time limit, and moves to the slow one if it exceeds that.
 * So a malicious slow file delays others only once and briefly. A file that exceeds the final time limit is refused at once from then on.
 */
export function createPageQueues(
  quickMs: number,
  limitMs: number,
): (job: PageJob, digest?: string) => Promise<PageAnswer> {
  const quick = createPageThread(quickMs);
  const slow = createPageThread(limitMs);
  const known = new LRUCache<string, Known>(remembered);

  return async (job, digest = digestOf(job.pdf)) => {
    const name = nameOf(digest, job);
    const refusal = () => {
      const told = known.get(name);
      return typeof told === 'object' ? told : null;
    };
    if (!known.has(name)) {
      // Several pages of one file may be queued; the first one shows how long they take.
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
