import { type TemplatePlan } from './template-plan';
import { type Part } from '../routing/route';
import { type TemplateWords } from '../drafting/terms';
import { type Words } from '../kernel/words';
import { type Condition } from '../drafting/condition';
import { type FieldType } from '../drafting/field-type';

/** What the company makes contracts from; each thing has numbered versions that are drafted, published and retired. */
export const libraryKinds = ['contract_type', 'template', 'clause'] as const;
export type LibraryKind = (typeof libraryKinds)[number];

export const versionStatuses = ['draft', 'published', 'retired'] as const;
export type VersionStatus = (typeof versionStatuses)[number];

/**
 * A clause of the library (条款库). Its text is paragraphs, one a line, with variables such as `{{ customer.name }}`; a paragraph that is a
 * variable of type table alone, such as `{{ lineItems }}`, becomes that table; lines that begin with `- ` are items of a list, those
 * that begin with `! `, or `- ! `, are printed bold: clauses that must be pointed out to the other side (格式条款).
 */
export interface LibraryClause {
  heading: Words;
  text: Words;
}

/** A version of a clause, named for good. */
export interface ClauseRef {
  libraryClauseId: string;
  version: number;
}

/** A place in the contract's text with the clause that stands there. */
export interface TemplateSlot {
  clauseId: string;
  from: ClauseRef;
  /** Must stay, though its wording may be edited or an alternate chosen. */
  mandatory: boolean;
  /** Must stay as it is, word by word. */
  locked: boolean;
  /** In only while this holds; left out, always. */
  when?: Condition;
  /** Other clauses that may stand here. */
  alternates: ClauseRef[];
}

/** A contract template (合同模板): the order of its clauses. */
export interface Template extends TemplateWords {
  name: Words;
  slots: TemplateSlot[];
}

/** A question that a contract type asks beside what every contract has; its answer is the variable `fields.<fieldId>`. */
export interface FieldDefinition {
  fieldId: string;
  label: Words;
  type: FieldType;
  required: boolean;
  /** What a vote on it is about. */
  about: Part;
  choices?: { value: string; label: Words }[];
  /** As typed; `money` without a currency, which is the contract's. */
  default?: string;
}

export interface AttachmentRule {
  attachmentId: string;
  label: Words;
  required: boolean;
}

/** A contract type (合同类型), with what a contract of this type is made from. */
export interface ContractType {
  name: Words;
  /** Stands for the type in contract numbers. */
  code: string;
  /** Null where the customer’s own paper is all there is. */
  templateId: string | null;
  /** `{company}-{department}-{type}-{year}-{seq}`; `digits` of the sequence, filled with zeros. */
  numbering: { pattern: string; digits: number };
  fields: FieldDefinition[];
  attachments: AttachmentRule[];
  taxRate: string;
  plan: TemplatePlan;
  /** Whether call-off orders are made under contracts of this type, up to their price. */
  framework: boolean;
}

/** A published version of a template with the texts of all clauses it may use, and its own digest (SHA-256). */
export interface TemplateVersion {
  templateId: string;
  version: number;
  digest: string;
  template: Template;
  clauses: (ClauseRef & LibraryClause)[];
}

/** The clauses that a template may use. */
export function refsOf({ slots }: Template): ClauseRef[] {
  return slots.flatMap(({ from, alternates }) => [from, ...alternates]);
}
