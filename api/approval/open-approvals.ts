import { z } from 'zod';
import { type WaitingItem } from '../../domain/contract/waiting-item';
import { type ApprovalSubject } from '../../domain/approval/state';
import { type Words } from '../../domain/kernel/words';
import { line } from '../../domain/kernel/values';
import { type Database } from '../../prisma/client';
import { cursorFrom, cursorOf } from '../http/paging';

export interface OpenApproval {
  contractId: string;
  number: string;
  title: string;
  revision: number;
  subject: ApprovalSubject;
  stepId: string;
  since: string;
  until: string | null;
  overdue: boolean;
  sentence: Words;
}

interface WaitingContract {
  contractId: string;
  number: string;
  title: string;
  revision: number;
  item: WaitingItem;
}

const place = z.tuple([line(64), line(128), line(64)]);

/** Open approval steps of one person, longest waiting first. Uses the index on the mail addresses that contracts wait for. */
export async function openApprovals(
  db: Database,
  approver: string,
  limit: number,
  cursor?: string,
): Promise<{ items: OpenApproval[]; nextCursor: string | null }> {
  const [since, number, step] = cursor === undefined ? ['', '', ''] : cursorOf(place, cursor);
  const rows = await db.$queryRaw<WaitingContract[]>`
    SELECT c.contract_id AS "contractId", c.number, c.title, c.revision, item
    FROM contracts c, jsonb_array_elements(c.waiting) AS item
    WHERE c.waiting_emails @> ARRAY[lower(${approver})] AND item->>'role' = 'approver'
      AND lower(item->'person'->>'email') = lower(${approver}) AND item->'topic'->>'kind' = 'approval'
      AND (item->>'since', c.number, item->>'stepId') > (${since}, ${number}, ${step})
    ORDER BY item->>'since', c.number, item->>'stepId' LIMIT ${limit + 1}`;
  const items = rows.slice(0, limit).flatMap(({ item, ...contract }) => {
    const { topic, until, overdue, sentence } = item;
    if (topic.kind !== 'approval') return [];
    const { subject, stepId } = topic;
    return [{ ...contract, subject, stepId, since: item.since, until, overdue, sentence }];
  });
  const last = items.at(-1);
  return {
    items,
    nextCursor: rows.length > limit && last ? cursorFrom([last.since, last.number, last.stepId]) : null,
  };
}
