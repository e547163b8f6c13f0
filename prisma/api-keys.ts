import { createHash, randomBytes } from 'node:crypto';
import { type Connection, type Database, Prisma } from './client';

/** A key to the API without its secret, of which only the hash is kept. */
export interface ApiKey {
  keyId: string;
  /** The caller that it stands for; stays the same when the key is replaced. */
  accountId: string;
  name: string;
  /** Names of permissions, or `*` alone for all. */
  permissions: string[];
  /** The user who answers for the caller. */
  ownerId: string | null;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
  /** Since when a newer key of the same caller has been there; this one works until it expires. */
  replacedAt: Date | null;
  revokedAt: Date | null;
}

export interface NewApiKey {
  name: string;
  permissions?: readonly string[];
  ownerId?: string | null;
  expiresAt?: Date | null;
}

/** All permissions: those that there are, and those to come. */
export const allPermissions = '*';

const columns = Prisma.sql`key_id AS "keyId", COALESCE(account_id, key_id) AS "accountId", name, permissions, owner_id AS "ownerId",
  created_at AS "createdAt", last_used_at AS "lastUsedAt", expires_at AS "expiresAt", replaced_at AS "replacedAt", revoked_at AS "revokedAt"`;

const inUse = Prisma.sql`revoked_at IS NULL AND (expires_at IS NULL OR expires_at > clock_timestamp())`;

/** Keys are told apart by the beginning of their hash: it is no secret, and it stands in the audit trail. */
function keyIdOf(keyHash: string): string {
  return keyHash.slice(0, 12);
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function newSecret() {
  const key = `cc_${randomBytes(24).toString('base64url')}`;
  const keyHash = hashOf(key);
  return { key, keyHash, keyId: keyIdOf(keyHash) };
}

/** A new key, told once; null where a key of this name is in use. An expired one frees its name. */
export async function makeApiKey(
  db: Pick<Connection, '$executeRaw' | 'apiKey'>,
  { name, permissions = [allPermissions], ownerId = null, expiresAt = null }: NewApiKey,
): Promise<string | null> {
  const { key, keyHash, keyId } = newSecret();
  await db.$executeRaw`
    UPDATE api_keys SET revoked_at = expires_at WHERE name = ${name} AND revoked_at IS NULL AND expires_at <= clock_timestamp()`;
  const { count } = await db.apiKey.createMany({
    data: [{ keyHash, keyId, name, permissions: [...permissions], ownerId, expiresAt }],
    skipDuplicates: true, // by the index of names that are in use
  });
  return count === 1 ? key : null;
}

/** Keys with an id greater than `after`, ordered by id; with `only`, that key alone. */
export async function apiKeysAfter(
  db: Pick<Connection, '$queryRaw'>,
  after: string,
  limit: number,
  only: string | null = null,
): Promise<ApiKey[]> {
  return db.$queryRaw<ApiKey[]>`
    SELECT ${columns} FROM api_keys WHERE key_id > ${after} AND (${only}::text IS NULL OR key_id = ${only})
    ORDER BY key_id LIMIT ${limit}`;
}

/** All keys, those that work first. */
export async function listApiKeys(db: Pick<Connection, '$queryRaw'>): Promise<ApiKey[]> {
  return db.$queryRaw<ApiKey[]>`
    SELECT ${columns} FROM api_keys ORDER BY revoked_at DESC NULLS FIRST, created_at, key_id`;
}

/** A key by its id, or keys by their name or id. */
export type KeyNamed = string | { keyId: string };

function isNamed(named: KeyNamed) {
  return typeof named === 'string'
    ? Prisma.sql`(name = ${named} OR key_id = ${named})`
    : Prisma.sql`key_id = ${named.keyId}`;
}

/**
 * A second key of the same caller, with the same permissions and the same time to live; told once. The former one works until `overlapHours` from
 * now, so that the caller can be moved from one to the other without a gap. Null where no key that could be replaced is called so.
 */
export async function rotateApiKey(
  db: Pick<Connection, '$queryRaw'>,
  named: KeyNamed,
  overlapHours: number,
): Promise<{ key: string; former: ApiKey } | null> {
  const { key, keyHash, keyId } = newSecret();
  // One statement: two rotations at once replace a key once.
  const [former] = await db.$queryRaw<ApiKey[]>`
    WITH former AS (
      UPDATE api_keys SET replaced_at = clock_timestamp(),
        expires_at = LEAST(expires_at, clock_timestamp() + make_interval(hours => ${overlapHours}::int))
      WHERE ${inUse} AND replaced_at IS NULL AND ${isNamed(named)} RETURNING *),
    made AS (
      INSERT INTO api_keys (key_hash, key_id, account_id, name, permissions, owner_id, expires_at)
      SELECT ${keyHash}, ${keyId}, COALESCE(f.account_id, f.key_id), f.name, f.permissions, f.owner_id,
        clock_timestamp() + ((SELECT k.expires_at FROM api_keys k WHERE k.key_hash = f.key_hash) - f.created_at)
      FROM former f RETURNING key_id)
    SELECT ${columns} FROM former`;
  return former ? { key, former } : null;
}

/** Ends keys, all of a name or one by its id: what is asked with them from now on is not answered. Empty where no such key is in use. */
export function revokeApiKeys(db: Pick<Connection, '$queryRaw'>, named: KeyNamed): Promise<ApiKey[]> {
  return db.$queryRaw<ApiKey[]>`
    UPDATE api_keys SET revoked_at = clock_timestamp() WHERE ${inUse} AND ${isNamed(named)}
    RETURNING ${columns}`;
}

/** Who holds this key; null for one that was never made, is revoked or has expired. */
export async function findApiKey(db: Pick<Database, '$queryRaw'>, key: string): Promise<ApiKey | null> {
  const [known] = await db.$queryRaw<ApiKey[]>`
    SELECT ${columns} FROM api_keys WHERE key_hash = ${hashOf(key)} AND ${inUse}`;
  return known ?? null;
}

/** Keeps when a key was used, to the minute. */
export async function noteKeyUsed(db: Pick<Database, '$executeRaw'>, keyId: string): Promise<void> {
  await db.$executeRaw`
    UPDATE api_keys SET last_used_at = clock_timestamp()
    WHERE key_id = ${keyId} AND (last_used_at IS NULL OR last_used_at < clock_timestamp() - interval '1 minute')`;
}
