import { type ConnectionLike } from '@temporalio/client';

/** The fields by which the Temporal UI can list contracts. No names and no amounts: search attributes are never encrypted. */
export const searchAttributes = {
  ContractStage: 'Keyword',
  WaitingOn: 'KeywordList',
  NextDeadline: 'Datetime',
  Overdue: 'Bool',
  ContractNumber: 'Keyword',
} as const;

/** The values of `temporal.api.enums.v1.IndexedValueType`. */
const types = { Keyword: 2, Bool: 5, Datetime: 6, KeywordList: 7 } as const;

/** The attributes in the form that the operator service takes. */
export const indexedValueTypes = Object.fromEntries(
  Object.entries(searchAttributes).map(([name, type]) => [name, types[type]]),
);

/** Search attributes that the namespace does not have yet. */
export async function missingSearchAttributes(
  connection: Pick<ConnectionLike, 'operatorService'>,
  namespace: string,
): Promise<string[]> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  return Object.keys(searchAttributes).filter((name) => !(name in customAttributes));
}

/** Adds only the missing attributes, so it may run at every start and in several processes at once. */
export async function registerSearchAttributes(
  connection: Pick<ConnectionLike, 'operatorService'>,
  namespace: string,
): Promise<void> {
  const missing = new Set(await missingSearchAttributes(connection, namespace));
  if (missing.size === 0) return;
  const wanted = Object.entries(searchAttributes).filter(([name]) => missing.has(name));
  await connection.operatorService.addSearchAttributes({
    namespace,
    searchAttributes: Object.fromEntries(wanted.map(([name, type]) => [name, types[type]])),
  });
}

/** Search attributes are missing and the server did not let us add them. Workflows that set them would fail. */
export class SearchAttributesError extends Error {
  override readonly name = 'SearchAttributesError';
}

/**
 * Makes sure that Temporal has our search attributes.
 * @returns the error if the server could not be asked, for the log; null if all attributes exist
 * @throws SearchAttributesError with the commands that add the missing ones
 */
export async function ensureSearchAttributes(
  connection: Pick<ConnectionLike, 'operatorService'>,
  namespace: string,
): Promise<string | null> {
  let missing: string[];
  try {
    missing = await missingSearchAttributes(connection, namespace);
  } catch (error) {
    return String(error);
  }
  if (missing.length === 0) return null;
  try {
    await registerSearchAttributes(connection, namespace);
    return null;
  } catch (error) {
    const commands = Object.entries(searchAttributes)
      .filter(([name]) => missing.includes(name))
      .map(
        ([name, type]) =>
          `  temporal operator search-attribute create --namespace ${namespace} --name ${name} --type ${type}`,
      );
    throw new SearchAttributesError(
      `Temporal lacks search attributes, and did not let us add them (${String(error)}). Add them yourself:\n${commands.join('\n')}`,
    );
  }
}
