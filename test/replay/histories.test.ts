import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { temporal } from '@temporalio/proto';
import { Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { stateVersion } from '../../domain/contract/state-version';
import { bundleOfVersion, workflowBundle } from '../workflow/harness';

const folder = path.join(__dirname, 'histories');
const { History } = temporal.api.history.v1;
const { EventType } = temporal.api.enums.v1;
const names = readdirSync(folder).filter((file) => file.endsWith('.binpb'));

function read(name: string): temporal.api.history.v1.IHistory {
  return History.decode(readFileSync(path.join(folder, name)));
}

function replay(
  history: temporal.api.history.v1.IHistory,
  bundle: WorkflowBundleOption = workflowBundle(),
): Promise<void> {
  return Worker.runReplayHistory({ workflowBundle: bundle }, history);
}

describe('a contract that began under earlier code', () => {
  it.each(names)('goes on under this one: %s', async (name) => {
    await expect(replay(read(name))).resolves.toBeUndefined();
  });

  it.each(names)('goes on under one whose state has another shape: %s', async (name) => {
    await expect(replay(read(name), await bundleOfVersion(stateVersion + 1))).resolves.toBeUndefined();
  });

  it('would stop if this code asked for other things in another order', async () => {
    const history = read('whole-life-1.binpb');
    const timer = history.events?.find((event) => event.timerStartedEventAttributes);
    const { workflowTaskCompletedEventId } = timer?.timerStartedEventAttributes ?? {};
    expect(workflowTaskCompletedEventId).toBeDefined();
    Object.assign(timer ?? {}, {
      eventType: EventType.EVENT_TYPE_UPSERT_WORKFLOW_SEARCH_ATTRIBUTES,
      timerStartedEventAttributes: null,
      upsertWorkflowSearchAttributesEventAttributes: { workflowTaskCompletedEventId, searchAttributes: {} },
    });
    await expect(replay(history)).rejects.toThrow(DeterminismViolationError);
  });
});
