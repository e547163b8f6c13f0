/** One fault in typed terms; `pointer` is a JSON Pointer (RFC 6901) into the draft. */
export interface TermsProblem {
  pointer: string;
  code: string;
  message: string;
}
