import { type Composed, composeDocument, type Printable, withWatermark } from '../text/compose';
import { type ReplacedGlyph } from '../../domain/drafting/document';
import { type Words, words } from '../../domain/kernel/words';
import { renderDocument } from './render';
import { RenderError } from './render-error';

/**
 * What is set: the document itself; a copy with the watermark; the sheet of facts that is shown beside a file of another making; or nothing,
 * where only what would come of it is asked for.
 */
export interface SettingJob extends Printable {
  as: 'document' | 'copy' | 'facts' | 'trial';
}

/** What came of it: the file, or why there is none. */
export type Setting = Pick<Composed, 'missing' | 'faults'> & {
  /** SHA-256 of everything that is printed; stands in the footer. */
  contentDigest: string;
} & ({ bytes: Uint8Array; pages: number; replaced: ReplacedGlyph[] } | { failed: Words });

const unsettable = words('Something in it cannot be set.', '其中的内容无法排版。');

/** Composes and sets a document; runs in a process of the pool. What the text lacks is said, and the document is set all the same. */
export function setJob({ as, ...printable }: SettingJob): Setting {
  const { document, missing, faults } = composeDocument(printable);
  const told = { missing, faults, contentDigest: document.footer.digest };
  // Nobody is to decide on a text that lacks something.
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
