import { type TemplatePlan } from './template-plan';
import { type Part } from '../routing/route';
import { type TemplateWords } from '../drafting/terms';
import { type Words } from '../kernel/words';
import { type Condition } from '../drafting/condition';
import { type FieldType } from '../drafting/field-type';

/** What contracts are made from. Each item has numbered versions, which are drafted, published and retired. */
export const libraryKinds = ['contract_type', 'template', 'clause'] as const;
export type LibraryKind = (typeof libraryKinds)[number];

export const versionStatuses = ['draft', 'published', 'retired'] as const;
export type VersionStatus = (typeof versionStatuses)[number];

/**
 * A clause of the library (条款库). Each line of its text is a paragraph, with variables such as `{{ customer.name }}`. A paragraph that consists
 * of one table variable, such as `{{ lineItems }}`, becomes that table. Lines that begin with `- ` are list items; those that begin
 * with `! ` or `- ! ` are printed bold, for clauses that must be pointed out to the other party (格式条款).
 */
export interface LibraryClause {
  heading: Words;
  text: Words;
}

/** A fixed version of a clause. */
export interface ClauseRef {
  libraryClauseId: string;
  version: number;
}

/** A place in the contract's text and the clause for it. */
export interface TemplateSlot {
  clauseId: string;
  from: ClauseRef;
  /** The clause cannot be removed, but its wording may be edited or an alternate chosen. */
  mandatory: boolean;
  /** The clause cannot be changed at all. */
  locked: boolean;
  /** The clause is included only if this holds; absent: always. */
  when?: Condition;
  /** Clauses that may be chosen instead. */
  alternates: ClauseRef[];
}

/** A contract template (合同模板): the order of its clauses. */
export interface Template extends TemplateWords {
  name: Words;
  slots: TemplateSlot[];
}

/** An additional question of a contract type; its answer is the variable `fields.<fieldId>`. */
export interface FieldDefinition {
  fieldId: string;
  label: Words;
  type: FieldType;
  required: boolean;
  /** The part of the contract that the answer belongs to, for votes. */
  about: Part;
  choices?: { value: string; label: Words }[];
  /** As typed; for `money` without a currency, because the contract's currency applies. */
  default?: string;
}

export interface AttachmentRule {
  attachmentId: string;
  label: Words;
  required: boolean;
}

/** A contract type (合同类型): everything that a contract of this type is made from. */
export interface ContractType {
  name: Words;
  /** The type's code in contract numbers. */
  code: string;
  /** Null if contracts of this type are made on the customer’s own paper only. */
  templateId: string | null;
  /** `{company}-{department}-{type}-{year}-{seq}`; the sequence is padded with zeros to `digits` digits. */
  numbering: { pattern: string; digits: number };
  fields: FieldDefinition[];
  attachments: AttachmentRule[];
  taxRate: string;
  plan: TemplatePlan;
  /** Whether call-off orders can be made under contracts of this type, up to their price. */
  framework: boolean;
}

/** A published template version with the texts of all clauses that it may use, and its SHA-256 digest. */
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
