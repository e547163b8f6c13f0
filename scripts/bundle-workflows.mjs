/**
 * Bundles the workflow code into one file, with Temporal's bundler.
 *
 * node scripts/bundle-workflows.mjs <workflows/index.ts> <bundle.js>
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';

const [workflowsPath, target] = process.argv.slice(2);
const shared = path.join(path.dirname(workflowsPath), 'shared.ts');
const { code } = await bundleWorkflowCode({ workflowsPath, preloadModules: [shared] });
writeFileSync(target, code);
