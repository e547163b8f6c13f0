import { isGrpcServiceError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { Prisma } from '../../prisma/client';

/** gRPC statuses of temporary failures: cancelled, deadline exceeded, resource exhausted, aborted, unavailable. */
const passingStatuses: readonly number[] = [1, 4, 8, 10, 14];

/** Among them 28xxx, user or password refused, and 3D000, no such database: a wrong `DATABASE_URL`, which the operator corrects. */
const passingDatabaseCodes =
  /^(P1\d{3}|P2024|P2028|P2034|ECONN[A-Z]+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EPIPE|57P0\d|53\d{3}|08\d{3}|28[0P]\d{2}|3D000|55P03|57014|40001|40P01)$/;
const passingDatabaseWords =
  /connection terminated|connection timeout|timeout exceeded|query read timeout|server closed|can't reach database/i;

/** No answer came in time; whether the command was executed is unknown. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** Messages of Temporal when a workflow has too many Updates in progress; it rejects the rest without reading them. */
const overloaded = /wasn't processed by worker|Workflow Task in failed state|unexpected workflow task failure/i;

interface Cause {
  cause?: unknown;
  code?: unknown;
  /** Postgres' own code, if Prisma uses `code` for its own. */
  originalCode?: unknown;
  meta?: { driverAdapterError?: unknown };
}

/** The error and all its causes; Prisma keeps the error of Postgres in `meta`. */
function causesOf(error: unknown): Cause[] {
  if (typeof error !== 'object' || error === null) return [];
  const known: Cause = error;
  return [known, ...causesOf(known.cause), ...causesOf(known.meta?.driverAdapterError)];
}

function isPassing(error: Cause): boolean {
  if (error instanceof NoAnswerError || error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  // Temporal reports a failed Workflow Task as FAILED_PRECONDITION (9), which is also the status of lasting errors: the message tells them apart.
  if (isGrpcServiceError(error)) return passingStatuses.includes(error.code) || overloaded.test(error.message);
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  const codes = [error.code, error.originalCode].filter((code) => typeof code === 'string');
  if (codes.some((code) => passingDatabaseCodes.test(code))) return true;
  return error instanceof Error && (passingDatabaseWords.test(error.message) || overloaded.test(error.message));
}

/** Whether Temporal rejected the Update because too many Updates of the same workflow were in progress. The Update had no effect. */
export function isOverloaded(error: unknown): boolean {
  return causesOf(error).some((cause) => cause instanceof Error && overloaded.test(cause.message));
}

/** Whether Temporal or Postgres could not be reached or did not answer in time, so that the same request may succeed later. */
export function isUnavailable(error: unknown): boolean {
  return causesOf(error).some(isPassing);
}
