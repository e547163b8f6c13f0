import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { type ReplacedGlyph } from '../../domain/drafting/document';
import { type PrintedDocument } from '../../domain/drafting/printed';
import { fontFiles } from './fonts';
import { prepareDocument } from './prepare';
import { RenderError } from './render-error';

export interface Rendered {
  bytes: Buffer;
  pages: number;
  replaced: ReplacedGlyph[];
}

let setter: { compiler: NodeCompiler; source: string } | undefined;

/** Created once, because it reads the list of fonts. Our fonts come first, so that no font of the machine with the same name is used. */
function getSetter() {
  return (setter ??= {
    compiler: NodeCompiler.create({ fontArgs: [{ fontPaths: [...fontFiles] }] }),
    source: readFileSync(path.join(__dirname, 'contract.typ'), 'utf8'),
  });
}

/** How many documents Typst's cache survives; more costs memory and, as measured, saves no time. */
const remembered = 1;

function messagesOf(compiler: NodeCompiler, failed: Parameters<NodeCompiler['fetchDiagnostics']>[0] | null): string {
  return failed ? JSON.stringify(compiler.fetchDiagnostics(failed)) : 'Typst gave no reason.';
}

/**
 * Sets the document as PDF/A-2b. The same document gives the same bytes on every machine and at any time, because fonts, time and
 * language are given. A few pages take 10 ms, 150 pages 0.3 s. Its 3 MB of memory are freed when the event loop turns, so a loop over
 * many documents must await something.
 * @throws RenderError when Typst refuses it; the content of texts cannot be the reason
 */
export function renderDocument(document: PrintedDocument): Rendered {
  const madeAt = Math.floor(Date.parse(document.madeAt) / 1000);
  if (Number.isNaN(madeAt)) throw new RenderError(`"${document.madeAt}" is no time at which a document was made.`);
  const { data, replaced } = prepareDocument(document);
  const { compiler, source } = getSetter();
  try {
    const compiled = compiler.compile({ mainFileContent: source, inputs: { data: JSON.stringify(data) } });
    if (compiled.result === null) throw new RenderError(messagesOf(compiler, compiled.takeDiagnostics()));
    const bytes = compiler.pdf(compiled.result, { pdfStandard: 'a-2b', creationTimestamp: madeAt });
    return { bytes, pages: compiled.result.numOfPages, replaced };
  } catch (error) {
    if (error instanceof RenderError) throw error;
    throw new RenderError(error instanceof Error ? error.message : JSON.stringify(error), { cause: error });
  } finally {
    compiler.evictCache(remembered);
  }
}
