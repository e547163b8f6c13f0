import { contractWorkflowId } from '../../workflows/messages';
import { type Services } from '../services';

/**
 * Has the contracts that wait for a person, are drafted by them, or wait for somebody at all, look at once who may decide. What this cannot reach now the
 * worker's own rounds reach later.
 */
export async function recheckWaitingOn({ db, temporal, log }: Services, address: string): Promise<void> {
  const rows = await db.$queryRaw<{ contract_id: string }[]>`
    SELECT c.contract_id FROM contracts c
    WHERE c.stage IN ('in_approval', 'active') AND (c.waiting_emails @> ARRAY[lower(${address})]
      OR c.waiting_on @> ARRAY['route_owner'] OR (c.stage = 'in_approval' AND lower(c.owner_email) = lower(${address})))
    LIMIT 500`;
  await Promise.all(rows.map(({ contract_id }) => recheck({ temporal, log }, contract_id)));
}

/** Has one contract look who may decide. */
export async function recheck(
  { temporal, log }: Pick<Services, 'temporal' | 'log'>,
  contractId: string,
): Promise<void> {
  try {
    await temporal.withDeadline(Date.now() + 5_000, () =>
      temporal.workflow.getHandle(contractWorkflowId(contractId)).signal('recheckApprovers'),
    );
  } catch (error) {
    log.warn({ err: error, contractId }, 'The approvers of a contract are looked at later.');
  }
}
