import { type Client } from '@temporalio/client';

export interface Counts {
  histories: number;
  events: number;
  workflowTasks: number;
  /** Workflow tasks whose completion accepts an Update. */
  accepting: number;
  /** Workflow tasks whose completion accepts or answers an Update. */
  ofCommands: number;
}

export const nothingCounted: Counts = { histories: 0, events: 0, workflowTasks: 0, accepting: 0, ofCommands: 0 };

export function addCounts(one: Counts, other: Counts): Counts {
  return {
    histories: one.histories + other.histories,
    events: one.events + other.events,
    workflowTasks: one.workflowTasks + other.workflowTasks,
    accepting: one.accepting + other.accepting,
    ofCommands: one.ofCommands + other.ofCommands,
  };
}

async function countOne(client: Client, workflowId: string): Promise<Counts> {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  let task = 0;
  const accepting = new Set<number>();
  const ofCommands = new Set<number>();
  for (const event of events ?? []) {
    if (event.workflowTaskCompletedEventAttributes) task += 1;
    // Events caused by a workflow task follow its completion in the history.
    if (event.workflowExecutionUpdateAcceptedEventAttributes) accepting.add(task);
    if (event.workflowExecutionUpdateAcceptedEventAttributes || event.workflowExecutionUpdateCompletedEventAttributes)
      ofCommands.add(task);
  }
  return {
    ...{ histories: 1, events: events?.length ?? 0, workflowTasks: task },
    ...{ accepting: accepting.size, ofCommands: ofCommands.size },
  };
}

/** Counts events and workflow tasks in complete histories, one after the other. */
export async function countHistories(client: Client, workflowIds: string[]): Promise<Counts> {
  let total = nothingCounted;
  for (const workflowId of workflowIds) total = addCounts(total, await countOne(client, workflowId));
  return total;
}
