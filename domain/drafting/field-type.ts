/** Types of answers to a contract type's questions; all are given as text. */
export const fieldTypes = ['text', 'number', 'percent', 'money', 'date', 'boolean', 'choice'] as const;
export type FieldType = (typeof fieldTypes)[number];
