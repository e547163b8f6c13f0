const { createRequire } = require('node:module');
const path = require('node:path');
const { compileFunction } = require('node:vm');

/** Jest's own module, which is resolved from a package of Jest because it is no direct dependency. */
const { default: Runtime } = createRequire(require.resolve('jest-environment-node'))('jest-runtime');

const root = path.dirname(path.dirname(__dirname));

/** Jest's packages are loaded for each file, because they hold its tests. */
const ofJest = /^(?:@?jest\b|expect$)/;
const isPackage = (name) => !name.startsWith('.') && !path.isAbsolute(name) && !ofJest.test(name);

/**
 * The product. What its modules keep between calls belongs to a contract, a digest or a database, and each file has its own. Also a module that may run
 * only once in a process.
 */
const ours = [
  ...['domain/', 'documents/', 'config/', 'prisma/', 'activities/', 'workflows/', 'worker/', 'api/'],
  'test/setup/quiet-workers.ts',
].map((part) => path.join(root, part));
const loaded = new Map();

/**
 * Loads packages and the product once for each process, not for each of its test files: that took a second of CPU time for each file that needs the
 * API, and as long again until V8 had optimised it. Everything else is loaded for each file.
 */
class LoadOnce extends Runtime {
  constructor(...args) {
    super(...args);
    const { executor } = this;
    // Without a separate VM context: see one-world.cjs.
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

// The shape of a compiled ES module with a default export, which Jest expects.
module.exports = { __esModule: true, default: LoadOnce };
