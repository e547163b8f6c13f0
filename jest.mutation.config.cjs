/** What Stryker runs against each mutant: one project of ours, in one process. */
const { projects } = require('./jest.config.cjs');

const { CONCORDAT_MUTATION_PROJECT: name, CONCORDAT_MUTATION_TESTS: tests = '[]' } = process.env;

// A mutant is told to the modules as they are loaded: each file loads its own.
const { runtime, ...project } = projects.find(({ displayName }) => displayName === name);

module.exports = {
  ...project,
  setupFilesAfterEnv: [...project.setupFilesAfterEnv, '<rootDir>/test/setup/end-processes.ts'],
  testMatch: JSON.parse(tests).map((file) => `<rootDir>/${file}`),
  testSequencer: '<rootDir>/test/setup/quickest-first.cjs',
  testEnvironment: `${__dirname}/test/setup/until-first-failure.cjs`, // Stryker, not Jest, resolves it
};
