import { line } from '../../domain/kernel/values';

/** What a calling system calls a contract: the number of its order, for one. */
export const externalId = line(200);
