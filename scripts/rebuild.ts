import { EnvironmentError, readEnvironment } from '../config/environment';
import { openDatabase } from '../prisma/client';
import { idsOf, readModels } from '../prisma/rebuild-read-model';
import { withRunningDatabase } from './start/running-database';

/** Rebuilds the read model of each entity that differs from its events, and reports how many differed. */
async function main(): Promise<void> {
  const env = readEnvironment(await withRunningDatabase(process.env), ['DATABASE_URL']);
  const db = openDatabase(env.DATABASE_URL, (error) => {
    console.error(`A database connection broke: ${error.message}`);
  });
  for (const kind of ['contract', 'customer'] as const) {
    const { differences, rebuild } = readModels[kind];
    const isTrue = async (id: string) => (await differences(db, id)).length === 0;
    const ids = await idsOf(db, kind);
    let wrong = 0;
    for (const id of ids) {
      if (await isTrue(id)) continue;
      wrong += 1;
      await rebuild(db, id);
      if (!(await isTrue(id)) && (await idsOf(db, kind)).includes(id))
        throw new Error(`The ${kind} ${id} differs from its events even after a rebuild.`);
    }
    console.log(`${ids.length} ${kind}s checked against their events, ${wrong} rebuilt.`);
  }
  await db.$disconnect();
}

main().catch((error: unknown) => {
  console.error(error instanceof EnvironmentError ? error.message : error);
  process.exit(1);
});
