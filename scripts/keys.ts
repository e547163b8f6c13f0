import { readEnvironment } from '../config/environment';
import { line } from '../domain/kernel/values';
import { type ApiKey, listApiKeys, makeApiKey, revokeApiKey } from '../prisma/api-keys';
import { type Database, openDatabase } from '../prisma/client';
import { Explained, sentenceOf } from './stack/report';
import { withRunningDatabase } from './start/running-database';

const usage = `npm run keys -- make NAME      makes a key and shows it once
npm run keys -- list           shows all keys, without their secrets
npm run keys -- revoke NAME    ends a key, by its name or its id`;

const minute = (at: Date | null) => at?.toISOString().slice(0, 16).replace('T', ' ') ?? 'never';

function lineOf({ keyId, name, createdAt, lastUsedAt, revokedAt }: ApiKey): string {
  const state = revokedAt ? `revoked ${minute(revokedAt)}` : 'in use';
  return `${keyId}  ${name}  made ${minute(createdAt)}, last used ${minute(lastUsedAt)}, ${state} (UTC)`;
}

async function make(db: Database, named: string): Promise<void> {
  const name = line(100).safeParse(named);
  if (!name.success) throw new Explained(`A key needs a name of one line, at most 100 characters.\n${usage}`);
  const key = await makeApiKey(db, name.data);
  if (key === null)
    throw new Explained(`A key called ${name.data} is in use; revoke it first, or choose another name.`);
  console.log(`API key ${name.data} (shown only once): ${key}`);
}

async function list(db: Database): Promise<void> {
  const keys = await listApiKeys(db);
  console.log(keys.length === 0 ? 'There is no key yet.' : keys.map(lineOf).join('\n'));
}

async function revoke(db: Database, named: string): Promise<void> {
  const revoked = await revokeApiKey(db, named);
  if (!revoked) throw new Explained(`No key in use is called ${named}. \`npm run keys -- list\` shows them all.`);
  console.log(`Revoked: ${revoked.name} (${revoked.keyId}). What is asked with it from now on is refused.`);
}

/** Makes, lists and revokes API keys. */
async function main(): Promise<void> {
  const [verb = '', ...rest] = process.argv.slice(2);
  const named = rest.join(' ').trim();
  const verbs = { make, list, revoke };
  const isVerb = Object.hasOwn(verbs, verb) && (verb === 'list') === (named === '');
  if (!isVerb) throw new Explained(usage);
  const { DATABASE_URL } = readEnvironment(await withRunningDatabase(process.env), ['DATABASE_URL']);
  const db = openDatabase(DATABASE_URL, () => undefined);
  try {
    await verbs[verb as keyof typeof verbs](db, named); // one of them, by the check above
  } finally {
    await db.$disconnect();
  }
}

main().catch((error: unknown) => {
  console.error(sentenceOf(error));
  process.exitCode = 1;
});
