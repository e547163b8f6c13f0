import { Client } from '@temporalio/client';
import { findBundle } from '../worker/bundle';
import { makeCurrent } from '../worker/make-current';
import { buildOf } from '../worker/versioning';
import { connectTemporal } from './connect-temporal';
import { sentenceOf } from './stack/report';

/**
 * Run after the workers of a new version were started beside the old ones: contracts move to the new version, and the old workers can then be
 * stopped.
 */
async function main(): Promise<void> {
  const { connection, namespace } = await connectTemporal();
  const build = buildOf(findBundle());
  await makeCurrent(new Client({ connection, namespace }), build);
  console.log(
    `Build ${build} is current: new contracts start on it, and its workers move the running contracts to it within a minute.`,
  );
  await connection.close();
}

main().catch((error: unknown) => {
  console.error(sentenceOf(error));
  process.exit(1);
});
