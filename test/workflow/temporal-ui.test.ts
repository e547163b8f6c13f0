import { emptyMemory, type Memory } from '../build/memory-activities';
import { approve, createPumpContract, pumpTerms, submit } from '../build/pump-contract';
import { type RunningContract, withContract } from './harness';

let memory: Memory;

beforeEach(() => {
  memory = emptyMemory();
});

const title = 'Pumps *A* and <b>B</b>';
const inApproval = (tell: (contract: RunningContract, contractId: string) => Promise<void>) =>
  withContract(memory, async (contract, contractId) => {
    await contract.ask(createPumpContract(contractId, pumpTerms({ title })));
    await contract.ask(submit);
    await tell(contract, contractId);
  });

/** What each workflow task has written of the search attributes, by their names. */
async function written({ handle }: RunningContract): Promise<string[][]> {
  const { events } = await handle.fetchHistory();
  return (events ?? []).flatMap(({ upsertWorkflowSearchAttributesEventAttributes: upserted }) =>
    upserted ? [Object.keys(upserted.searchAttributes?.indexedFields ?? {}).sort()] : [],
  );
}

/** What the list can be filtered by. */
async function listed({ handle }: RunningContract): Promise<Record<string, unknown>> {
  const { typedSearchAttributes } = await handle.describe();
  return Object.fromEntries(typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]));
}

async function details({ handle }: RunningContract): Promise<string> {
  const { currentDetails } = await handle.query<{ currentDetails: string }>('__temporal_workflow_metadata');
  return currentDetails;
}

describe('the list of contracts in Temporal', () => {
  it('finds a contract by its number, its stage, by whom it waits for and by its next deadline', () =>
    inApproval(async (contract, contractId) => {
      const { at } = await contract.outlook();
      expect(await listed(contract)).toEqual({
        ContractNumber: `HT-${contractId.slice(0, 8)}`,
        ContractStage: 'in_approval',
        WaitingOn: ['legal', 'finance', 'business'],
        NextDeadline: new Date(at ?? ''),
        Overdue: false,
      });
    }));

  it('is written to only with what has changed: whoever has voted is no longer waited for', () =>
    inApproval(async (contract) => {
      await contract.ask(approve('legal'));
      expect(await listed(contract)).toMatchObject({ WaitingOn: ['finance', 'business'] });
      expect((await written(contract)).at(-1)).toEqual(['WaitingOn']);
    }));
});

describe('the history of a contract in Temporal', () => {
  it('has one record for each command', () =>
    inApproval(async (contract) => {
      await contract.ask(approve('legal'));
      await contract.sleep('1 second');
      const { events } = await contract.handle.fetchHistory();
      expect((events ?? []).filter((event) => event.markerRecordedEventAttributes)).toHaveLength(3);
    }));
});

describe('the page of a contract in Temporal', () => {
  it('says what it is and for whom it waits, in both languages, and takes no Markdown from a title', () =>
    inApproval(async (contract, contractId) => {
      const { sentences } = await contract.outlook();
      expect(sentences.length).toBeGreaterThan(0);
      const [head, what, , ...lines] = (await details(contract)).split('\n');
      expect(head).toBe(`### HT-${contractId.slice(0, 8)} · goods-sale – in approval / 审批中`);
      expect(what).toBe('Revision 1: Pumps \\*A\\* and \\<b\\>B\\</b\\>');
      expect(lines).toHaveLength(2 * sentences.length);
      expect(lines.slice(0, 2)).toEqual([`- ${sentences[0]?.en}`, `- ${sentences[0]?.['zh-CN']}`]);
    }));
});
