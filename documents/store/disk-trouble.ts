import { StoreUnavailableError } from './object-store';

/** What the system answers, in an operator's words. */
const reasons: Record<string, string> = {
  ENOSPC: 'is full',
  EDQUOT: 'has used up its quota',
  EFBIG: 'takes no file of that size',
  EROFS: 'is mounted read-only',
  EACCES: 'may not be used by this process',
  EPERM: 'may not be used by this process',
  EIO: 'is on a disk that reports an error',
  ENOTDIR: 'is no folder',
  EEXIST: 'is no folder',
  ENOENT: 'is not there',
  EMFILE: 'cannot be used, since this process has too many files open',
};

/** The system's code, such as `ENOSPC`; Node's own codes begin with `ERR_` and are mistakes of ours. */
export function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

/** What the disk says no to is the store's trouble, whatever it was asked; anything else is thrown as it is. */
export function troubleWith(folder: string, error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined) return error;
  const reason = reasons[code] ?? 'does not answer as a folder does';
  return new StoreUnavailableError(`The folder of the document store, ${folder}, ${reason} (${code}).`, {
    cause: error,
  });
}
