import { type Composed, composeDocument, type Printable, withWatermark } from '../text/compose';
import { type ReplacedGlyph } from '../../domain/drafting/document';
import { type Words, words } from '../../domain/kernel/words';
import { renderDocument } from './render';
import { RenderError } from './render-error';

/**
 * What to set: the document itself; a copy with watermark; only its facts, to be shown beside a file that was not rendered by us; or nothing
 * (`trial`), if only missing values and replaced characters are wanted.
 */
export interface SettingJob extends Printable {
  as: 'document' | 'copy' | 'facts' | 'trial';
}

/** The result: the file, or why there is none. */
export type Setting = Pick<Composed, 'missing' | 'faults'> & {
  /** SHA-256 of all printed content; shown in the footer. */
  contentDigest: string;
} & ({ bytes: Uint8Array; pages: number; replaced: ReplacedGlyph[] } | { failed: Words });

const unsettable = words('Something in it cannot be set.', '其中的内容无法排版。');

/** Composes and sets a document; runs in a separate process. Missing values are listed, and copies are set nevertheless. */
export function setJob({ as, ...printable }: SettingJob): Setting {
  const { document, missing, faults } = composeDocument(printable);
  const told = { missing, faults, contentDigest: document.footer.digest };
  // An incomplete document must not be put to anybody for a decision.
  if (as === 'document' && missing.length + faults.length > 0)
    return { ...told, failed: words('The text is not complete.', '文本不完整。') };
  const shown = as === 'document' || as === 'trial' ? document : withWatermark(document);
  try {
    const { bytes, pages, replaced } = renderDocument(
      as === 'facts' ? { ...shown, preamble: [], sections: [] } : shown,
    );
    return { ...told, bytes: as === 'trial' ? new Uint8Array() : new Uint8Array(bytes), pages, replaced };
  } catch (error) {
    if (error instanceof RenderError) return { ...told, failed: unsettable };
    throw error;
  }
}
