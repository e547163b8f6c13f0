import path from 'node:path';

const isSource = __filename.endsWith('.ts');

/** The compiled file that a thread or process runs; for tests, which run from the sources, as the build has left it in `dist/`. */
export function compiledFile(name: string): string {
  const folder = isSource ? path.resolve(__dirname, '..', '..', 'dist', 'documents', 'pdf') : __dirname;
  return path.join(folder, `${name}.js`);
}
