import { z } from 'zod';
import { access } from '../../domain/kernel/access';
import { problemAt } from '../../domain/kernel/problem';
import { permissionNames } from '../../domain/kernel/permissions';
import { day, email, line } from '../../domain/kernel/values';
import {
  allPermissions,
  type ApiKey,
  apiKeysAfter,
  findApiKey,
  makeApiKey,
  revokeApiKeys,
  rotateApiKey,
} from '../../prisma/api-keys';
import { type Database } from '../../prisma/client';
import { assertMayGive } from '../http/access';
import { toldOnce } from '../http/answer-once';
import { nextCursor, pageOf, paging, placeOf } from '../http/paging';
import { ofBodies, problem } from '../http/problem';
import { type Route, route } from '../http/route';
import { type Services } from '../services';

const tag = 'Keys';
const params = z.object({ keyId: line(100) });

/** Texts and instants with what they mean. */
const told = (description: string) => z.string().meta({ description });
const since = (description: string) => z.iso.datetime().nullable().meta({ description });

const keyShown = z
  .object({
    keyId: told('Id of the key; it is no secret'),
    accountId: told('The caller that the key stands for; it stays the same when the key is replaced'),
    name: told('The system that uses the key'),
    permissions: z.array(z.string()).meta({ description: 'What the key may do; `*` for everything' }),
    owner: z.string().nullable().meta({ description: 'Mail address of the employee who answers for the caller' }),
    createdAt: z.iso.datetime().meta({ description: 'When it was made' }),
    lastUsedAt: since('When it was last used, to the minute; null if never'),
    expiresAt: since('Until when it works; null for no end'),
    replacedAt: since('When a newer key of the same caller was made; it works until it expires'),
    revokedAt: since('When it was revoked'),
  })
  .meta({ id: 'ApiKey' });

const secret = z.string().nullable().meta({
  description: 'The secret. It is told once and not stored: a repeated request is answered with null',
});
const keyMade = keyShown.extend({ key: secret }).meta({ id: 'NewApiKey' });

/** Keys as the API shows them, with the mail address of whoever answers for each. */
async function shown(db: Database, keys: readonly ApiKey[]) {
  const ids = keys.flatMap(({ ownerId }) => ownerId ?? []);
  const owners = await db.user.findMany({ where: { userId: { in: ids } }, select: { userId: true, email: true } });
  const addressOf = new Map(owners.map((owner) => [owner.userId, owner.email]));
  return keys.map(({ ownerId, ...key }) => ({
    ...key,
    owner: ownerId === null ? null : (addressOf.get(ownerId) ?? null),
  }));
}

async function keyNow(db: Database, keyId: string) {
  const keys = await apiKeysAfter(db, '', 1, keyId);
  const [found] = await shown(db, keys);
  if (!found) throw problem('KEY_NOT_FOUND');
  return found;
}

function listRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('key.read'),
    ...{ method: 'get', path: '/v1/keys', operationId: 'listKeys', tag },
    summary: 'All API keys, without their secrets',
    description: 'Also those that have expired or were revoked: the trail names them.',
    query: z.strictObject(paging),
    answer: {
      status: 200,
      description: 'A page of keys, by id',
      schema: z.object({ items: z.array(keyShown), nextCursor }),
    },
    problems: [],
    handle: async ({ response, query: { limit, cursor } }) => {
      const [after = ''] = placeOf(1, cursor) ?? [];
      const { items, nextCursor: next } = pageOf(await apiKeysAfter(db, after, limit + 1), limit, ({ keyId }) => [
        keyId,
      ]);
      response.json({ items: await shown(db, items), nextCursor: next });
    },
  });
}

const makeBody = z.strictObject({
  name: line(100).meta({ description: 'The system that uses the key; unique among the keys in use' }),
  permissions: z
    .array(z.enum([...permissionNames, allPermissions]))
    .min(1)
    .max(100)
    .meta({ description: 'What the key may do, at most what you may do yourself; `*` for everything' }),
  expiresOn: day.nullable().default(null).meta({ description: 'Last day on which it works (UTC); null for no end' }),
  owner: email
    .nullable()
    .default(null)
    .meta({ description: 'Mail address of the employee who answers for the caller' }),
});

