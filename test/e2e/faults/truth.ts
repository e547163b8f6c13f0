import { type Contract } from '../../../domain/contract/contract';
import { type ContractEvent } from '../../../domain/contract/events';
import { fold } from '../../../domain/contract/evolve';
import { loadEvents } from '../../../prisma/load-events';
import { differences } from '../../../prisma/rebuild-read-model';
import { type House } from './house';
import { until } from '../../build/until';

export function eventsOf({ db }: House, contractId: string): Promise<ContractEvent[]> {
  return loadEvents(db, contractId);
}

/** The mails of a contract, as the outbox has them. */
export function mailsOf({ db }: House, contractId: string) {
  return db.effect.findMany({ where: { streamId: contractId }, orderBy: [{ seq: 'asc' }, { effectId: 'asc' }] });
}

/** Waits until nothing is left to be mailed to this contract's people. */
export async function whenMailed(house: House, contractId: string, withinMs = 90_000): Promise<void> {
  await until(
    `every mail of ${contractId} is dealt with`,
    async () => (await mailsOf(house, contractId)).every(({ status }) => status === 'sent' || status === 'failed'),
    withinMs,
  );
}

/** How often each mail is in the inbox by now. */
export async function countArrivals({ inbox }: House): Promise<(effectId: string) => number> {
  const messageIds = (await inbox.mails()).map(({ messageId }) => messageId);
  return (effectId) => messageIds.filter((messageId) => messageId === `<${effectId}@concordat>`).length;
}

function withoutRepetition(values: readonly string[]): string[] {
  return values.filter((value, index) => value !== values[index - 1]);
}

const knownOf = ({ handle }: House, contractId: string) => handle(contractId).query<Contract | null>('getContract');

/**
 * Waits until the workflow knows every event. If its worker was killed between Postgres and Temporal, it learns of the last ones with the next command, or from the
 * supervision, which may itself have been killed: that is noticed after a minute.
 */
async function whenKnown(house: House, contractId: string): Promise<void> {
  const standing = async () => {
    const [known, recorded] = [
      (await knownOf(house, contractId))?.seq ?? 0,
      (await eventsOf(house, contractId)).length,
    ];
    return { known, recorded };
  };
  await until(
    'the workflow knows every event',
    async () => {
      const { known, recorded } = await standing();
      return known === recorded;
    },
    100_000,
  ).catch(async (error: unknown) => {
    const { status, runId, historyLength } = await house.handle(contractId).describe();
    throw new Error(JSON.stringify({ ...(await standing()), contractId, status: status.name, runId, historyLength }), {
      cause: error,
    });
  });
}

/**
 * What every story must end with: the events have no gap and no command twice, the workflow and the read model say what the events say,
 * and every mail that was sent arrived, once, or as often as its row admits.
 */
export async function expectTruth(house: House, contractId: string): Promise<ContractEvent[]> {
  const events = await eventsOf(house, contractId);
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
  // The events of one command stand together, so a command id that comes back later was recorded twice.
  const commandIds = withoutRepetition(events.map(({ commandId }) => commandId));
  expect(commandIds).toEqual([...new Set(commandIds)]);
  await whenMailed(house, contractId);
  await whenKnown(house, contractId);
  expect(await knownOf(house, contractId)).toEqual(fold(await eventsOf(house, contractId)));
  expect(await differences(house.db, contractId)).toEqual([]);
  const mails = await mailsOf(house, contractId);
  const arrivals = await countArrivals(house);
  for (const { effectId, status, copies } of mails) {
    if (status !== 'sent') continue;
    expect(arrivals(effectId)).toBeGreaterThanOrEqual(1);
    expect(arrivals(effectId)).toBeLessThanOrEqual(1 + copies);
  }
  return eventsOf(house, contractId);
}

/** What happened, without when and under which ids, so that two lives can be compared. */
export async function storyOf(house: House, contractId: string) {
  const trail = await eventsOf(house, contractId);
  const documents = trail.flatMap((event) =>
    event.type === 'ContractSubmitted' && event.document ? [event.document] : [],
  );
  // Number and time are printed, so that each life has documents of its own.
  const digests = documents.flatMap(({ digest, contentDigest }) => [digest, contentDigest]);
  const anonymous = (value: unknown): unknown =>
    JSON.parse(
      digests.reduce(
        (text, digest, index) => text.replaceAll(digest, `document-${index}`),
        JSON.stringify(value)
          .replaceAll(contractId, 'the-contract')
          .replaceAll(`HT-${contractId.slice(0, 8)}`, 'the-number')
          .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then')
          .replaceAll(/"bytes":\d+/g, '"bytes":0'),
      ),
    );
  const events = trail.map((event) => anonymous({ ...event, commandId: 'an-id' }));
  const mails = (await mailsOf(house, contractId)).map(({ seq, kind, target }) => ({ seq, kind, target }));
  return { events, mails };
}
