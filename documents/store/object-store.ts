import { SentenceError } from '../../domain/kernel/sentence-error';

/** Stores files by SHA-256, in hex. Stored files never change; reading returns exactly what was stored. */
export interface ObjectStore {
  /**
   * Stores the bytes and returns their digest; can be repeated. They are stored completely or not at all.
   * @throws StoreUnavailableError when the store is full, read-only, unreachable or too slow
   */
  put: (bytes: Uint8Array) => Promise<string>;
  /** @throws MissingObjectError, DamagedObjectError, StoreUnavailableError */
  get: (digest: string) => Promise<Buffer>;
  /** All objects in any order; `storedAt` is when an object was last stored. @throws StoreUnavailableError */
  list: () => AsyncIterable<StoredObject>;
  /** Does nothing if the object does not exist. @throws StoreUnavailableError */
  remove: (digest: string) => Promise<void>;
}

export interface StoredObject {
  digest: string;
  bytes: number;
  storedAt: Date;
}

/** The store failed to read or write; a retry may succeed later. */
export class StoreUnavailableError extends SentenceError {
  override readonly name = 'StoreUnavailableError';
}

export class MissingObjectError extends Error {
  override readonly name = 'MissingObjectError';
  constructor(readonly digest: string) {
    super(`The document store has no object ${digest}.`);
  }
}

/** The stored bytes have changed; this is an incident, and the object is never served. */
export class DamagedObjectError extends Error {
  override readonly name = 'DamagedObjectError';
  constructor(readonly digest: string) {
    super(`Object ${digest} of the document store is damaged.`);
  }
}
