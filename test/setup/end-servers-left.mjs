/** Process that outlives the one that starts servers; see end-servers-with-us.ts. Its input ends when that process ends, however it ends. */
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';

const [folder] = process.argv.slice(2);
await new Promise((resolve) => process.stdin.on('end', resolve).resume());
const { reapOrphans } = createRequire(import.meta.url)('../../dist/scripts/stack/child.js');
const ended = await reapOrphans(folder, () => undefined);
if (ended.length > 0) await rm(folder, { recursive: true, force: true });
