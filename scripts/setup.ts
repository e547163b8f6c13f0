import { readEnvironment } from '../config/environment';
import { makeApiKey } from '../prisma/api-keys';
import { type Database, openDatabase } from '../prisma/client';
import { loadProfile } from '../prisma/load-profile';
import { migrate } from '../prisma/migrate';
import { connectTemporal } from './connect-temporal';
import { askAll } from './setup/ask';
import { install } from './setup/install';
import { installationOf } from './setup/questions';
import { Explained, sentenceOf } from './stack/report';

/** Whether the installation is already set up; if so, prints a message. */
async function isSetUp(db: Database): Promise<boolean> {
  const stored = await loadProfile(db);
  if (!stored) return false;
  console.log(
    `Already set up for ${stored.profile.name}; nothing was changed. Change the company with POST /v1/company/change, make keys with \`npm run keys\`.`,
  );
  return true;
}

/**
 * Inserts the company, its first administrator and a key in one transaction.
 * @returns the key; null if another process has set up the installation meanwhile
 */
async function setUp(db: Database, args: readonly string[]): Promise<string | null> {
  const terminal = process.stdin.isTTY ? { input: process.stdin, output: process.stdout } : null;
  const { installation, keyName } = installationOf(await askAll(args, terminal));
  return db.$transaction(async (transaction) => {
    // If two setups run at once, the second waits for the lock and then finds the company.
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('concordat.setup'))`;
    if (await loadProfile(transaction)) return null;
    await install(transaction, installation);
    const key = await makeApiKey(transaction, { name: keyName });
    if (key === null) throw new Explained(`There is a key called ${keyName} already; give another --key-name.`);
    return key;
  });
}

/** Checks the connection to Temporal. The setup itself does not need it, but the worker would fail later without it. */
async function checkTemporal(): Promise<void> {
  if (!process.env['TEMPORAL_ADDRESS']) return;
  await connectTemporal().then(
    ({ connection }) => connection.close(),
    (error: unknown) => {
      console.error(`Before you start the worker: ${sentenceOf(error)}`);
    },
  );
}

/** Prepares an empty database for a company: `npm run setup` asks questions, or takes arguments. */
async function main(): Promise<void> {
  const { DATABASE_URL: databaseUrl } = readEnvironment(process.env, ['DATABASE_URL']);
  await migrate({ databaseUrl, report: console.log });
  const db = openDatabase(databaseUrl, () => undefined);
  try {
    if (await isSetUp(db)) return;
    const key = await setUp(db, process.argv.slice(2));
    if (key === null) {
      await isSetUp(db);
      return;
    }
    console.log(`Concordat is set up.\nAPI key (shown only once): ${key}`);
    console.log('Next: start the API and the worker, and add the people who approve with POST /v1/users.');
  } finally {
    await db.$disconnect();
  }
}

main()
  .then(checkTemporal)
  .catch((error: unknown) => {
    console.error(sentenceOf(error));
    process.exitCode = 1;
  });
