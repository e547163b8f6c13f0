const { createRequire } = require('node:module');
const path = require('node:path');
const { compileFunction } = require('node:vm');

/** Jest's own, which only a package of Jest may name. */
const { default: Runtime } = createRequire(require.resolve('jest-environment-node'))('jest-runtime');

const root = path.dirname(path.dirname(__dirname));

/** Jest's packages belong to a file: they hold its tests. */
const ofJest = /^(?:@?jest\b|expect$)/;
const isPackage = (name) => !name.startsWith('.') && !path.isAbsolute(name) && !ofJest.test(name);

/**
 * Of ours, what holds nothing of one call that another could find: rules, and documents, whose fonts and whose processes serve
 * all. And what may be said to a process only once.
 */
const ours = ['domain/', 'documents/', 'prisma/generated/', 'test/setup/quiet-workers.ts'].map((part) =>
  path.join(root, part),
);
const loaded = new Map();

/**
 * Packages, and our own modules without state, are loaded once by a process and not anew by each of its test files: that took
 * a second of a processor for each file that needs the API, and as long again until what was loaded anew was compiled to be fast.
 * Everything else, and so whatever has state, is as new for each file as ever.
 */
class LoadOnce extends Runtime {
  constructor(...args) {
    super(...args);
    const { executor } = this;
    // Not in a world of its own: see one-world.cjs.
    executor.compile = (source, filename) => compileFunction(source, executor.injectedModuleParameters, { filename });
  }

  requireModuleOrMock(from, name) {
    if (isPackage(name) && !this._resolution.isCoreModule(name)) return createRequire(from)(name);
    return super.requireModuleOrMock(from, name);
  }

  requireModule(from, name, ...rest) {
    const file = name === undefined ? from : name.startsWith('.') ? this._resolution.resolveCjs(from, name) : '';
    if (!ours.some((part) => file.startsWith(part))) return super.requireModule(from, name, ...rest);
    if (!loaded.has(file)) loaded.set(file, super.requireModule(from, name, ...rest));
    return loaded.get(file);
  }
}

// As Jest takes what a compiled ES module exports by default.
module.exports = { __esModule: true, default: LoadOnce };
