import { moveContractsOn } from '../../activities/move-contracts-on';

interface Running {
  type: string;
  workflowId: string;
}

/** A Temporal in which these workflows run on another build than the current one. */
function aTemporal(
  current: string | null,
  running: readonly Running[],
  failing: ReadonlyMap<string, Error> = new Map(),
) {
  const told: string[] = [];
  const queries: string[] = [];
  const tell = (what: string, workflowId: string) => {
    const failure = failing.get(workflowId);
    if (failure) return Promise.reject(failure);
    told.push(`${what} ${workflowId}`);
    return Promise.resolve();
  };
  const client = {
    options: { namespace: 'default' },
    workflowService: {
      describeWorkerDeployment: () =>
        Promise.resolve({
          workerDeploymentInfo:
            current === null ? {} : { routingConfig: { currentDeploymentVersion: { buildId: current } } },
        }),
    },
    workflow: {
      async *list({ query }: { query: string }) {
        queries.push(query);
        await Promise.resolve();
        yield* running.filter(({ type }) => query.includes(`'${type}'`)).map((one) => ({ ...one, runId: 'its-run' }));
      },
      getHandle: (workflowId: string, runId: string) => ({
        terminate: () => tell('terminate', workflowId),
        signal: (name: string, { to }: { to: string }) => tell(`${name} ${to} ${runId}`, workflowId),
      }),
    },
  };
  const move = (deployment: string | null = 'concordat') =>
    moveContractsOn({
      client: client as never, // as much of it as is asked here
      ...{ lifecycle: { type: 'contractLifecycle' }, courierType: 'courier', heartbeat: () => undefined, deployment },
    });
  return { told, queries, move };
}

const contracts = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ type: 'contractLifecycle', workflowId: `contract-${at}` }));
const gone = Object.assign(new Error('It has ended.'), { name: 'WorkflowNotFoundError' });

describe('Contracts on another build of the worker', () => {
  it('are asked to move on to the current one, run by run; the courier is ended, to be begun anew', async () => {
    const { told, queries, move } = aTemporal('two', [
      ...contracts(2),
      { type: 'courier', workflowId: 'courier-mail' },
    ]);
    expect(await move()).toBe(2);
    expect(told).toEqual([
      ...['terminate courier-mail', 'moveOn two its-run contract-0', 'moveOn two its-run contract-1'],
    ]);
    for (const query of queries) expect(query).toContain("TemporalWorkerDeploymentVersion != 'concordat:two'");
  });

  it('that have ended meanwhile keep nobody back', async () => {
    const { told, move } = aTemporal('two', contracts(3), new Map([['contract-1', gone]]));
    expect(await move()).toBe(3);
    expect(told).toEqual(['moveOn two its-run contract-0', 'moveOn two its-run contract-2']);
  });

  it('are left to the next look where Temporal fails', async () => {
    const { move } = aTemporal('two', contracts(1), new Map([['contract-0', new Error('Temporal is away.')]]));
    await expect(move()).rejects.toThrow('Temporal is away.');
  });

  it('are moved five hundred in one look', async () => {
    const { told, move } = aTemporal('two', contracts(501));
    expect(await move()).toBe(500);
    expect(told).toHaveLength(500);
  });

  it('stay where no build was made current, and where workers have no versions', async () => {
    const { told, move } = aTemporal(null, contracts(1));
    expect([await move(), await move(null)]).toEqual([0, 0]);
    expect(told).toEqual([]);
  });
});
