import { isGrpcServiceError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { Prisma } from '../../prisma/client';

/** gRPC statuses that say nothing about the request: cancelled, deadline exceeded, resource exhausted, unavailable. */
const passingStatuses: readonly number[] = [1, 4, 8, 14];

const passingDatabaseCodes =
  /^(P1\d{3}|P2024|P2028|P2034|ECONN[A-Z]+|ETIMEDOUT|EPIPE|57P0\d|53\d{3}|08\d{3}|55P03|57014)$/;
const passingDatabaseWords =
  /connection terminated|connection timeout|timeout exceeded|query read timeout|server closed|can't reach database/i;

function causesOf(error: unknown): unknown[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : error == null ? [] : [error];
}

function isPassing(error: unknown): boolean {
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return true;
  if (isGrpcServiceError(error)) return passingStatuses.includes(error.code);
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return passingDatabaseCodes.test(code) || passingDatabaseWords.test(error.message);
}

/** Whether Temporal or Postgres could not be asked, or did not answer in time: the same request may succeed later. */
export function isUnavailable(error: unknown): boolean {
  return causesOf(error).some(isPassing);
}
