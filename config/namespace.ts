import { type ConnectionLike } from '@temporalio/client';

/** gRPC status code NOT_FOUND. */
const notFound = 5;

export function isNotFound(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === notFound;
}

/** The Temporal namespace does not exist. The message contains the command that creates it. */
export class NamespaceError extends Error {
  override readonly name = 'NamespaceError';
}

/**
 * Checks that the namespace exists. If Temporal denies the request or does not answer, the check is skipped.
 * @throws NamespaceError when the namespace does not exist
 */
export async function assertNamespace(
  { workflowService }: Pick<ConnectionLike, 'workflowService'>,
  {
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: namespace,
  }: { TEMPORAL_ADDRESS: string; TEMPORAL_NAMESPACE: string },
): Promise<void> {
  await workflowService.describeNamespace({ namespace }).catch((error: unknown) => {
    if (!isNotFound(error)) return;
    throw new NamespaceError(
      `The namespace ${namespace} is not found at ${address} (TEMPORAL_NAMESPACE). Create it: temporal operator namespace create -n ${namespace} --address ${address}`,
    );
  });
}
