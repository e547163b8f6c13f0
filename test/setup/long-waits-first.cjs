const { statSync } = require('node:fs');

/** Of the other files, as many as are taken between two of `e2e`. */
const between = 6;

/** What takes longest comes first, so that no core is without work at the end. */
const projects = ['e2e', 'api', 'workflow', 'replay', 'unit'];
const rank = ({ context }) => projects.indexOf(context.config.displayName?.name);

/**
 * The order of test files. Those of `e2e` mostly wait – for servers that are killed, started and found again – and the
 * others compute: side by side they keep the processors busy, which one kind after the other does not.
 */
module.exports = class LongWaitsFirst {
  sort(tests) {
    const sizes = new Map(tests.map((test) => [test, statSync(test.path).size]));
    const sorted = [...tests].sort((a, b) => rank(a) - rank(b) || sizes.get(b) - sizes.get(a));
    const waiting = sorted.filter((test) => rank(test) === 0);
    const computing = sorted.filter((test) => rank(test) !== 0);
    const mixed = waiting.flatMap((test, index) => [test, ...computing.slice(index * between, (index + 1) * between)]);
    return [...mixed, ...computing.slice(waiting.length * between)];
  }

  /** The order is the same everywhere, whatever ran before. */
  cacheResults() {}
};
