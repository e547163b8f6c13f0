const columns = new Map<string, string>();

/** The column name of a field. Cached: there are some hundred fields, and every statement uses many. */
export function column(field: string): string {
  const known = columns.get(field);
  if (known !== undefined) return known;
  const name = field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  columns.set(field, name);
  return name;
}

/** A row as JSON with column names, for `jsonb_populate_record(set)`. */
export function asColumns(row: object): object {
  return Object.fromEntries(Object.entries(row).map(([field, value]) => [column(field), value as unknown]));
}

/** Several rows as one statement parameter. */
export function asRecords(rows: readonly object[]): string {
  return JSON.stringify(rows.map(asColumns));
}
