import { parseArgs } from 'node:util';
import { isPermission, permissionNames } from '../domain/kernel/permissions';
import { day, line } from '../domain/kernel/values';
import { allPermissions, type ApiKey, listApiKeys, makeApiKey, revokeApiKeys, rotateApiKey } from '../prisma/api-keys';
import { type Database } from '../prisma/client';
import { Explained } from './stack/report';

const usage = `npm run keys -- make NAME      makes a key and shows it once
        --permissions=LIST     what it may do, such as contract.read,contract.draft; everything without it
        --expires=DAY          the last day on which it works (UTC), such as 2027-12-31
        --owner=MAIL           the employee who answers for it
npm run keys -- rotate NAME    makes a second key with the same permissions and shows it once
        --overlap=HOURS        how long the former one still works; 24 without it
npm run keys -- list           shows all keys, without their secrets
npm run keys -- revoke NAME    ends a key, by its name or its id`;

const options = {
  permissions: { type: 'string' },
  expires: { type: 'string' },
  owner: { type: 'string' },
  overlap: { type: 'string' },
} as const;

type Options = { [Name in keyof typeof options]?: string | undefined };

/** The database, and where answers are printed. */
interface Session {
  db: Database;
  say: (line: string) => void;
}

const minute = (at: Date | null) => at?.toISOString().slice(0, 16).replace('T', ' ') ?? 'never';

function stateOf({ revokedAt, expiresAt, replacedAt }: ApiKey): string {
  if (revokedAt) return `revoked ${minute(revokedAt)}`;
  if (expiresAt && expiresAt.getTime() <= Date.now()) return `expired ${minute(expiresAt)}`;
  const until = expiresAt ? ` until ${minute(expiresAt)}` : '';
  return replacedAt ? `replaced, in use${until}` : `in use${until}`;
}

function lineOf(key: ApiKey): string {
  const { keyId, name, permissions, ownerId, createdAt, lastUsedAt } = key;
  const may = permissions.includes(allPermissions) ? 'everything' : permissions.join(',');
  const owner = ownerId === null ? '' : `, owner ${ownerId}`;
  return `${keyId}  ${name}  made ${minute(createdAt)}, last used ${minute(lastUsedAt)}, ${stateOf(key)} (UTC), may: ${may}${owner}`;
}

function permissionsIn(list: string | undefined): string[] {
  if (list === undefined) return [allPermissions];
  const names = [...new Set(list.split(',').map((name) => name.trim()))];
  const unknown = names.find((name) => !isPermission(name));
  if (unknown !== undefined)
    throw new Explained(`There is no permission “${unknown}”. There are: ${permissionNames.join(', ')}.`);
  return names;
}

/** The last instant of the day. */
function expiryOf(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const last = day.safeParse(text);
  if (!last.success) throw new Explained(`--expires takes a day, such as 2027-12-31, not “${text}”.`);
  const end = new Date(`${last.data}T23:59:59.999Z`);
  if (end.getTime() <= Date.now()) throw new Explained(`${text} is over; a key would not work on any day.`);
  return end;
}

async function ownerOf(db: Database, address: string | undefined): Promise<string | null> {
  if (address === undefined) return null;
  const owner = await db.user.findFirst({ where: { email: { equals: address, mode: 'insensitive' }, active: true } });
  if (!owner) throw new Explained(`No active employee has the address ${address}.`);
  return owner.userId;
}

async function make({ db, say }: Session, named: string, { permissions, expires, owner }: Options): Promise<void> {
  const name = line(100).safeParse(named);
  if (!name.success) throw new Explained(`A key needs a name of one line, at most 100 characters.\n${usage}`);
  const key = await makeApiKey(db, {
    ...{ name: name.data, permissions: permissionsIn(permissions), expiresAt: expiryOf(expires) },
    ownerId: await ownerOf(db, owner),
  });
  if (key === null)
    throw new Explained(`A key called ${name.data} is in use; revoke it first, or choose another name.`);
  say(`API key ${name.data} (shown only once): ${key}`);
}

async function rotate({ db, say }: Session, named: string, { overlap = '24' }: Options): Promise<void> {
  if (!/^\d{1,4}$/.test(overlap)) throw new Explained(`--overlap takes a whole number of hours, not “${overlap}”.`);
  const rotated = await rotateApiKey(db, named, Number(overlap));
  if (!rotated) throw new Explained(`No key in use is called ${named}. \`npm run keys -- list\` shows them all.`);
  say(`API key ${rotated.former.name} (shown only once): ${rotated.key}`);
  say(`The former key (${rotated.former.keyId}) works until ${minute(rotated.former.expiresAt)} (UTC).`);
}

async function list({ db, say }: Session): Promise<void> {
  const keys = await listApiKeys(db);
  say(keys.length === 0 ? 'There is no key yet.' : keys.map(lineOf).join('\n'));
}

async function revoke({ db, say }: Session, named: string): Promise<void> {
  const revoked = await revokeApiKeys(db, named);
  if (revoked.length === 0)
    throw new Explained(`No key in use is called ${named}. \`npm run keys -- list\` shows them all.`);
  for (const { name, keyId } of revoked)
    say(`Revoked: ${name} (${keyId}). What is asked with it from now on is refused.`);
}

function argumentsOf(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true });
  } catch {
    throw new Explained(usage);
  }
}

/** A command of `npm run keys`, ready to run. */
export type KeyCommand = (session: Session) => Promise<void>;

/**
 * Reads the arguments of `npm run keys`: make, rotate, list or revoke API keys.
 * @throws Explained with the usage if they are not understood
 */
export function keyCommandOf(args: readonly string[]): KeyCommand {
  const { positionals, values } = argumentsOf([...args]);
  const [verb = '', ...rest] = positionals;
  const named = rest.join(' ').trim();
  const verbs = { make, rotate, list, revoke };
  const isVerb = Object.hasOwn(verbs, verb) && (verb === 'list') === (named === '');
  if (!isVerb) throw new Explained(usage);
  return (session) => verbs[verb as keyof typeof verbs](session, named, values); // one of them, by the check above
}
