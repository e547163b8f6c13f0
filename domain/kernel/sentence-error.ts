import { type Words } from './words';

/** An error whose message people may read, in both languages. */
export class SentenceError extends Error {
  constructor(
    readonly sentence: Words,
    options?: ErrorOptions,
  ) {
    super(sentence.en, options);
  }
}
