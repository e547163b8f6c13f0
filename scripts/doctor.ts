import { EnvironmentError, readEnvironment } from '../config/environment';
import { type StreamKind } from '../prisma/append-events';
import { type Database, openDatabase } from '../prisma/client';
import { idsOf, readModels } from '../prisma/rebuild-read-model';
import { withRunningDatabase } from './start/running-database';

/** Limit of entities that are listed by id; of the rest only the number is reported. */
const mostNamed = 20;
/** How many comparisons must fail before an entity counts as different. */
const attempts = 3;

/** Counts the entities of the kind that differ from their events, and lists the first ones. */
async function compareAll(db: Database, kind: StreamKind): Promise<number> {
  const ids = await idsOf(db, kind);
  let wrong = 0;
  for (const id of ids) {
    let found = await readModels[kind].differences(db, id);
    // An event may have been recorded between reading the events and reading the rows, so compare again.
    for (let time = 1; found.length > 0 && time < attempts; time += 1)
      found = await readModels[kind].differences(db, id);
    if (found.length === 0) continue;
    wrong += 1;
    if (wrong <= mostNamed) console.log(`The ${kind} ${id} differs in ${found.map(({ table }) => table).join(', ')}.`);
  }
  const one = ids.length === 1;
  console.log(
    wrong === 0
      ? `${ids.length} ${kind}${one ? ' is exactly what its' : 's are exactly what their'} events make.`
      : `${wrong} of ${ids.length} ${kind}${one ? '' : 's'} ${wrong === 1 ? 'is' : 'are'} not what ${wrong === 1 ? 'its' : 'their'} events make; \`npm run rebuild\` makes the rows anew.`,
  );
  return wrong;
}

/** Compares the read model of every contract and customer with its events, table by table, and changes nothing. */
async function main(): Promise<void> {
  const env = readEnvironment(await withRunningDatabase(process.env), ['DATABASE_URL']);
  const db = openDatabase(env.DATABASE_URL, (error) => {
    console.error(`A database connection broke: ${error.message}`);
  });
  const wrong = (await compareAll(db, 'contract')) + (await compareAll(db, 'customer'));
  await db.$disconnect();
  process.exitCode = wrong === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof EnvironmentError ? error.message : error);
  process.exit(1);
});
