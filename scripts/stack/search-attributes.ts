import { type Connection } from '@temporalio/client';

/** What the Temporal UI can list contracts by. No names and no amounts: search attributes are never encrypted. */
export const searchAttributes = {
  ContractStage: 'Keyword',
  WaitingOn: 'KeywordList',
  NextDeadline: 'Datetime',
  Overdue: 'Bool',
  ContractNumber: 'Keyword',
} as const;

/** The numbers of `temporal.api.enums.v1.IndexedValueType`. */
const types = { Keyword: 2, Bool: 5, Datetime: 6, KeywordList: 7 } as const;

/** The attributes as the operator service takes them. */
export const indexedValueTypes = Object.fromEntries(
  Object.entries(searchAttributes).map(([name, type]) => [name, types[type]]),
);

/** Names that the namespace does not have yet. */
export async function missingSearchAttributes(connection: Connection, namespace: string): Promise<string[]> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  return Object.keys(searchAttributes).filter((name) => !(name in customAttributes));
}

/** Adds what is missing, and only that, so it may run at every start and beside another one. */
export async function registerSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const missing = new Set(await missingSearchAttributes(connection, namespace));
  if (missing.size === 0) return;
  const wanted = Object.entries(searchAttributes).filter(([name]) => missing.has(name));
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(wanted.map(([name, type]) => [name, types[type]])),
  });
}
