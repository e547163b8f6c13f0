import { z } from 'zod';
import { access } from '../../domain/kernel/access';
import { instantText } from '../../domain/kernel/values';
import { type Words } from '../../domain/kernel/words';
import { Prisma } from '../../prisma/client';
import { words } from '../contracts/views';
import { nextCursor, pageOf, paging, placeOf } from '../http/paging';
import { type Route, route } from '../http/route';
import { type Services } from '../services';

const incident = z
  .object({
    kind: z
      .enum(['approval_blocked', 'entry_blocked', 'effect_failed', 'effect_late', 'unknown_event', 'damaged_file'])
      .meta({
        description:
          'approval_blocked: an approval that lacks people or time; entry_blocked: a recorded receipt or guarantee that nobody can verify; effect_failed: a mail that cannot be delivered; effect_late: a mail that has not been sent for an hour; unknown_event: a contract or customer with events that this version of the program does not know; damaged_file: a damaged or missing file of the document store',
      }),
    contractId: z.string().nullable(),
    number: z.string().nullable(),
    stepId: z.string().nullable().meta({ description: 'Id of the approval step' }),
    since: instantText,
    sentence: words,
  })
  .meta({ id: 'Incident' });

interface IncidentRow {
  /** Distinguishes incidents of the same instant. */
  place: string;
  kind: z.output<typeof incident>['kind'];
  contractId: string | null;
  number: string | null;
  stepId: string | null;
  since: string;
  sentence: Words;
}

/** All incidents: blocked approvals and entries, failed or late mails, recorded incidents, damaged files. Each part of the query uses an index. */
export function findIncidents(
  { db }: Pick<Services, 'db'>,
  [since = '', place = '']: string[],
  limit: number,
): Promise<IncidentRow[]> {
  return db.$queryRaw<IncidentRow[]>`
    SELECT stuck.kind, c.contract_id AS "contractId", c.number, stuck."stepId", stuck.since, stuck.sentence, stuck.place
    FROM (SELECT * FROM (SELECT CASE item->'topic'->>'kind' WHEN 'entry' THEN 'entry_blocked' ELSE 'approval_blocked' END AS kind, w.contract_id AS of, item->>'stepId' AS "stepId", item->>'since' AS since,
      item->'sentence' AS sentence, 'approval:' || w.contract_id || ':' || part AS place
    FROM contracts w, jsonb_array_elements(w.waiting) WITH ORDINALITY AS waits(item, part)
    WHERE w.waiting_on @> ARRAY['route_owner'] AND item->>'role' = 'route_owner'
    UNION ALL
    SELECT CASE o.status WHEN 'failed' THEN 'effect_failed' ELSE 'effect_late' END, CASE o.stream_kind WHEN 'contract' THEN o.stream_id END, NULL,
      to_char(o.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      jsonb_build_object('en', 'The mail “' || (o.body->'subject'->>'en') || '” to ' || o.target || ' has not been sent: ' || COALESCE(o.last_error, 'nobody has tried yet') || '.',
        'zh-CN', '致 ' || o.target || ' 的邮件“' || (o.body->'subject'->>'zh-CN') || '”未能发出：' || COALESCE(o.last_error, '尚未尝试') || '。'), 'effect:' || o.effect_id
    FROM (SELECT * FROM outbox f WHERE f.status = 'failed'
        AND NOT EXISTS (SELECT 1 FROM contracts k WHERE f.stream_kind = 'contract' AND k.contract_id = f.stream_id AND k.stage IN ('archived', 'withdrawn', 'declined'))
        AND NOT EXISTS (SELECT 1 FROM outbox l WHERE l.stream_kind = f.stream_kind AND l.stream_id = f.stream_id AND l.target = f.target
          AND l.status = 'sent' AND l.created_at > f.created_at)
      UNION ALL
      SELECT * FROM outbox d WHERE d.status IN ('due', 'sending') AND d.created_at < clock_timestamp() - interval '1 hour') o
    UNION ALL
    SELECT i.kind, CASE i.stream_kind WHEN 'contract' THEN i.stream_id END, NULL, to_char(i.found_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), i.sentence,
      'incident:' || i.incident_id FROM incidents i
    UNION ALL
    SELECT 'damaged_file', d.contract_id, NULL, to_char(d.found_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      jsonb_build_object('en', 'The file ' || d.digest || ' of the document store is ' || d.kind || '.',
        'zh-CN', '文档库中的文件 ' || d.digest || CASE d.kind WHEN 'missing' THEN ' 已丢失。' ELSE ' 已损坏。' END), 'file:' || d.digest
    FROM damaged_files d
    ) every WHERE (since, place) > (${since}, ${place}) ORDER BY since, place LIMIT ${Prisma.raw(String(limit))}) stuck
    LEFT JOIN contracts c ON c.contract_id = stuck.of ORDER BY since, place`;
}

/** The route that lists everything that cannot proceed automatically. */
export function incidentRoutes(services: Services): Route[] {
  return [
    route({
      access: access.ourSide('incident.read'),
      method: 'get',
      path: '/v1/incidents',
      operationId: 'listIncidents',
      tag: 'Operations',
      summary: 'Incidents: what cannot proceed automatically, and why; longest waiting first',
      description:
        'Approvals that lack people, recorded receipts and guarantees that nobody can verify, mails that cannot be delivered, damaged or missing files. An incident disappears from the list when its cause is removed.',
      query: z.strictObject(paging),
      answer: {
        status: 200,
        description: 'A page of incidents',
        schema: z.object({ items: z.array(incident), nextCursor }),
      },
      problems: [],
      handle: async ({ response, query: { limit, cursor } }) => {
        const rows = await findIncidents(services, placeOf(2, cursor) ?? [], limit + 1);
        const page = pageOf(rows, limit, ({ since, place }) => [since, place]);
        response.json({ ...page, items: page.items.map(({ place: _place, ...shown }) => shown) });
      },
    }),
  ];
}
