import path from 'node:path';
import { type WorkerOptions } from '@temporalio/worker';

/** Name of the Worker Deployment that all builds of the worker belong to; for ever. */
export const deploymentName = 'concordat';

/** Build Id of a workflow bundle: the hash of its sources, by which its file is named. */
export function buildOf(bundle: string): string {
  return path.basename(bundle, '.js').replace(/^workflows-/, '');
}

/**
 * A worker that runs only contracts of its own build, until they are moved on to the current one.
 * @see docs/decisions/0010-worker-versions.md
 */
export function versionedAs(buildId: string): Required<Pick<WorkerOptions, 'workerDeploymentOptions'>> {
  return {
    workerDeploymentOptions: {
      useWorkerVersioning: true,
      version: { deploymentName, buildId },
      defaultVersioningBehavior: 'PINNED',
    },
  };
}
