import { type Problem } from '../../domain/kernel/problem';
import { words } from '../../domain/kernel/words';
import { type Api, get, post, read } from './harness';

/** The kinds of the library, as they are addressed. */
export type Shelf = 'clauses' | 'templates' | 'contract-types';

interface Checked {
  itemId: string;
  version: number;
  status: string;
  problems: Problem[];
}

export interface Version extends Omit<Checked, 'problems'> {
  name: object;
  digest: string;
  publishedAt: string | null;
  retiredAt: string | null;
  body: object;
}

/** A clause that says the same in both languages. */
export function aClause(text: string, changes: object = {}): object {
  return { heading: words('Clause', '条款'), text: words(text, text), ...changes };
}

/** A place with the first version of the library clause of the same name. */
export function aSlot(clauseId: string, changes: object = {}): object {
  return { clauseId, from: { libraryClauseId: clauseId, version: 1 }, ...changes };
}

export function aTemplate(slots: object[], changes: object = {}): object {
  return {
    name: words('Lease', '租赁'),
    roles: { ours: words('A', '甲'), customer: words('B', '乙') },
    slots,
    ...changes,
  };
}

export function aField(fieldId: string, changes: object = {}): object {
  return { fieldId, label: words('Question', '问题'), type: 'text', about: 'scope', ...changes };
}

/** A type of contracts that are made from the template `lease`, or from another one. */
export function aType(changes: object = {}): object {
  return {
    ...{ name: words('Lease', '租赁'), code: 'ZL', templateId: 'lease', taxRate: '0.09' },
    numbering: { pattern: '{company}-{type}-{year}-{seq}', digits: 3 },
    plan: { termDays: 365, milestones: [], paymentPlan: [] },
    ...changes,
  };
}

/** The library as its keeper uses it. */
export function openLibrary(api: Api) {
  const path = (shelf: Shelf, itemId: string) => `/v1/${shelf}/${itemId}/versions`;
  const act = (shelf: Shelf, itemId: string, version: number, verb: string, body?: object) =>
    post(api, `${path(shelf, itemId)}/${version}/${verb}`, body);
  const drafted = async (shelf: Shelf, itemId: string, body: object): Promise<Checked> =>
    ((await post(api, path(shelf, itemId), body).expect(201)) as { body: Checked }).body;
  return {
    act,
    drafted,
    published: async (shelf: Shelf, itemId: string, body: object): Promise<number> => {
      const { version } = await drafted(shelf, itemId, body);
      await act(shelf, itemId, version, 'publish').expect(200);
      return version;
    },
    version: async (shelf: Shelf, itemId: string, version: number): Promise<Version> =>
      (await read(get(api, `${path(shelf, itemId)}/${version}`))) as Version,
    list: async (shelf: Shelf, query: string): Promise<Version[]> =>
      ((await read(get(api, `/v1/${shelf}?${query}`))) as { items: Version[] }).items,
  };
}
