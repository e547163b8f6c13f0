/**
 * Prints every mutant that Stryker can make of some files, as JSON. It is a process of its own, because Stryker is an ES module.
 *
 * node list-mutants.mjs <excluded mutations, by comma> <file> …
 */
import { readFile } from 'node:fs/promises';
import { Instrumenter } from '@stryker-mutator/instrumenter';

const [excluded = '', ...names] = process.argv.slice(2);
const no = () => false;
const nothing = () => undefined;
const quiet = { isDebugEnabled: no, debug: nothing, info: nothing };
const files = await Promise.all(
  names.map(async (name) => ({ name, mutate: true, content: await readFile(name, 'utf8') })),
);
const { mutants } = await new Instrumenter(quiet).instrument(files, {
  ...{ plugins: null, excludedMutations: excluded.split(','), ignorers: [] },
});
const live = mutants.filter(({ status }) => status === undefined);
process.stdout.write(
  JSON.stringify(
    live.map(({ fileName, location, mutatorName, replacement }) => ({ fileName, location, mutatorName, replacement })),
  ),
);