/** @throws ProblemError 400 */
function refuse(...at: Parameters<typeof problemAt>): never {
  throw problem('INVALID_REQUEST', '', [problemAt(...at)]);
}

/** The last instant of the day; refused if it has passed. */
function expiryOf(expiresOn: string | null): Date | null {
  if (expiresOn === null) return null;
  const end = new Date(`${expiresOn}T23:59:59.999Z`);
  if (end.getTime() > Date.now()) return end;
  return refuse(
    '/expiresOn',
    'day_over',
    'The day is over; a key would not work on any day.',
    '该日期已过，密钥没有可用的日子。',
  );
}

async function ownerIdOf(db: Database, address: string | null): Promise<string | null> {
  if (address === null) return null;
  const owner = await db.user.findFirst({ where: { email: { equals: address, mode: 'insensitive' }, active: true } });
  if (!owner)
    return refuse('/owner', 'unknown_person', 'No active employee has this address.', '没有使用该邮箱的在职员工。');
  return owner.userId;
}

function makeRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('key.write'),
    ...{ method: 'post', path: '/v1/keys', operationId: 'makeKey', tag },
    summary: 'Makes an API key',
    description: 'The secret is in the answer, once. Nobody gives a key more permissions than they have.',
    body: makeBody,
    example: { name: 'erp', permissions: ['contract.read', 'money.book'], expiresOn: '2099-12-31' },
    answer: { status: 201, description: 'The key with its secret', schema: keyMade },
    problems: ['KEY_NAME_TAKEN', ...ofBodies],
    handle: async ({ request, response, body: { name, permissions, expiresOn, owner } }) => {
      assertMayGive(request, permissions);
      const wanted = { name, permissions, expiresAt: expiryOf(expiresOn), ownerId: await ownerIdOf(db, owner) };
      const key = await makeApiKey(db, wanted);
      if (key === null) throw problem('KEY_NAME_TAKEN');
      const made = await findApiKey(db, key);
      toldOnce(response, ['key']);
      response.status(201).json({ ...(await keyNow(db, made?.keyId ?? '')), key });
    },
  });
}

const rotateBody = z.strictObject({
  overlapHours: z.int().min(0).max(720).default(24).meta({ description: 'How many hours the former key still works' }),
});

function rotateRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('key.write'),
    ...{ method: 'post', path: '/v1/keys/{keyId}/rotate', operationId: 'rotateKey', tag },
    summary: 'Makes a second key of the same caller',
    description:
      'With the same permissions. The former one works until the overlap ends, so that the system is never without a key.',
    params,
    body: rotateBody,
    example: { overlapHours: 24 },
    answer: { status: 201, description: 'The new key with its secret', schema: keyMade },
    problems: ['KEY_NOT_FOUND', ...ofBodies],
    handle: async ({ request, response, body: { overlapHours }, params: { keyId } }) => {
      assertMayGive(request, (await keyNow(db, keyId)).permissions);
      const rotated = await rotateApiKey(db, { keyId }, overlapHours);
      if (!rotated) throw problem('KEY_NOT_FOUND');
      const made = await findApiKey(db, rotated.key);
      toldOnce(response, ['key']);
      response.status(201).json({ ...(await keyNow(db, made?.keyId ?? '')), key: rotated.key });
    },
  });
}

function revokeRoute({ db }: Services): Route {
  return route({
    access: access.ourSide('key.write'),
    ...{ method: 'post', path: '/v1/keys/{keyId}/revoke', operationId: 'revokeKey', tag },
    summary: 'Ends an API key at once',
    description: 'Requests with it are refused from then on; other keys of the same caller go on.',
    params,
    answer: { status: 200, description: 'The key', schema: keyShown },
    problems: ['KEY_NOT_FOUND', ...ofBodies],
    handle: async ({ response, params: { keyId } }) => {
      const { revokedAt } = await keyNow(db, keyId);
      const revoked = revokedAt === null ? await revokeApiKeys(db, { keyId }) : [];
      if (revokedAt === null && revoked.length === 0) throw problem('KEY_NOT_FOUND');
      response.json(await keyNow(db, keyId));
    },
  });
}

/** Routes for the API keys of other systems. */
export function keyRoutes(services: Services): Route[] {
  return [listRoute, makeRoute, rotateRoute, revokeRoute].map((make) => make(services));
}
