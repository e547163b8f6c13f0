import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { readEnvironment } from '../config/environment';
import { openDatabase } from '../prisma/client';
import { type BareActivities, bareTaskQueue } from './bare-messages';

/** A worker with the settings of the real one: the same number of database connections and the SDK's own limits. */
async function main(): Promise<void> {
  const env = readEnvironment(process.env, ['DATABASE_URL', 'TEMPORAL_ADDRESS']);
  Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: ['SIGINT', 'SIGTERM'] });
  const db = openDatabase(
    env.DATABASE_URL,
    (error) => {
      console.error(error);
    },
    20,
  );
  const activities: BareActivities = {
    writeStep: async ({ lifeId, step }) => {
      await db.$transaction([
        db.$executeRaw`INSERT INTO bench_steps (life_id, step) VALUES (${lifeId}, ${step}) ON CONFLICT DO NOTHING`,
        db.$executeRaw`
          INSERT INTO bench_lives (life_id, step) VALUES (${lifeId}, ${step})
          ON CONFLICT (life_id) DO UPDATE SET step = excluded.step`,
      ]);
    },
  };
  const connection = await NativeConnection.connect({ address: env.TEMPORAL_ADDRESS });
  const worker = await Worker.create({
    connection,
    taskQueue: bareTaskQueue,
    workflowsPath: require.resolve('./bare-workflow'),
    activities,
    shutdownGraceTime: '10 seconds',
  });
  const running = worker.run();
  process.send?.({ ready: true });
  await running;
  await Promise.all([connection.close(), db.$disconnect()]);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
