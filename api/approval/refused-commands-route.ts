import { z } from 'zod';
import { access } from '../../domain/kernel/access';
import { type Actor } from '../../domain/kernel/people';
import { instantText } from '../../domain/kernel/values';
import { actor, words } from '../contracts/views';
import { problem } from '../http/problem';
import { type Route, route } from '../http/route';
import { type Services } from '../services';

const refusedCommand = z
  .object({ command: z.string(), code: z.string(), sentence: words, actor, refusedAt: instantText })
  .meta({ id: 'RefusedCommand' });

/** Answers that did not count, and commands of who may not ask. */
export function refusedCommandsRoute({ db }: Services): Route {
  return route({
    access: access.ourSide,
    method: 'get',
    path: '/v1/contracts/{contractId}/refused-commands',
    operationId: 'listRefusedCommands',
    tag: 'Contracts',
    summary: 'Answers that did not count and commands of who may not ask, newest first',
    description:
      'With the code and the sentence that they were refused with, so that a question about a vote that is missing can be answered.',
    answer: { status: 200, description: 'The last 100', schema: z.object({ items: z.array(refusedCommand) }) },
    problems: ['CONTRACT_NOT_FOUND'],
    handle: async ({ response, contractId }) => {
      if ((await db.contract.count({ where: { contractId } })) === 0) throw problem('CONTRACT_NOT_FOUND');
      const rows = await db.refusedCommand.findMany({
        where: { contractId },
        orderBy: { refusedAt: 'desc' },
        take: 100,
      });
      const items = rows.map(({ command, code, sentence, sentenceZh, actor: by, refusedAt }) => ({
        ...{ command, code, sentence: { en: sentence, 'zh-CN': sentenceZh }, refusedAt: refusedAt.toISOString() },
        actor: by as unknown as Actor, // written by sendCommand
      }));
      response.json({ items });
    },
  });
}
