import { EnvironmentError, readEnvironment } from '../config/environment';
import { openDatabase } from '../prisma/client';
import { differences } from '../prisma/rebuild-read-model';

/** Contracts that are named one by one; of the others only the number is told. */
const mostNamed = 20;

/** Compares every contract's read model with what its events make, table by table, and changes nothing. */
async function main(): Promise<void> {
  const env = readEnvironment(process.env, ['DATABASE_URL']);
  const db = openDatabase(env.DATABASE_URL, (error) => {
    console.error(`A database connection broke: ${error.message}`);
  });
  const ids = await db.event.findMany({
    where: { streamKind: 'contract', seq: 1 },
    select: { streamId: true },
    orderBy: { streamId: 'asc' },
  });
  let wrong = 0;
  for (const { streamId } of ids) {
    const found = await differences(db, streamId);
    if (found.length === 0) continue;
    wrong += 1;
    if (wrong <= mostNamed)
      console.log(`Contract ${streamId} differs in ${found.map(({ table }) => table).join(', ')}.`);
  }
  console.log(
    wrong === 0
      ? `${ids.length} contracts are exactly what their events make.`
      : `${wrong} of ${ids.length} contracts are not what their events make; \`npm run rebuild\` makes their rows anew.`,
  );
  await db.$disconnect();
  process.exitCode = wrong === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof EnvironmentError ? error.message : error);
  process.exit(1);
});
