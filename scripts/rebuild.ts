import { EnvironmentError, readEnvironment } from '../config/environment';
import { openDatabase } from '../prisma/client';
import { isReadModelTrue, rebuildReadModel } from '../prisma/rebuild-read-model';

/** Makes the read model anew from the events, contract by contract, and says how many had been wrong. */
async function main(): Promise<void> {
  const env = readEnvironment(process.env, ['DATABASE_URL']);
  const db = openDatabase(env.DATABASE_URL, (error) => {
    console.error(`A database connection broke: ${error.message}`);
  });
  const ids = await db.event.findMany({ where: { streamKind: 'contract', seq: 1 }, select: { streamId: true } });
  let wrong = 0;
  for (const { streamId } of ids) {
    if (await isReadModelTrue(db, streamId)) continue;
    wrong += 1;
    await rebuildReadModel(db, streamId);
    if (!(await isReadModelTrue(db, streamId)))
      throw new Error(`Contract ${streamId} differs from its events even after a rebuild.`);
  }
  console.log(`${ids.length} contracts checked against their events, ${wrong} rebuilt.`);
  await db.$disconnect();
}

main().catch((error: unknown) => {
  console.error(error instanceof EnvironmentError ? error.message : error);
  process.exit(1);
});
