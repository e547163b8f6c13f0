import { isDeepStrictEqual } from 'node:util';
import { type Client } from '@temporalio/client';
import { type Contract } from '../../domain/contract/contract';
import { type ContractEvent } from '../../domain/contract/events';
import { fold } from '../../domain/contract/evolve';
import { type Database } from '../../prisma/client';
import { loadEvents } from '../../prisma/load-events';
import { differences } from '../../prisma/rebuild-read-model';
import { contractWorkflowId, getContract } from '../../workflows/messages';

interface Places {
  db: Database;
  temporal: Client;
}

/** How long the places may disagree in normal operation (promise P3). */
const settlesWithinMs = 5_000;

async function lookAround({ db, temporal }: Places, contractId: string) {
  const events = await loadEvents(db, contractId);
  const workflow = await temporal.workflow
    .getHandle(contractWorkflowId(contractId))
    .query<Contract | null>(getContract);
  return { events, folded: fold(events), workflow, different: await differences(db, contractId) };
}

function withoutRepetition(values: readonly string[]): string[] {
  return values.filter((value, index) => value !== values[index - 1]);
}

/**
 * Checks at the end of every story that the events have no gap and no command twice, and that their fold, the read model and the workflow agree.
 * @returns the events
 */
export async function expectOneTruth(places: Places, contractId: string): Promise<ContractEvent[]> {
  const limit = Date.now() + settlesWithinMs;
  let seen = await lookAround(places, contractId);
  while (!(seen.different.length === 0 && isDeepStrictEqual(seen.workflow, seen.folded)) && Date.now() < limit)
    seen = await lookAround(places, contractId);
  const { events, folded, workflow } = seen;
  expect(workflow).toEqual(folded);
  expect(seen.different).toEqual([]);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  // The events of one command are consecutive, so a command id that appears again later was recorded twice.
  const commandIds = withoutRepetition(events.map(({ commandId }) => commandId));
  expect(commandIds).toEqual([...new Set(commandIds)]);
  return events;
}
