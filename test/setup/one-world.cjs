const { TestEnvironment } = require('jest-environment-node');

/** What Jest keeps of a file, under symbols of its own, in the world where the file ran. */
const ofJest = /^(?:JEST_STATE_SYMBOL|EVENT_HANDLERS)$/;

function withoutAdded(record, before) {
  for (const name of Object.keys(record)) if (!(name in before)) Reflect.deleteProperty(record, name);
  Object.assign(record, before);
}

/**
 * Tests run in the world of their process – its `Error`, its `Array` – not each file in a copy of it: so a package that
 * is loaded once (load-once.cjs) makes the same errors and arrays as they do. What a file changes in the world is put back after it.
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
