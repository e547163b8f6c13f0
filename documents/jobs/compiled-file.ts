import path from 'node:path';

const isSource = __filename.endsWith('.ts');
const documents = isSource ? path.resolve(__dirname, '..', '..', 'dist', 'documents') : path.dirname(__dirname);

/**
 * The compiled file that a thread or process runs, by its name in `documents/`, such as `pdf/draw-pages`. Tests run from the sources, so for
 * them it is the file that the build has left in `dist/`.
 */
export function compiledFile(name: string): string {
  return path.join(documents, `${name}.js`);
}
