import { type Words } from '../../domain/kernel/words';
import { type Database } from '../../prisma/client';

export interface OpenApproval {
  contractId: string;
  number: string;
  title: string;
  revision: number;
  stepId: string;
  since: string;
  until: string | null;
  overdue: boolean;
  sentence: Words;
}

interface Row {
  contractId: string;
  number: string;
  title: string;
  revision: number;
  item: { key: string; since: string; until: string | null; overdue: boolean; sentence: Words };
}

/** Steps that wait for this person, longest first; mail addresses compare without case. */
export async function openApprovals(db: Database, approver: string, limit: number): Promise<OpenApproval[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT c.contract_id AS "contractId", c.number, c.title, c.revision, item
    FROM contracts c, jsonb_array_elements(c.waiting) AS item
    WHERE c.stage = 'in_approval' AND item->>'key' LIKE 'approval:%' AND item->>'role' <> 'route_owner'
      AND lower(item->'person'->>'email') = lower(${approver})
    ORDER BY item->>'since', c.number LIMIT ${limit}`;
  return rows.map(({ item, ...contract }) => {
    const { key, since, until, overdue, sentence } = item;
    return { ...contract, stepId: key.replace(/^approval:/, ''), since, until, overdue, sentence };
  });
}
