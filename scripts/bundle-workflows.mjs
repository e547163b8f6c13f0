/**
 * Makes one file of the workflow code, with Temporal's bundler.
 *
 *     node scripts/bundle-workflows.mjs <workflows/index.ts> <bundle.js>
 */
import { writeFileSync } from 'node:fs';
import { bundleWorkflowCode } from '@temporalio/worker';

const [workflowsPath, target] = process.argv.slice(2);
const { code } = await bundleWorkflowCode({ workflowsPath });
writeFileSync(target, code);
