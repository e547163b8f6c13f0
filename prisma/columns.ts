const columns = new Map<string, string>();

/** The column of a field of ours: there are some hundred, and every statement names many. */
export function column(field: string): string {
  const known = columns.get(field);
  if (known !== undefined) return known;
  const name = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  columns.set(field, name);
  return name;
}

/** A row as JSON with the names of its table's columns, for `jsonb_populate_record(set)`. */
export function asColumns(row: object): object {
  return Object.fromEntries(Object.entries(row).map(([field, value]) => [column(field), value as unknown]));
}

/** Several rows as one parameter of a statement. */
export function asRecords(rows: readonly object[]): string {
  return JSON.stringify(rows.map(asColumns));
}
