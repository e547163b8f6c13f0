/** A Stryker checker. A range of code contains more mutants than the chosen one; this rejects the others. */
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';

const rejected = { status: 'compileError', reason: 'It is not in the sample.' };

function createChecker() {
  const sample = JSON.parse(readFileSync(process.env.CONCORDAT_MUTATION_SAMPLE, 'utf8'));
  const isChosen = ({ fileName, location, mutatorName, replacement }) =>
    sample.some(
      ({ fileName: file, ...chosen }) =>
        fileName.endsWith(file) && isDeepStrictEqual(chosen, { location, mutatorName, replacement }),
    );
  const check = (mutants) => mutants.map((one) => [one.id, isChosen(one) ? { status: 'passed' } : rejected]);
  return {
    init: () => Promise.resolve(),
    check: (mutants) => Promise.resolve(Object.fromEntries(check(mutants))),
    group: (mutants) => Promise.resolve([mutants.map(({ id }) => id)]),
  };
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.Checker, 'only-the-sample', createChecker)];
