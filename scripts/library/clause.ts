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

/** The clauses, template and contract type of one business area. */
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

/** A clause with the same paragraphs in both languages, one per line; indentation in the source is ignored. */
export function clause(libraryClauseId: string, heading: Words, zh: string, en: string): SeedClause {
  return { libraryClauseId, clause: { heading, text: { en: withoutIndent(en), 'zh-CN': withoutIndent(zh) } } };
}

function firstVersion(libraryClauseId: string): ClauseRef {
  return { libraryClauseId, version: 1 };
}

type Rules = Partial<Pick<TemplateSlot, 'mandatory' | 'locked' | 'when'>> & { alternates?: string[] };

/** A slot of a template with its library clause; a locked slot is mandatory. */
export function slot(clauseId: string, from: string, rules: Rules = {}): TemplateSlot {
  const { locked = false, mandatory = locked, when, alternates = [] } = rules;
  return {
    ...{ clauseId, from: firstVersion(from), mandatory, locked },
    ...(when ? { when } : {}),
    alternates: alternates.map(firstVersion),
  };
}

/** A clause that is included if the contract has rows of that table. It cannot be left out, because other clauses refer to it. */
export function tableSlot(
  clauseId: string,
  from: string,
  variable: 'lineItems' | 'milestones' | 'paymentPlan',
): TemplateSlot {
  return slot(clauseId, from, { mandatory: true, when: { variable, present: true } });
}
