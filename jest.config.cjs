/** Speed is the folder: unit in milliseconds, workflow in skipped time, api and e2e against the real servers. */
const shared = {
  transform: {
    '^.+\\.[cm]?[jt]sx?$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/.concordat/', '<rootDir>/dist/'],
  runtime: '<rootDir>/test/setup/load-once.cjs',
  testEnvironment: '<rootDir>/test/setup/one-world.cjs',
};

const project = (name, extra = {}) => ({
  ...shared,
  ...extra,
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
});

const forAll = ['patience', 'must-assert', 'never-block'].map((name) => `<rootDir>/test/setup/${name}.ts`);

const workflows = {
  globalSetup: '<rootDir>/test/setup/prepare-workflows.ts',
  setupFilesAfterEnv: [...forAll, '<rootDir>/test/setup/quiet-workers.ts'],
};
const closeTestServer = '<rootDir>/test/setup/close-test-server.ts';
const servers = {
  globalSetup: '<rootDir>/test/setup/start-servers.ts',
  globalTeardown: '<rootDir>/test/setup/stop-servers.ts',
  setupFilesAfterEnv: forAll,
};

module.exports = {
  // One more than processors: a third of the tests' time is waiting for servers.
  maxWorkers: 3,
  testSequencer: '<rootDir>/test/setup/long-waits-first.cjs',
  projects: [
    project('unit', { globalSetup: '<rootDir>/test/setup/prepare-build.ts', setupFilesAfterEnv: forAll }),
    project('workflow', { ...workflows, setupFilesAfterEnv: [...workflows.setupFilesAfterEnv, closeTestServer] }),
    project('replay', workflows),
    project('api', servers),
    project('e2e', servers),
  ],
};
