import { type Unshown } from './unshown';

/** A character that no font contains; it is printed as `□`, or left out if it has no visible form. */
export interface ReplacedGlyph {
  character: string;
  /** For example `U+20BB7`. */
  codePoint: string;
  count: number;
}

/**
 * The frozen document of a revision as stored in events: SHA-256 digests in hex of files in the document store, not the files. The
 * watermarked copy that people see before approval is rendered on demand.
 */
export interface FrozenDocument {
  /** `made`: rendered from the data; `theirs`: the customer's own paper. */
  kind: 'made' | 'theirs';
  /** Digest of the authoritative file, which is approved, confirmed and signed. */
  digest: string;
  mediaType: string;
  bytes: number;
  pages: number;
  /** Digest of all printed content; shown in the footer. */
  contentDigest: string;
  replaced: ReplacedGlyph[];
  /** Content of the customer's file that the page images do not show; absent if they show everything. */
  unshown?: Unshown[];
}
