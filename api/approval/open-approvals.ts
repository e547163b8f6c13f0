import { type WaitingItem } from '../../domain/contract/waiting-item';
import { type ApprovalSubject } from '../../domain/approval/state';
import { type Words } from '../../domain/kernel/words';
import { type Database } from '../../prisma/client';

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

/** Steps that wait for this person, longest first; found by an index on whom contracts wait for. */
export async function openApprovals(db: Database, approver: string, limit: number): Promise<OpenApproval[]> {
  const rows = await db.$queryRaw<WaitingContract[]>`
    SELECT c.contract_id AS "contractId", c.number, c.title, c.revision, item
    FROM contracts c, jsonb_array_elements(c.waiting) AS item
    WHERE c.waiting_emails @> ARRAY[lower(${approver})] AND item->>'role' = 'approver'
      AND lower(item->'person'->>'email') = lower(${approver})
    ORDER BY item->>'since', c.number LIMIT ${limit}`;
  return rows.flatMap(({ item, ...contract }) => {
    const { topic, since, until, overdue, sentence } = item;
    if (topic.kind !== 'approval') return [];
    return [{ ...contract, subject: topic.subject, stepId: topic.stepId, since, until, overdue, sentence }];
  });
}
