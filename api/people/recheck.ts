import { lacksSomebody } from '../../prisma/supervision';
import { contractWorkflowId } from '../../workflows/messages';
import { type Services } from '../services';

/**
 * Signals contracts to check at once who may decide: those that wait for the person, those of the person in approval, and those that lack
 * somebody to approve or verify. The worker's regular checks reach the contracts that fail here.
 */
export async function recheckWaitingOn({ db, temporal, log }: Services, address: string): Promise<void> {
  const rows = await db.$queryRaw<{ contract_id: string }[]>`
    SELECT c.contract_id FROM contracts c
    WHERE (c.stage IN ('in_approval', 'active') AND c.waiting_emails @> ARRAY[lower(${address})])
      OR (c.stage = 'in_approval' AND lower(c.owner_email) = lower(${address})) OR (${lacksSomebody})
    LIMIT 500`;
  await Promise.all(rows.map(({ contract_id }) => recheck({ temporal, log }, contract_id)));
}

/** Signals one contract to check who may decide. */
export async function recheck(
  { temporal, log }: Pick<Services, 'temporal' | 'log'>,
  contractId: string,
): Promise<void> {
  try {
    await temporal.withDeadline(Date.now() + 5_000, () =>
      temporal.workflow.getHandle(contractWorkflowId(contractId)).signal('recheckApprovers'),
    );
  } catch (error) {
    log.warn(
      { err: error, contractId },
      'A contract could not be signalled to check its approvers; the next regular check does it.',
    );
  }
}
