/** A document could not be set; the message gives the reason, from Typst if Typst refused it. */
export class RenderError extends Error {
  override readonly name = 'RenderError';
}
