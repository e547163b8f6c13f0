import { showWithZone } from '../config/zone-clock';
import { type ScheduledAsk, withScheduledAsks } from '../domain/contract/scheduled-asks';
import { type Contract } from '../domain/contract/contract';
import { type WaitingItem } from '../domain/contract/waiting-item';
import { type Connection } from './client';

/** Questions to the customer whose mails are scheduled but not sent. */
async function loadScheduledAsks(db: Pick<Connection, '$queryRaw'>, contractId: string): Promise<ScheduledAsk[]> {
  const rows = await db.$queryRaw<{ question: ScheduledAsk['question']; at: Date }[]>`
    SELECT body -> 'question' AS question, next_attempt_at AS at FROM outbox
    WHERE stream_kind = 'contract' AND stream_id = ${contractId} AND kind = 'mail' AND status = 'due' AND attempts = 0
      AND next_attempt_at > clock_timestamp() AND body ->> 'side' = 'customer' AND body ->> 'kind' LIKE '%\\_request'
      AND body -> 'question' <> 'null'`;
  return rows.map(({ question, at }) => ({ question, at: at.toISOString() }));
}

/** Who must act on the contract at present: the recorded list, with notes on who will be asked later. */
export async function waitingNow(
  db: Pick<Connection, '$queryRaw'>,
  { contractId, timeZone }: Pick<Contract, 'contractId' | 'timeZone'>,
  recorded: readonly WaitingItem[],
): Promise<WaitingItem[]> {
  if (!recorded.some(({ role }) => role === 'customer')) return [...recorded];
  return withScheduledAsks(recorded, await loadScheduledAsks(db, contractId), (at) => showWithZone(at, timeZone));
}
