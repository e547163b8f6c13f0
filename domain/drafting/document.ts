import { type Unshown } from './unshown';

/** A character that no face has: printed as `□`, or left out where it has no shape. */
export interface ReplacedGlyph {
  character: string;
  /** Such as `U+20BB7`. */
  codePoint: string;
  count: number;
}

/**
 * The frozen document of a revision, as events keep it: digests (SHA-256, in hex) of files in the document store, never the files. The copy
 * with a watermark that people see before it is approved is made when somebody wants to see it.
 */
export interface FrozenDocument {
  /** `made`: set from the data; `theirs`: the customer's own paper. */
  kind: 'made' | 'theirs';
  /** Of the file that counts: what is approved, confirmed and signed. */
  digest: string;
  mediaType: string;
  bytes: number;
  pages: number;
  /** Of everything that is printed; stands in the footer. */
  contentDigest: string;
  replaced: ReplacedGlyph[];
  /** What a file of theirs says and its drawn pages do not show; absent where they show everything. */
  unshown?: Unshown[];
}
