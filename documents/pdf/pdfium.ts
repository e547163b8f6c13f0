import { readFile } from 'node:fs/promises';
import { installFonts } from './pdfium-fonts';
import { type FunctionTable, type Pdfium, type PdfiumFunctions } from './pdfium-functions';

/** The parts of WebAssembly used here; Node's types do not have them. */
interface Imports {
  env: { emscripten_resize_heap: (bytes: number) => boolean };
}
interface Instance {
  exports: PdfiumFunctions & { memory: { buffer: ArrayBuffer }; __indirect_function_table: FunctionTable };
}
declare const WebAssembly: {
  instantiate: (program: Uint8Array, imports: Imports) => Promise<{ instance: Instance }>;
};

/**
 * Loads PDFium with a memory limit; it crashes if it needs more. It gets our fonts for fonts that files do not embed. Loaded with `import`,
 * because the package's types say that it is an ES module.
 */
export async function loadPdfium(mostBytes: number): Promise<Pdfium> {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium');
  const program = await readFile(require.resolve('@hyzyla/pdfium/pdfium.wasm'));
  let instance: Instance | undefined;
  const instantiateWasm = ({ env, ...others }: Imports, done: (instance: Instance) => void) => {
    const grow = env.emscripten_resize_heap;
    const bounded = { ...env, emscripten_resize_heap: (bytes: number) => bytes >>> 0 <= mostBytes && grow(bytes) };
    void WebAssembly.instantiate(program, { ...others, env: bounded }).then((made) => {
      instance = made.instance;
      done(instance);
    });
    // The instance is passed by the callback above; the library's types require a return value that it does not use.
    return {};
  };
  await PDFiumLibrary.init({ instantiateWasm });
  if (instance === undefined) throw new Error('PDFium was loaded without its WebAssembly module.');
  const { exports: call } = instance;
  const heap = () => Buffer.from(call.memory.buffer);
  const pdfium = { call, heap, memory: () => call.memory.buffer.byteLength };
  installFonts(pdfium, call.__indirect_function_table);
  return pdfium;
}
