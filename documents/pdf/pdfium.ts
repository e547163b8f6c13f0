import { readFile } from 'node:fs/promises';
import { giveFaces } from './pdfium-faces';
import { type FunctionTable, type Pdfium, type PdfiumFunctions } from './pdfium-functions';

/** What is used here of WebAssembly; the types of Node do not have it. */
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
 * PDFium, which breaks where it wants more memory than so many bytes, with our faces for fonts that a file names and does not bring along. By `import`, since
 * the types of the package say that it is an ES module.
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
    // The instance comes by the call above; the library's types want an answer that it never reads.
    return {};
  };
  await PDFiumLibrary.init({ instantiateWasm });
  if (instance === undefined) throw new Error('PDFium has begun without its program.');
  const { exports: call } = instance;
  const heap = () => Buffer.from(call.memory.buffer);
  const pdfium = { call, heap, memory: () => call.memory.buffer.byteLength };
  giveFaces(pdfium, call.__indirect_function_table);
  return pdfium;
}
