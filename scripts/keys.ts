import { readEnvironment } from '../config/environment';
import { openDatabase } from '../prisma/client';
import { keyCommandOf } from './key-commands';
import { sentenceOf } from './stack/report';
import { withRunningDatabase } from './start/running-database';

/** Makes, rotates, lists and revokes API keys. */
async function main(): Promise<void> {
  const command = keyCommandOf(process.argv.slice(2));
  const { DATABASE_URL } = readEnvironment(await withRunningDatabase(process.env), ['DATABASE_URL']);
  const db = openDatabase(DATABASE_URL, () => undefined);
  try {
    await command({ db, say: console.log });
  } finally {
    await db.$disconnect();
  }
}

main().catch((error: unknown) => {
  console.error(sentenceOf(error));
  process.exitCode = 1;
});
