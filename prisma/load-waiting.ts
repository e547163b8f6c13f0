import { showWithZone } from '../config/zone-clock';
import { type AskToCome, withAsksToCome } from '../domain/contract/asks-to-come';
import { type Contract } from '../domain/contract/contract';
import { type WaitingItem } from '../domain/contract/waiting-item';
import { type Connection } from './client';

/** What the customer is to be asked by mails that have not left, each with its hour. */
async function loadAsksToCome(db: Pick<Connection, '$queryRaw'>, contractId: string): Promise<AskToCome[]> {
  const rows = await db.$queryRaw<{ question: AskToCome['question']; at: Date }[]>`
    SELECT body -> 'question' AS question, next_attempt_at AS at FROM outbox
    WHERE stream_kind = 'contract' AND stream_id = ${contractId} AND kind = 'mail' AND status = 'due' AND attempts = 0
      AND next_attempt_at > clock_timestamp() AND body ->> 'side' = 'customer' AND body ->> 'kind' LIKE '%\\_request'
      AND body -> 'question' <> 'null'`;
  return rows.map(({ question, at }) => ({ question, at: at.toISOString() }));
}

/** On whom the contract waits now: the list as it was recorded, where whoever has not been asked yet is said to be asked later. */
export async function waitingNow(
  db: Pick<Connection, '$queryRaw'>,
  { contractId, timeZone }: Pick<Contract, 'contractId' | 'timeZone'>,
  recorded: readonly WaitingItem[],
): Promise<WaitingItem[]> {
  if (!recorded.some(({ role }) => role === 'customer')) return [...recorded];
  return withAsksToCome(recorded, await loadAsksToCome(db, contractId), (at) => showWithZone(at, timeZone));
}
