import path from 'node:path';
import { type WorkerOptions } from '@temporalio/worker';

/** Name of the Worker Deployment that all builds of the worker belong to. It must never change. */
export const deploymentName = 'concordat';

/** Build id of a workflow bundle: the hash of its sources, which the file name contains. */
export function buildOf(bundle: string): string {
  return path.basename(bundle, '.js').replace(/^workflows-/, '');
}

/**
 * Options of a worker that runs only contracts pinned to its own build, until they are moved to the current build.
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
