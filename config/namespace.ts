import { type ConnectionLike } from '@temporalio/client';

/** The number of gRPC's NOT_FOUND. */
const notFound = 5;

export function isNotFound(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === notFound;
}

/** Temporal has no namespace of the name that it was asked for, with the command that makes it. */
export class NamespaceError extends Error {
  override readonly name = 'NamespaceError';
}

/**
 * Asks Temporal for the namespace. Where it may not be asked, or does not answer, nothing is known, and nothing said.
 * @throws NamespaceError when there is none of that name
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
      `The namespace ${namespace} is not found at ${address} (TEMPORAL_NAMESPACE). Create it: temporal operator namespace create -n ${namespace}`,
    );
  });
}
