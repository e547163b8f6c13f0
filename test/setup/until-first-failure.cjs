const { TestEnvironment } = require('jest-environment-node');

/** Mutants that a test has detected. Kept outside of the tests' context, so that it is known from file to file. */
const noticed = new Set();
const activeMutant = () => process.env.__STRYKER_ACTIVE_MUTANT__;

/** Once a test has failed for a mutant, the others add nothing. Jest cannot stop, so they are skipped. */
module.exports = class UntilFirstFailure extends TestEnvironment {
  handleTestEvent(event) {
    const isNoticed = noticed.has(activeMutant());
    if (event.name === 'run_describe_start' && isNoticed) event.describeBlock.mode = 'skip';
    if (event.name === 'test_start' && isNoticed) event.test.mode = 'skip';
    if (/^(test_fn|hook)_failure$/.test(event.name) && activeMutant() !== undefined) noticed.add(activeMutant());
  }
};
