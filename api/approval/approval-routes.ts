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
    access: access.ourSide('contract.read'),
    method: 'get',
    path: '/v1/approvals',
    operationId: 'listOpenApprovals',
    tag,
    summary: 'Open approvals of one person, longest waiting first',
    description:
      'Covers contracts, amendments and terminations. Each item has the subject and the step that a vote needs.',
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

interface BulkItem {
  contractId: string;
  stepId: string | null;
  command: Command;
}

const unclear: Words = {
  en: 'The answer did not come in time. Send the request again with the same Idempotency-Key: it counts once.',
  'zh-CN': '未能及时得到结果。请使用同一 Idempotency-Key 重新发送，系统只会执行一次。',
};

/** Sends one of several commands, under a command id of its own. If it is refused, the others still go on. */
async function sendOne(
  services: Services,
  { contractId, stepId: of, command }: BulkItem,
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
    services.log.error({ err: error, contractId }, 'A command of a bulk request got no answer.');
    return { ...told, status: 'failed', code: 'UNAVAILABLE', sentence: unclear };
  }
}

/** Sends the answer. If an item has no result yet, the same request may be repeated to get it. */
function answerAll(response: Response, items: z.output<typeof outcomes>['items']): void {
  if (items.some(({ status }) => status === 'failed')) mayBeRepeated(response);
  response.json({ items });
}

/** Sends the commands five at a time. Commands to the same contract keep their order in its workflow's queue. */
async function sendAll(services: Services, requested: readonly BulkItem[], asked: RequestIdentity) {
  const done = [];
  for (let at = 0; at < requested.length; at += 5)
    done.push(...(await Promise.all(requested.slice(at, at + 5).map((item) => sendOne(services, item, asked)))));
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
    access: access.ourSide('contract.approve'),
    method: 'post',
    path: '/v1/approvals/bulk-approve',
    operationId: 'bulkApprove',
    tag,
    summary: 'Approves several steps in the name of one person',
    description:
      'Each vote is accepted or refused independently of the others; the answer has one result for each. A vote without a result in time is `failed`: send the same request again with the same Idempotency-Key to complete it.',
    body: bulkApproveBody,
    example: bulkExample,
    answer: { status: 200, description: 'One result for each item', schema: outcomes },
    problems: ofBodies,
    handle: async ({ request, response, body }) => {
      const asked = askedBy(request, actorOf(request), body);
      const requested = body.items.map(({ contractId, ...vote }): BulkItem => ({
        ...{ contractId, stepId: vote.stepId },
        command: { type: 'approve', ...vote, approver: body.approver, comment: body.comment },
      }));
      answerAll(response, await sendAll(services, requested, asked));
    },
  });
}

function bulkReassignRoute(services: Services): Route {
  return route({
    access: access.ourSide('contract.route'),
    method: 'post',
    path: '/v1/approvals/bulk-reassign',
    operationId: 'bulkReassign',
    tag,
    summary: 'Reassigns all open approvals of one person to another',
    description:
      'Up to 500 open approvals in one request, longest waiting first; repeat the request until none is left.',
    body: z.strictObject({ from: email, to: email, reason }),
    example: { from: 'wang.fang@huadong.example', to: 'wu.min@huadong.example', reason: '王芳离职交接' },
    answer: { status: 200, description: 'One result for each contract', schema: outcomes },
    problems: ofBodies,
    handle: async ({ request, response, body }) => {
      const asked = askedBy(request, actorOf(request), body);
      const { items: open } = await openApprovals(services.db, body.from, 500);
      const contracts = [...new Set(open.map(({ contractId }) => contractId))];
      const requested = contracts.map((contractId): BulkItem => ({
        ...{ contractId, stepId: null },
        command: { type: 'reassign', ...body },
      }));
      answerAll(response, await sendAll(services, requested, asked));
    },
  });
}

/** Routes for approvals across contracts, and for the preview of an approval route. */
export function approvalRoutes(services: Services): Route[] {
  const routes = [listRoute, bulkApproveRoute, bulkReassignRoute, refusedCommandsRoute, previewRouteOf];
  return routes.map((make) => make(services));
}
