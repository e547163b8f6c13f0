import { isReadModelTrue, rebuildReadModel } from '../activities/rebuild-read-model';
import { EnvironmentError, readEnvironment } from '../config/environment';
import { openDatabase } from '../prisma/client';

/** Makes the read model anew from the events, contract by contract, and says how many rows had been wrong. */
async function main(): Promise<void> {
  const env = readEnvironment(process.env, ['DATABASE_URL']);
  const db = openDatabase(env.DATABASE_URL, (error) => {
    console.error(`A database connection broke: ${error.message}`);
  });
  const ids = await db.event.findMany({ where: { seq: 1 }, select: { contractId: true } });
  let wrong = 0;
  for (const { contractId } of ids) {
    if (await isReadModelTrue(db, contractId)) continue;
    wrong += 1;
    await rebuildReadModel(db, contractId);
    if (!(await isReadModelTrue(db, contractId)))
      throw new Error(`Contract ${contractId} differs from its events even after a rebuild.`);
  }
  console.log(`${ids.length} contracts checked against their events, ${wrong} rebuilt.`);
  await db.$disconnect();
}

main().catch((error: unknown) => {
  console.error(error instanceof EnvironmentError ? error.message : error);
  process.exit(1);
});
