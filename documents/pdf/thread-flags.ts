/** What Node needs to run the file in a thread: nothing for a compiled one; tests run the sources, and `tsx` is there for them. */
export function flagsFor(file: string): string[] {
  return file.endsWith('.ts') ? ['--require', require.resolve('tsx/cjs')] : [];
}
