/** A document that could not be set; the message says why, in Typst's words where Typst refused. */
export class RenderError extends Error {
  override readonly name = 'RenderError';
}
