import { randomUUID } from 'node:crypto';
import { wholeLife } from '../../build/contract-life';
import { type House, openHouse } from './house';
import { expectTruth, storyOf } from './truth';

const today = new Date().toISOString().slice(0, 10);

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
});
afterAll(() => house.close());

const servers = {
  Temporal: { kill: () => house.stack.killTemporal(), restart: () => house.stack.restartTemporal() },
  Postgres: { kill: () => house.stack.killPostgres(), restart: () => house.stack.restartPostgres() },
};

/** A life in which, at the given steps, the command is under way while the server is killed and started again. */
async function liveWith(server: keyof typeof servers, steps: readonly number[]): Promise<string> {
  const contractId = randomUUID();
  for (const [step, command] of wholeLife(contractId, today).entries()) {
    const commandId = randomUUID();
    if (!steps.includes(step)) {
      await house.ask(contractId, command, commandId);
      continue;
    }
    const unheard = house.send(contractId, command, commandId).catch(() => undefined);
    await servers[server].kill();
    await servers[server].restart();
    await unheard;
    await house.ask(contractId, command, commandId);
  }
  return contractId;
}

describe('a server killed with SIGKILL and started again in the middle of a command', () => {
  it.each(['Temporal', 'Postgres'] as const)('%s: contracts go on, and nothing is twice or missing', async (server) => {
    const undisturbed = await liveWith(server, []);
    const disturbed = await liveWith(server, [2, 8, 12, 14]);
    await expectTruth(house, undisturbed);
    await expectTruth(house, disturbed);
    expect(await storyOf(house, disturbed)).toEqual(await storyOf(house, undisturbed));
  });
});
