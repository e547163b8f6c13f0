import { randomUUID } from 'node:crypto';
import { type Command } from '../../../domain/contract/commands';
import { wholeLife } from '../../build/contract-life';
import { type House, openHouse } from './house';
import { expectTruth, storyOf } from './truth';
import { until } from '../../build/until';

const today = new Date().toISOString().slice(0, 10);

/** Some twenty lives of twenty commands each. */
jest.setTimeout(400_000);

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

interface Life {
  contractId: string;
  commands: Command[];
  /** How many of its commands were asked. */
  asked: number;
}

function aLife(): Life {
  const contractId = randomUUID();
  return { contractId, commands: wholeLife(contractId, today), asked: 0 };
}

async function live(life: Life, through: number): Promise<void> {
  for (const command of life.commands.slice(life.asked, through)) await house.ask(life.contractId, command);
  life.asked = Math.max(life.asked, through);
}

/** The moments at which a worker is killed, seen from the commands that have just been sent to it. */
const moments = {
  'at once': () => Promise.resolve(true),
  'when the first is committed': async (before: Before) => (await house.db.event.count()) > before.events,
  'when all are committed': async (before: Before) =>
    (await house.db.event.groupBy({ by: ['streamId', 'commandId'] })).length >= before.commands + before.sent,
  'when the first mail arrives': async (before: Before) => (await house.inbox.mails()).length > before.mails,
};

interface Before {
  events: number;
  commands: number;
  mails: number;
  sent: number;
}

describe('a worker killed with SIGKILL in every stage of a life, at four moments', () => {
  it('leaves the events, the read model and the mails as they are when nothing happens', async () => {
    let worker = await house.startWorker();
    const undisturbed = aLife();
    await live(undisturbed, undisturbed.commands.length);
    await expectTruth(house, undisturbed.contractId);
    const story = await storyOf(house, undisturbed.contractId);

    // Each life is one step ahead of the next, so that every round hits every step; the last ones meet it before they begin.
    const names = Object.keys(moments) as (keyof typeof moments)[];
    const steps = undisturbed.commands.length;
    const lives = Array.from({ length: steps + names.length - 1 }, () => aLife());
    const stepOf = (index: number, round: number) => index + round - (names.length - 1);
    await Promise.all(lives.map((life, index) => live(life, Math.max(0, stepOf(index, 0)))));
    for (const [round, name] of names.entries()) {
      const hit = lives.flatMap((life, index) => {
        const command = life.commands[stepOf(index, round)];
        return command ? [{ life, command, commandId: randomUUID() }] : [];
      });
      const before = {
        events: await house.db.event.count(),
        commands: (await house.db.event.groupBy({ by: ['streamId', 'commandId'] })).length,
        mails: (await house.inbox.mails()).length,
        sent: hit.length,
      };
      const unheard = hit.map(({ life, command, commandId }) => house.send(life.contractId, command, commandId));
      void Promise.allSettled(unheard);
      await until(name, () => moments[name](before));
      await worker.kill();
      worker = await house.startWorker();
      await Promise.all(hit.map(({ life, command, commandId }) => house.ask(life.contractId, command, commandId)));
      for (const { life } of hit) life.asked += 1;
    }
    await Promise.all(lives.map((life) => live(life, steps)));
    for (const { contractId } of lives) {
      await expectTruth(house, contractId);
      expect(await storyOf(house, contractId)).toEqual(story);
    }
  });
});
