import { spawn } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { areas, testsOf } from './mutate/areas';
import { chooseMutants, excludedMutations, type Mutant, rangeOf } from './mutate/sample';
import { mutationReport, tellScores } from './mutate/scores';
import { Explained, sentenceOf } from './stack/report';
import { root } from './stack/start-process';

const usage = `npm run mutate -- AREA … [--seed=1] [--mutants=60] [--tests=PARTS-OF-FILE-NAMES]
AREA is ${Object.keys(areas).join(', ')}, or a folder or file in one of them. So many mutants are tried of each;
several areas, where the same tests are to notice, share the first run of the tests.`;

const dir = path.join(root, '.concordat', 'mutation');
const [sample, notes, settings, report] = ['sample', 'tests', 'settings', 'report'].map((name) =>
  path.join(dir, `${name}.json`),
) as [string, string, string, string]; // four names, four paths

function readArguments() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string' }, mutants: { type: 'string' }, tests: { type: 'string' } },
  });
  const [area, ...others] = new Set(positionals.map((place) => areas[place.split('/')[0] ?? '']));
  if (area === undefined || others.length > 0) throw new Explained(usage);
  return {
    places: positionals,
    area,
    seed: Number(values.seed ?? 1),
    size: Number(values.mutants ?? 60),
    tests: values.tests ?? '',
  };
}

async function runStryker(options: object, env: Record<string, string>): Promise<void> {
  await writeFile(settings, JSON.stringify(options));
  const stryker = path.join(root, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  const child = spawn(process.execPath, [stryker, 'run', settings], {
    ...{ cwd: root, env: { ...process.env, ...env } },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise((done) => child.once('close', done));
  if (code !== 0) throw new Explained('Stryker could not try the mutants; its message is above.');
}

/** Tests a sample of mutants (small faults put into the product's code) and reports how many of them the tests detect. */
async function main(): Promise<void> {
  const { places, area, seed, size, tests } = readArguments();
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  const chosen: Mutant[] = [];
  for (const place of places) {
    const { of, chosen: some } = await chooseMutants(place, seed, size);
    console.log(`${some.length} of ${of} mutants of ${place}, chosen by seed ${seed}.`);
    chosen.push(...some);
  }
  await writeFile(sample, JSON.stringify(chosen));
  const options = {
    ...{ testRunner: 'jest', coverageAnalysis: area.coverage, concurrency: 2 },
    ignoreStatic: area.ignoreStatic ?? false,
    jest: {
      ...{ projectType: 'custom', configFile: 'jest.mutation.config.cjs' },
      // Stryker finds related tests by their imports. Tests of workflows import none of the workflow files, so it would run no test.
      enableFindRelatedTests: area.coverage === 'perTest',
    },
    plugins: ['@stryker-mutator/jest-runner', path.join(root, 'scripts', 'mutate', 'only-the-sample.mjs')],
    checkers: ['only-the-sample'],
    ...{ mutate: chosen.map(rangeOf), mutator: { excludedMutations } },
    ...{ tempDirName: path.join(dir, 'sandbox'), ignorePatterns: ['.concordat'] },
    ...{ reporters: ['progress-append-only', 'json'], jsonReporter: { fileName: report } },
    ...{ allowConsoleColors: false },
    // Wide limits, so that a slow test on a busy machine is not taken for an endless loop.
    ...{ timeoutMS: 60_000, timeoutFactor: 3, dryRunTimeoutMinutes: 60 },
  };
  await runStryker(options, {
    CONCORDAT_MUTATION_PROJECT: area.project,
    CONCORDAT_MUTATION_TESTS: JSON.stringify(await testsOf(area, tests)),
    ...{ CONCORDAT_MUTATION_SAMPLE: sample, CONCORDAT_MUTATION_NOTES: notes },
  });
  const results = mutationReport.parse(JSON.parse(await readFile(report, 'utf8')));
  for (const line of tellScores(places, chosen, results)) console.log(line);
}

main().catch((error: unknown) => {
  console.error(sentenceOf(error));
  process.exitCode = 1;
});
