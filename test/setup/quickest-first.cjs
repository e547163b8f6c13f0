const { readFileSync, writeFileSync } = require('node:fs');

/** File with the tests of each test file and how long the file takes; written after the first run, which has no mutant. */
const notes = process.env.CONCORDAT_MUTATION_NOTES;

function readNotes() {
  try {
    return JSON.parse(readFileSync(notes, 'utf8'));
  } catch {
    return {};
  }
}

/**
 * Orders test files while Stryker tests mutants. Stryker names the tests that reach a mutant: files without any of them are not loaded, and the
 * fastest of the others come first, because one failure is enough.
 */
module.exports = class QuickestFirst {
  constructor({ globalConfig }) {
    this.pattern = globalConfig.testNamePattern;
  }

  sort(tests) {
    const known = readNotes();
    const reaches = new RegExp(this.pattern ?? '');
    const milliseconds = ({ path }) => known[path]?.milliseconds ?? 0;
    return tests
      .filter(({ path }) => known[path]?.names.some((name) => reaches.test(name)) ?? true)
      .sort((a, b) => milliseconds(a) - milliseconds(b));
  }

  cacheResults(_tests, { testResults }) {
    if (process.env.__STRYKER_ACTIVE_MUTANT__ !== undefined) return;
    const entries = testResults.map(({ testFilePath, testResults: of, perfStats }) => [
      testFilePath,
      { names: of.map(({ fullName }) => fullName), milliseconds: perfStats.runtime },
    ]);
    writeFileSync(notes, JSON.stringify(Object.fromEntries(entries)));
  }
};
