import { readdirSync, readFileSync } from 'node:fs';
import { compiled } from '../../scripts/stack/start-process';
import { workflowCacheSize } from '../../worker/workflow-cache-size';

const gigabyte = 1024 ** 3;

describe('How many workflows a worker caches', () => {
  it.each([
    [24, 0, 300],
    [24, 2 ** 34, 300],
    [24, 1, 153],
    [2, 0, 300],
    [0.1, 0, 20],
  ])('with %d GB of memory and a limit of %d GB is %d', (memory, limit, expected) => {
    expect(workflowCacheSize(memory * gigabyte, limit * gigabyte)).toBe(expected);
  });

  it('is so many because the rules are loaded once for all of them', () => {
    const folder = compiled('workflow-bundle');
    const bundle = readFileSync(`${folder}/${readdirSync(folder)[0]}`, 'utf8');
    const [, preloaded] = /function preloadModules\(\) \{([^}]*)\}/.exec(bundle) ?? [];
    expect(preloaded).toContain('workflows/shared.ts');
  });
});
