import { z } from 'zod';
import { Prisma } from './client';

const meta = z.object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }) });

/** The SQLSTATE of a failed statement, such as `23505`; null for other errors. */
export function sqlStateOf(error: unknown): string | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null;
  const parsed = meta.safeParse(error.meta);
  return parsed.success ? parsed.data.driverAdapterError.cause.originalCode : null;
}
