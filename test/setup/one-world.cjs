const { TestEnvironment } = require('jest-environment-node');

/** Jest's own data about a file, which it stores under symbols in the global object. */
const ofJest = /^(?:JEST_STATE_SYMBOL|EVENT_HANDLERS)$/;

function withoutAdded(record, before) {
  for (const name of Object.keys(record)) if (!(name in before)) Reflect.deleteProperty(record, name);
  Object.assign(record, before);
}

/**
 * Tests use the globals of their process (`Error`, `Array`), not a copy for each file. A package that is loaded once (load-once.cjs) then makes the
 * same errors and arrays as the tests. Globals that a file changes are restored after it.
 */
module.exports = class OneWorld extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.before = {
      ...{ console: globalThis.console, exit: process.exit, env: { ...process.env } },
      stackTraceLimit: Error.stackTraceLimit,
    };
    const FakeTimers = this.fakeTimersModern.constructor;
    this.fakeTimersModern = new FakeTimers({ config: config.projectConfig, global: globalThis });
    this.global = globalThis;
  }

  async teardown() {
    const { console, exit, env, stackTraceLimit } = this.before;
    await super.teardown();
    for (const key of Object.getOwnPropertySymbols(globalThis))
      if (ofJest.test(key.description ?? '')) Reflect.deleteProperty(globalThis, key);
    globalThis.console = console;
    process.exit = exit;
    withoutAdded(process.env, env);
    Error.stackTraceLimit = stackTraceLimit;
  }
};
