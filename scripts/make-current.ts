import { Client, Connection } from '@temporalio/client';
import { EnvironmentError, readEnvironment } from '../config/environment';
import { findBundle } from '../worker/bundle';
import { makeCurrent } from '../worker/make-current';
import { buildOf } from '../worker/versioning';

/** After a new version of the program was rolled out beside the old one: contracts move to it, and the old workers can be retired. */
async function main(): Promise<void> {
  const env = readEnvironment(process.env, [
    ...(['TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE', 'TEMPORAL_TLS', 'TEMPORAL_API_KEY'] as const),
  ]);
  const connection = await Connection.connect({
    address: env.TEMPORAL_ADDRESS,
    tls: env.TEMPORAL_TLS || env.TEMPORAL_API_KEY !== undefined,
    ...(env.TEMPORAL_API_KEY === undefined ? {} : { apiKey: env.TEMPORAL_API_KEY }),
  });
  const build = buildOf(findBundle());
  await makeCurrent(new Client({ connection, namespace: env.TEMPORAL_NAMESPACE }), build);
  console.log(
    `Build ${build} is current: new contracts go to it, and its workers move the others on, within a minute.`,
  );
  await connection.close();
}

main().catch((error: unknown) => {
  console.error(error instanceof EnvironmentError ? error.message : error);
  process.exit(1);
});
