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

/** What became of each history, by its name: `null` where it goes on. One worker replays them all, since one takes longer to start than to replay. */
async function replayAll(bundle: WorkflowBundleOption): Promise<Record<string, unknown>> {
  const histories = names.map((name) => ({ workflowId: name, history: read(name) }));
  const outcomes: Record<string, unknown> = {};
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: bundle }, histories))
    outcomes[workflowId] = error ?? null;
  return outcomes;
}

describe('a contract that began under earlier code', () => {
  describe.each<[string, () => Promise<WorkflowBundleOption>]>([
    ['this one', () => Promise.resolve(workflowBundle())],
    ['one whose state has another shape', () => bundleOfVersion(stateVersion + 1)],
  ])('goes on under %s', (_, bundle) => {
    let outcomes: Record<string, unknown>;
    beforeAll(async () => {
      outcomes = await replayAll(await bundle());
    });

    it.each(names)('%s', (name) => {
      expect(outcomes[name]).toBeNull();
    });
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
    const replayed = Worker.runReplayHistory({ workflowBundle: workflowBundle() }, history);
    await expect(replayed).rejects.toThrow(DeterminismViolationError);
  });
});
