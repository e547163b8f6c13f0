import { readFile } from 'node:fs/promises';

/** What is used here of WebAssembly; the types of Node do not have it. */
interface Imports {
  env: { emscripten_resize_heap: (bytes: number) => boolean };
}
interface Instance {
  exports: { memory: { buffer: ArrayBuffer } };
}
declare const WebAssembly: {
  instantiate: (program: Uint8Array, imports: Imports) => Promise<{ instance: Instance }>;
};

/**
 * PDFium, which breaks where it wants more memory than so many bytes, and how much it has taken: that only grows. By `import`, since
 * its types say that it is an ES module.
 */
export async function loadPdfium(mostBytes: number) {
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
  const library = await PDFiumLibrary.init({ instantiateWasm });
  return { library, memory: () => instance?.exports.memory.buffer.byteLength ?? 0 };
}
