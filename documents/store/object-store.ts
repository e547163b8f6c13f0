import { type Words } from '../../domain/kernel/words';
/** Files by their SHA-256, in hex. What was put is never changed; what is read is what was put. */
export interface ObjectStore {
  /**
   * Keeps the bytes and answers their digest; safe to repeat. They are whole in the store or not at all.
   * @throws StoreUnavailableError when the store is full, read-only, away or slow
   */
  put: (bytes: Uint8Array) => Promise<string>;
  /** @throws MissingObjectError, DamagedObjectError, StoreUnavailableError */
  get: (digest: string) => Promise<Buffer>;
  /** Everything there is, in no order; `storedAt` is when it was last put. @throws StoreUnavailableError */
  list: () => AsyncIterable<StoredObject>;
  /** Harmless when it is not there. @throws StoreUnavailableError */
  remove: (digest: string) => Promise<void>;
}

export interface StoredObject {
  digest: string;
  bytes: number;
  storedAt: Date;
}

/** The store did not take or give it now; the same may succeed later. */
export class StoreUnavailableError extends Error {
  override readonly name = 'StoreUnavailableError';
  constructor(
    readonly sentence: Words,
    options?: ErrorOptions,
  ) {
    super(sentence.en, options);
  }
}

export class MissingObjectError extends Error {
  override readonly name = 'MissingObjectError';
  constructor(readonly digest: string) {
    super(`The document store has no object ${digest}.`);
  }
}

/** What the store gave is not what was put: an incident; it is never served. */
export class DamagedObjectError extends Error {
  override readonly name = 'DamagedObjectError';
  constructor(readonly digest: string) {
    super(`Object ${digest} of the document store is damaged.`);
  }
}
