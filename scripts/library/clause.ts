import {
  type ClauseRef,
  type ContractType,
  type LibraryClause,
  type Template,
  type TemplateSlot,
} from '../../domain/library/library';
import { type Words } from '../../domain/kernel/words';

export interface SeedClause {
  libraryClauseId: string;
  clause: LibraryClause;
}

/** What the contracts of one business area are made from. */
export interface SeedArea {
  clauses: SeedClause[];
  template: { templateId: string; template: Template };
  contractType: { contractTypeId: string; contractType: ContractType };
}

function withoutIndent(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trim())
    .join('\n');
}

/** A clause with the same paragraphs in both languages, one a line, however they are indented in the source. */
export function clause(libraryClauseId: string, heading: Words, zh: string, en: string): SeedClause {
  return { libraryClauseId, clause: { heading, text: { en: withoutIndent(en), 'zh-CN': withoutIndent(zh) } } };
}

function firstVersion(libraryClauseId: string): ClauseRef {
  return { libraryClauseId, version: 1 };
}

type Rules = Partial<Pick<TemplateSlot, 'mandatory' | 'locked' | 'when'>> & { alternates?: string[] };

/** A place in a template with the library clause that stands there; a locked one is mandatory. */
export function slot(clauseId: string, from: string, rules: Rules = {}): TemplateSlot {
  const { locked = false, mandatory = locked, when, alternates = [] } = rules;
  return {
    ...{ clauseId, from: firstVersion(from), mandatory, locked },
    ...(when ? { when } : {}),
    alternates: alternates.map(firstVersion),
  };
}

/** A clause that stands where the contract has rows of that table; it cannot be left out, since others refer to it. */
export function tableSlot(
  clauseId: string,
  from: string,
  variable: 'lineItems' | 'milestones' | 'paymentPlan',
): TemplateSlot {
  return slot(clauseId, from, { mandatory: true, when: { variable, present: true } });
}
