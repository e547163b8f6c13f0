import { z } from 'zod';
import { access } from '../../domain/kernel/access';
import { type Actor } from '../../domain/kernel/people';
import { instantText } from '../../domain/kernel/values';
import { actor, words } from '../contracts/views';
import { cursor, limit, nextCursor, readCursor, writeCursor } from '../http/paging';
import { problem } from '../http/problem';
import { type Route, route } from '../http/route';
import { type Services } from '../services';

const refusedCommand = z
  .object({ command: z.string(), code: z.string(), sentence: words, actor, refusedAt: instantText })
  .meta({ id: 'RefusedCommand' });

const earlierThan = ({ createdAt, id }: { createdAt: Date; id: string }) => [
  { refusedAt: { lt: createdAt } },
  { refusedAt: createdAt, refusedCommandId: { lt: id } },
];

/** Lists the answers that were refused and the commands of people without the right to give them. */
export function refusedCommandsRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('audit.read'),
    method: 'get',
    path: '/v1/contracts/{contractId}/refused-commands',
    operationId: 'listRefusedCommands',
    tag: 'Contracts',
    summary: 'Refused answers, and commands of people without the right to give them, newest first',
    description:
      'Each entry has the code and the sentence of the refusal, so that you can find out why a vote did not count.',
    query: z.strictObject({ limit, cursor }),
    answer: {
      status: 200,
      description: 'A page of refused commands',
      schema: z.object({ items: z.array(refusedCommand), nextCursor }),
    },
    problems: ['CONTRACT_NOT_FOUND'],
    handle: async ({ response, contractId, query }) => {
      if ((await db.contract.count({ where: { contractId } })) === 0) throw problem('CONTRACT_NOT_FOUND');
      const after = query.cursor === undefined ? null : readCursor(query.cursor);
      const rows = await db.refusedCommand.findMany({
        where: { contractId, ...(after ? { OR: earlierThan(after) } : {}) },
        orderBy: [{ refusedAt: 'desc' }, { refusedCommandId: 'desc' }],
        take: query.limit + 1,
      });
      const page = rows.slice(0, query.limit);
      const last = page.at(-1);
      const items = page.map(({ command, code, sentence, sentenceZh, actor: by, refusedAt }) => ({
        ...{ command, code, sentence: { en: sentence, 'zh-CN': sentenceZh }, refusedAt: refusedAt.toISOString() },
        actor: by as unknown as Actor, // written by sendCommand
      }));
      const more = rows.length > query.limit && last;
      response.json({ items, nextCursor: more ? writeCursor(last.refusedAt, last.refusedCommandId) : null });
    },
  });
}
