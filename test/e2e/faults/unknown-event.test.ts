import { randomUUID } from 'node:crypto';
import { ProblemError } from '../../../api/http/problem';
import { loadContract } from '../../../prisma/load-contract';
import { wholeLife } from '../../build/contract-life';
import { approve } from '../../build/pump-contract';
import { type House, openHouse } from './house';
import { eventsOf, expectTruth, mailsOf, whenMailed } from './truth';

const today = new Date().toISOString().slice(0, 10);

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await house.startWorker();
});
afterAll(() => house.close());

async function inApproval(): Promise<string> {
  const contractId = randomUUID();
  for (const command of wholeLife(contractId, today).slice(0, 2)) await house.ask(contractId, command);
  await whenMailed(house, contractId);
  return contractId;
}

/** What a newer version of the program, which knows more events, would leave behind. */
async function recordAsNewerProgram(contractId: string, seq: number): Promise<void> {
  await house.db.$executeRaw`
    INSERT INTO events (stream_kind, stream_id, seq, type, body, actor, command_id, ordinal, fingerprint, at)
    VALUES ('contract', ${contractId}, ${seq}, 'ContractPledged', '{"type": "ContractPledged", "to": "A bank"}',
      '{"kind": "user", "id": "li", "name": "Li"}', 'from-the-future', 0, '', clock_timestamp())`;
}

const refusalOf = (contractId: string) =>
  house
    .send(contractId, approve('legal'))
    .catch((error: unknown) => (error instanceof ProblemError ? error.code : error));

describe('an event that a newer version of the program has recorded', () => {
  it('stops its contract and no other: refused with a code, on the incident list once, and nothing is written', async () => {
    const [contractId, other] = [await inApproval(), await inApproval()];
    const before = await eventsOf(house, contractId);
    const standing = await loadContract(house.db, contractId);
    await recordAsNewerProgram(contractId, before.length + 1);

    expect(await refusalOf(contractId)).toBe('UNKNOWN_EVENT');
    expect(await refusalOf(contractId)).toBe('UNKNOWN_EVENT');
    await house.handle(contractId).signal('approve', { ...approve('legal'), commandId: 'by-hand' });
    expect(await refusalOf(contractId)).toBe('UNKNOWN_EVENT');

    const after = await eventsOf(house, contractId);
    expect(after.slice(0, -1)).toEqual(before);
    expect(after.at(-1)).toMatchObject({ type: 'ContractPledged', seq: before.length + 1 });
    expect(await loadContract(house.db, contractId)).toEqual(standing);
    expect(await house.handle(contractId).query('getContract')).toEqual(standing);
    expect(await mailsOf(house, contractId)).toHaveLength(3);
    expect(await house.db.incident.findMany()).toMatchObject([
      {
        kind: 'unknown_event',
        streamId: contractId,
        sentence: { en: expect.stringContaining('ContractPledged') as string },
      },
    ]);

    expect(await house.ask(other, approve('legal'))).toMatchObject({ events: ['ApprovalGiven'] });
    await expectTruth(house, other);
  });
});
