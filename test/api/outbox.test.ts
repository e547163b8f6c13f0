import { randomUUID } from 'node:crypto';
import { claimEffects, dueEffects } from '../../prisma/outbox';
import { openDatabase, type Database } from '../../prisma/client';
import { createTestDatabase } from '../setup/test-database';

// No courier works on this database.
let db: Database;
beforeAll(async () => {
  db = openDatabase(await createTestDatabase(), () => undefined);
});
afterAll(() => db.$disconnect());

/** A mail of a contract that is due to somebody. */
async function dueMail(streamId: string, seq: number, target = 'li@x.example'): Promise<string> {
  const effectId = `${streamId}-${seq}`;
  await db.$executeRaw`
    INSERT INTO outbox (effect_id, kind, stream_kind, stream_id, seq, target, body, status, next_attempt_at)
    VALUES (${effectId}, 'mail', 'contract', ${streamId}, ${seq}, ${target}, '{}', 'due', clock_timestamp())`;
  return effectId;
}

const due = async (busy: readonly string[], ofStream: string) =>
  (await dueEffects(db, 'mail', busy, 50))
    .filter(({ stream }) => stream.id === ofStream)
    .map(({ effectId }) => effectId);

describe('the outbox', () => {
  it('gives out the mails of a contract in their order, and none while earlier ones of it are on their way', async () => {
    const contractId = randomUUID();
    const mails = [await dueMail(contractId, 1), await dueMail(contractId, 2)];
    expect(await due([], contractId)).toEqual(mails);
    expect(await due([contractId], contractId)).toEqual([]);
    expect(await due([randomUUID()], contractId)).toEqual(mails);
  });

  it('lets a mail be taken once: whoever read it before it was taken gets nothing', async () => {
    const contractId = randomUUID();
    const effectId = await dueMail(contractId, 1);
    const asRead = { effectId, status: 'due', attempts: 0 } as const;
    expect(await claimEffects(db, [asRead])).toEqual([true]);
    expect(await claimEffects(db, [asRead])).toEqual([false]);
    expect(await due([], contractId)).toEqual([]);
  });
});
