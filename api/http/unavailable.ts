import { isGrpcServiceError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { Prisma } from '../../prisma/client';

/** gRPC statuses that say nothing about the request: cancelled, deadline exceeded, resource exhausted, aborted, unavailable. */
const passingStatuses: readonly number[] = [1, 4, 8, 10, 14];

const passingDatabaseCodes =
  /^(P1\d{3}|P2024|P2028|P2034|ECONN[A-Z]+|ETIMEDOUT|EPIPE|57P0\d|53\d{3}|08\d{3}|55P03|57014|40001|40P01)$/;
const passingDatabaseWords =
  /connection terminated|connection timeout|timeout exceeded|query read timeout|server closed|can't reach database/i;

/** The time for an answer is up, and what comes of the question is not known. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** Temporal takes so many Updates of one workflow at a time and no more; the rest it sends away unread. */
const crowded = /wasn't processed by worker|Workflow Task in failed state|unexpected workflow task failure/i;

interface Cause {
  cause?: unknown;
  code?: unknown;
  /** Postgres' own code, where Prisma has put one of its own in `code`. */
  originalCode?: unknown;
  meta?: { driverAdapterError?: unknown };
}

/** The error with all that lies behind it; Prisma keeps what Postgres said in `meta`. */
function causesOf(error: unknown): Cause[] {
  if (typeof error !== 'object' || error === null) return [];
  const known: Cause = error;
  return [known, ...causesOf(known.cause), ...causesOf(known.meta?.driverAdapterError)];
}

function isPassing(error: Cause): boolean {
  if (error instanceof NoAnswerError || error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  if (isGrpcServiceError(error)) return passingStatuses.includes(error.code);
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  const codes = [error.code, error.originalCode].filter((code) => typeof code === 'string');
  if (codes.some((code) => passingDatabaseCodes.test(code))) return true;
  return error instanceof Error && (passingDatabaseWords.test(error.message) || crowded.test(error.message));
}

/** Whether Temporal sent the Update away because too many of the same workflow were under way; nothing has come of it. */
export function isCrowded(error: unknown): boolean {
  return causesOf(error).some((cause) => cause instanceof Error && crowded.test(cause.message));
}

/** Whether Temporal or Postgres could not be asked, or did not answer in time: the same request may succeed later. */
export function isUnavailable(error: unknown): boolean {
  return causesOf(error).some(isPassing);
}
