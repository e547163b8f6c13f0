import { line } from '../../domain/kernel/values';

/** The id that a calling system gives a contract, for example its order number. */
export const externalId = line(200);
