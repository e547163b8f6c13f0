import { access } from '../../domain/kernel/access';
import { type Response } from 'express';
import { z } from 'zod';
import { comment, email, instantText, orNull, reason, stepId } from '../../domain/kernel/values';
import { type Words } from '../../domain/kernel/words';
import { words } from '../contracts/views';
import { sendCommand } from '../contracts/send-command';
import { actorOf } from '../http/access';
import { mayBeRepeated } from '../http/answer-once';
import { askedBy, type RequestIdentity } from '../http/idempotency';
import { cursor, nextCursor } from '../http/paging';
import { ofBodies, problem, ProblemError, statusOf } from '../http/problem';
import { type Route, route } from '../http/route';
import { type Services } from '../services';
import { type Command } from '../../domain/contract/commands';
import { approvalSubject } from '../../domain/approval/bodies';
import { openApprovals } from './open-approvals';
import { refusedCommandsRoute } from './refused-commands-route';
import { previewRouteOf } from './preview-route';
import { wholeNumberOr } from '../http/whole-number';

const tag = 'Approve';

const openApproval = z
  .object({
    ...{ contractId: z.uuid(), number: z.string(), title: z.string(), revision: z.int() },
    ...{ subject: approvalSubject, stepId: z.string() },
    ...{ since: instantText, until: instantText.nullable(), overdue: z.boolean(), sentence: words },
  })
  .meta({ id: 'OpenApproval' });

function listRoute({ db }: Services): Route {
  return route({
    access: access.ourSide,
    method: 'get',
    path: '/v1/approvals',
    operationId: 'listOpenApprovals',
    tag,
    summary: 'What waits for the approval of one person, longest waiting first',
    description: 'Over all contracts, amendments and terminations; with what is needed to vote: subject and step.',
    query: z.strictObject({ approver: email, limit: wholeNumberOr(100, 1, 500), cursor }),
    answer: {
      status: 200,
      description: 'A page of steps',
      schema: z.object({ items: z.array(openApproval), nextCursor }),
    },
    problems: [],
    handle: async ({ response, query }) => {
      response.json(await openApprovals(db, query.approver, query.limit, query.cursor));
    },
  });
}

const outcome = z
  .object({
    ...{ contractId: z.uuid(), stepId: z.string().nullable(), status: z.enum(['done', 'refused', 'failed']) },
    code: z.string().nullable(),
    sentence: orNull(words).meta({ description: 'Why it was not done' }),
  })
  .meta({ id: 'BulkOutcome' });

const outcomes = z.object({ items: z.array(outcome) });

interface Wish {
  contractId: string;
  stepId: string | null;
  command: Command;
}

const unclear: Words = {
  en: 'The answer did not come in time. Send the request again with the same Idempotency-Key: it counts once.',
  'zh-CN': '未能及时得到结果。请使用同一 Idempotency-Key 重新发送，系统只会执行一次。',
};

/** One command of many, under an id of its own; that one is refused keeps none of the others back. */
async function fulfil(
  services: Services,
  { contractId, stepId: of, command }: Wish,
  asked: RequestIdentity,
): Promise<z.output<typeof outcome>> {
  const told = { contractId, stepId: of };
  const commandId = `${asked.commandId}:${of ?? 'all'}`;
  try {
    const { actor, fingerprint } = asked;
    const sending = { contractId, commandId, fingerprint, actor, commandFor: () => command };
    const result = await sendCommand(services, sending);
    if (result.fingerprint !== fingerprint) throw problem('IDEMPOTENCY_KEY_REUSED');
    return { ...told, status: 'done', code: null, sentence: null };
  } catch (error) {
    if (error instanceof ProblemError && statusOf(error.code) < 500)
      return { ...told, status: 'refused', code: error.code, sentence: error.sentence };
    services.log.error({ err: error, contractId }, 'One of several commands has no answer.');
    return { ...told, status: 'failed', code: 'UNAVAILABLE', sentence: unclear };
  }
}

/** What has no answer yet, the same request asks again. */
function answerAll(response: Response, items: z.output<typeof outcomes>['items']): void {
  if (items.some(({ status }) => status === 'failed')) mayBeRepeated(response);
  response.json({ items });
}

/** A few side by side; one contract's own queue keeps its order. */
async function fulfilAll(services: Services, wishes: readonly Wish[], asked: RequestIdentity) {
  const done = [];
  for (let at = 0; at < wishes.length; at += 5)
    done.push(...(await Promise.all(wishes.slice(at, at + 5).map((wish) => fulfil(services, wish, asked)))));
  return done;
}

const bulkApproveBody = z.strictObject({
  approver: email,
  comment,
  items: z
    .array(z.strictObject({ contractId: z.uuid(), subject: approvalSubject, stepId }))
    .min(1)
    .max(100),
});

const bulkExample = {
  approver: 'wang.fang@huadong.example',
  comment: '批量同意',
  items: [
    { contractId: '3b241101-e2bb-4255-8caf-4136c566a962', subject: { kind: 'revision', id: '1' }, stepId: 'legal' },
  ],
};

function bulkApproveRoute(services: Services): Route {
  return route({
    access: access.ourSide,
    method: 'post',
    path: '/v1/approvals/bulk-approve',
    operationId: 'bulkApprove',
    tag,
    summary: 'Approves several steps in the name of one person',
    description:
      'Each counts or is refused by itself, and the answer says which. What has no answer in time is `failed`: the same request with the same Idempotency-Key goes on with it.',
    body: bulkApproveBody,
    example: bulkExample,
    answer: { status: 200, description: 'What became of each', schema: outcomes },
    problems: ofBodies,
    handle: async ({ request, response, body }) => {
      const asked = askedBy(request, actorOf(request), body);
      const wishes = body.items.map(({ contractId, ...vote }): Wish => ({
        ...{ contractId, stepId: vote.stepId },
        command: { type: 'approve', ...vote, approver: body.approver, comment: body.comment },
      }));
      answerAll(response, await fulfilAll(services, wishes, asked));
    },
  });
}

function bulkReassignRoute(services: Services): Route {
  return route({
    access: access.ourSide,
    method: 'post',
    path: '/v1/approvals/bulk-reassign',
    operationId: 'bulkReassign',
    tag,
    summary: 'Whatever waits for one person waits for another from now on',
    description: 'Up to 500 contracts at once, longest waiting first; ask again until nothing is left.',
    body: z.strictObject({ from: email, to: email, reason }),
    example: { from: 'wang.fang@huadong.example', to: 'wu.min@huadong.example', reason: '王芳离职交接' },
    answer: { status: 200, description: 'What became of each', schema: outcomes },
    problems: ofBodies,
    handle: async ({ request, response, body }) => {
      const asked = askedBy(request, actorOf(request), body);
      const { items: open } = await openApprovals(services.db, body.from, 500);
      const contracts = [...new Set(open.map(({ contractId }) => contractId))];
      const wishes = contracts.map((contractId): Wish => ({
        ...{ contractId, stepId: null },
        command: { type: 'reassign', ...body },
      }));
      answerAll(response, await fulfilAll(services, wishes, asked));
    },
  });
}

/** What concerns approvals of many contracts, or none. */
export function approvalRoutes(services: Services): Route[] {
  const routes = [listRoute, bulkApproveRoute, bulkReassignRoute, refusedCommandsRoute, previewRouteOf];
  return routes.map((make) => make(services));
}
