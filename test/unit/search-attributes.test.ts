import { ensureSearchAttributes, searchAttributes } from '../../worker/search-attributes';

type Connection = Parameters<typeof ensureSearchAttributes>[0];

/** A Temporal that has these attributes, and lets them be asked and added, or does not. */
function aTemporal(known: string[], { mayAsk = true, mayAdd = true } = {}) {
  const added: string[] = [];
  const operatorService = {
    listSearchAttributes: () =>
      mayAsk
        ? Promise.resolve({ customAttributes: Object.fromEntries(known.map((name) => [name, 2])) })
        : Promise.reject(new Error('PERMISSION_DENIED')),
    addSearchAttributes: (asked: { searchAttributes: object }) => {
      if (!mayAdd) return Promise.reject(new Error('PERMISSION_DENIED'));
      added.push(...Object.keys(asked.searchAttributes));
      return Promise.resolve({});
    },
  };
  return { connection: { operatorService } as unknown as Connection, added };
}

const all = Object.keys(searchAttributes);

describe('The search attributes that contracts need', () => {
  it('are added where they are missing, and only those', async () => {
    const { connection, added } = aTemporal(['ContractStage', 'Overdue', 'SomebodyElses']);
    expect(await ensureSearchAttributes(connection, 'default')).toBeNull();
    expect(added.sort()).toEqual(['ContractNumber', 'NextDeadline', 'WaitingOn']);
  });

  it('are left alone where they are', async () => {
    const { connection, added } = aTemporal(all, { mayAdd: false });
    expect(await ensureSearchAttributes(connection, 'default')).toBeNull();
    expect(added).toEqual([]);
  });

  it('stop the worker where they are missing and it may not add them, with the commands that do', async () => {
    const { connection } = aTemporal(all.slice(1), { mayAdd: false });
    await expect(ensureSearchAttributes(connection, 'sales')).rejects.toThrow(
      'temporal operator search-attribute create --namespace sales --name ContractStage --type Keyword',
    );
  });

  it('do not stop it where that cannot be asked', async () => {
    const { connection } = aTemporal([], { mayAsk: false });
    expect(await ensureSearchAttributes(connection, 'default')).toContain('PERMISSION_DENIED');
  });
});
