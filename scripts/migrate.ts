import { readEnvironment } from '../config/environment';
import { openDatabase } from '../prisma/client';
import { migrate } from '../prisma/migrate';
import { seedCalendar } from './calendar-years';
import { sentenceOf } from './stack/report';

async function main(): Promise<void> {
  const { DATABASE_URL } = readEnvironment(process.env, ['DATABASE_URL']);
  const { applied, before } = await migrate({ databaseUrl: DATABASE_URL, report: console.log });
  console.log(
    applied.length === 0
      ? `The database is up to date (${before} migrations).`
      : `Applied ${applied.length} migrations.`,
  );
  const db = openDatabase(DATABASE_URL, () => undefined);
  try {
    await seedCalendar(db);
  } finally {
    await db.$disconnect();
  }
}

main().catch((error: unknown) => {
  console.error(sentenceOf(error));
  process.exitCode = 1;
});
