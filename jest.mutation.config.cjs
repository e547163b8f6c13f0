/** What Stryker runs against each mutant: one project of ours, in one process. */
const { projects } = require('./jest.config.cjs');

const { CONCORDAT_MUTATION_PROJECT: name, CONCORDAT_MUTATION_TESTS: tests = '[]' } = process.env;

module.exports = {
  ...projects.find(({ displayName }) => displayName === name),
  testMatch: JSON.parse(tests).map((file) => `<rootDir>/${file}`),
  testSequencer: '<rootDir>/test/setup/quickest-first.cjs',
  testEnvironment: `${__dirname}/test/setup/until-first-failure.cjs`, // Stryker, not Jest, resolves it
};
