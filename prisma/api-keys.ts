import { createHash, randomBytes } from 'node:crypto';
import { type Connection, type Database } from './client';

/** A key to the API without its secret, of which only the hash is kept. */
export interface ApiKey {
  keyId: string;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

/** Keys are told apart by the beginning of their hash: it is no secret, and it stands in the audit trail. */
function keyIdOf(keyHash: string): string {
  return keyHash.slice(0, 12);
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** A new key, told once; null where a key of this name is in use. */
export async function makeApiKey(db: Pick<Connection, 'apiKey'>, name: string): Promise<string | null> {
  const key = `cc_${randomBytes(24).toString('base64url')}`;
  const keyHash = hashOf(key);
  const { count } = await db.apiKey.createMany({
    data: [{ keyHash, keyId: keyIdOf(keyHash), name }],
    skipDuplicates: true, // by the index of names that are in use
  });
  return count === 1 ? key : null;
}

/** All keys, those that work first. */
export async function listApiKeys(db: Pick<Connection, '$queryRaw'>): Promise<ApiKey[]> {
  return db.$queryRaw<ApiKey[]>`
    SELECT key_id AS "keyId", name, created_at AS "createdAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"
    FROM api_keys ORDER BY revoked_at DESC NULLS FIRST, created_at, key_id`;
}

/** Ends a key, by its name or its id: what is asked with it from now on is not answered. Null where no such key is in use. */
export async function revokeApiKey(db: Pick<Connection, '$queryRaw'>, named: string): Promise<ApiKey | null> {
  const [revoked] = await db.$queryRaw<ApiKey[]>`
    UPDATE api_keys SET revoked_at = clock_timestamp() WHERE revoked_at IS NULL AND (name = ${named} OR key_id = ${named})
    RETURNING key_id AS "keyId", name, created_at AS "createdAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"`;
  return revoked ?? null;
}

/** Who holds this key; null for one that was never made or is revoked. */
export async function findApiKey(
  db: Pick<Database, '$queryRaw'>,
  key: string,
): Promise<{ keyId: string; name: string } | null> {
  const [known] = await db.$queryRaw<{ keyId: string; name: string }[]>`
    SELECT key_id AS "keyId", name FROM api_keys WHERE key_hash = ${hashOf(key)} AND revoked_at IS NULL`;
  return known ?? null;
}

/** Keeps when a key was used, to the minute. */
export async function noteKeyUsed(db: Pick<Database, '$executeRaw'>, keyId: string): Promise<void> {
  await db.$executeRaw`
    UPDATE api_keys SET last_used_at = clock_timestamp()
    WHERE key_id = ${keyId} AND (last_used_at IS NULL OR last_used_at < clock_timestamp() - interval '1 minute')`;
}
