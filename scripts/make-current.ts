import { Client } from '@temporalio/client';
import { findBundle } from '../worker/bundle';
import { makeCurrent } from '../worker/make-current';
import { buildOf } from '../worker/versioning';
import { connectTemporal } from './connect-temporal';
import { sentenceOf } from './stack/report';

/** After a new version of the program was rolled out beside the old one: contracts move to it, and the old workers can be retired. */
async function main(): Promise<void> {
  const { connection, namespace } = await connectTemporal();
  const build = buildOf(findBundle());
  await makeCurrent(new Client({ connection, namespace }), build);
  console.log(
    `Build ${build} is current: new contracts go to it, and its workers move the others on, within a minute.`,
  );
  await connection.close();
}

main().catch((error: unknown) => {
  console.error(sentenceOf(error));
  process.exit(1);
});
