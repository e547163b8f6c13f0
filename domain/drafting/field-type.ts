/** What the answer to a question of a contract type looks like; all are typed as text. */
export const fieldTypes = ['text', 'number', 'percent', 'money', 'date', 'boolean', 'choice'] as const;
export type FieldType = (typeof fieldTypes)[number];
