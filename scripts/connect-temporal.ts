import { Connection } from '@temporalio/client';
import { readEnvironment } from '../config/environment';
import { assertNamespace } from '../config/namespace';
import { Explained, sentenceOf } from './stack/report';

/**
 * Connects to the Temporal server that the environment names, and checks that its namespace exists.
 * @throws EnvironmentError, NamespaceError; Explained if the server does not answer
 */
export async function connectTemporal(): Promise<{ connection: Connection; namespace: string }> {
  const env = readEnvironment(process.env, [
    ...(['TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE', 'TEMPORAL_TLS', 'TEMPORAL_API_KEY'] as const),
  ]);
  const connection = await Connection.connect({
    address: env.TEMPORAL_ADDRESS,
    tls: env.TEMPORAL_TLS || env.TEMPORAL_API_KEY !== undefined,
    ...(env.TEMPORAL_API_KEY === undefined ? {} : { apiKey: env.TEMPORAL_API_KEY }),
  }).catch((error: unknown) => {
    throw new Explained(
      `Temporal at ${env.TEMPORAL_ADDRESS} (TEMPORAL_ADDRESS) cannot be reached: ${sentenceOf(error)}`,
    );
  });
  try {
    await assertNamespace(connection, env);
  } catch (error) {
    await connection.close();
    throw error;
  }
  return { connection, namespace: env.TEMPORAL_NAMESPACE };
}
