export function column(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A row as JSON with the names of its table's columns, for `jsonb_populate_record(set)`. */
export function asColumns(row: object): object {
  return Object.fromEntries(Object.entries(row).map(([field, value]) => [column(field), value as unknown]));
}

/** Several rows as one parameter of a statement. */
export function asRecords(rows: readonly object[]): string {
  return JSON.stringify(rows.map(asColumns));
}
