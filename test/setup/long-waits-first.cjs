const { statSync } = require('node:fs');

/** Number of other test files between two files of `e2e`. */
const between = 6;

/** The slowest projects come first, so that no core is idle at the end. */
const projects = ['e2e', 'api', 'workflow', 'replay', 'unit'];
const rank = ({ context }) => projects.indexOf(context.config.displayName?.name);

/** Files that take a quarter of a minute or more although they are short: one of them as the last of all would keep one core idle. */
const longButSmall =
  /\/(linear-time|page-images|s3-store|set-document|intake-fuzz|render-glyphs|collect-orphans|test-runs)\.test\.ts$/;

/** The API refuses what would wait too long. A test that expects no such refusal does not run beside the linter, which ends after some minutes. */
const countsRefusals = ({ path }) => path.endsWith('crowd.test.ts');

/**
 * Orders test files. Those of `e2e` mostly wait (for servers that are killed and started again), the others compute: in parallel they keep the cores
 * busy.
 */
module.exports = class LongWaitsFirst {
  sort(tests) {
    const sizes = new Map(
      tests.map((test) => [test, longButSmall.test(test.path) ? Number.MAX_SAFE_INTEGER : statSync(test.path).size]),
    );
    const sorted = [...tests].sort((a, b) => rank(a) - rank(b) || sizes.get(b) - sizes.get(a));
    const ofE2e = sorted.filter((test) => rank(test) === 0);
    const waiting = [...ofE2e.filter((test) => !countsRefusals(test)), ...ofE2e.filter(countsRefusals)];
    const computing = sorted.filter((test) => rank(test) !== 0);
    const mixed = waiting.flatMap((test, index) => [test, ...computing.slice(index * between, (index + 1) * between)]);
    return [...mixed, ...computing.slice(waiting.length * between)];
  }

  /** Disabled, so that the order is the same everywhere, whatever ran before. */
  cacheResults() {}
};
