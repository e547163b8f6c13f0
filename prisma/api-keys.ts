import { createHash, randomBytes } from 'node:crypto';
import { type Connection, type Database } from './client';

/** An API key without its secret, of which only the hash is stored. */
export interface ApiKey {
  keyId: string;
  name: string;
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

/** The key's id is the beginning of its hash; it is not secret and appears in the audit trail. */
function keyIdOf(keyHash: string): string {
  return keyHash.slice(0, 12);
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Creates a key and returns it; it cannot be read again. Null if a key with this name is in use. */
export async function makeApiKey(db: Pick<Connection, 'apiKey'>, name: string): Promise<string | null> {
  const key = `cc_${randomBytes(24).toString('base64url')}`;
  const keyHash = hashOf(key);
  const { count } = await db.apiKey.createMany({
    data: [{ keyHash, keyId: keyIdOf(keyHash), name }],
    skipDuplicates: true, // relies on the unique index of names in use
  });
  return count === 1 ? key : null;
}

/** All keys, active ones first. */
export async function listApiKeys(db: Pick<Connection, '$queryRaw'>): Promise<ApiKey[]> {
  return db.$queryRaw<ApiKey[]>`
    SELECT key_id AS "keyId", name, created_at AS "createdAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"
    FROM api_keys ORDER BY revoked_at DESC NULLS FIRST, created_at, key_id`;
}

/** Revokes a key, by name or id; requests with it are refused from then on. Null if no such key is in use. */
export async function revokeApiKey(db: Pick<Connection, '$queryRaw'>, named: string): Promise<ApiKey | null> {
  const [revoked] = await db.$queryRaw<ApiKey[]>`
    UPDATE api_keys SET revoked_at = clock_timestamp() WHERE revoked_at IS NULL AND (name = ${named} OR key_id = ${named})
    RETURNING key_id AS "keyId", name, created_at AS "createdAt", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"`;
  return revoked ?? null;
}

/** The owner of a key; null if it does not exist or is revoked. */
export async function findApiKey(
  db: Pick<Database, '$queryRaw'>,
  key: string,
): Promise<{ keyId: string; name: string } | null> {
  const [known] = await db.$queryRaw<{ keyId: string; name: string }[]>`
    SELECT key_id AS "keyId", name FROM api_keys WHERE key_hash = ${hashOf(key)} AND revoked_at IS NULL`;
  return known ?? null;
}

/** Records when a key was last used, to the minute. */
export async function noteKeyUsed(db: Pick<Database, '$executeRaw'>, keyId: string): Promise<void> {
  await db.$executeRaw`
    UPDATE api_keys SET last_used_at = clock_timestamp()
    WHERE key_id = ${keyId} AND (last_used_at IS NULL OR last_used_at < clock_timestamp() - interval '1 minute')`;
}
