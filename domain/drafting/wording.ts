import { canonical } from '../kernel/canonical';
import { type Language } from '../kernel/people';
import { refuse, type Refusal } from '../contract/refusals';
import { type Clause, type Terms } from './terms';
import { type Problem, problemAt } from '../kernel/problem';
import { type ClauseRef, type LibraryClause, type TemplateSlot, type TemplateVersion } from '../library/library';

/** A difference between the text and the company's wording. */
export interface Departure {
  clauseId: string;
  heading: string;
  /** `edited`: changed text; `swapped`: an alternate from the library; `own`: a clause that the template does not have; `removed`: left out. */
  kind: 'edited' | 'swapped' | 'own' | 'removed';
}

/** What a contract stores of its template besides the clauses. */
export function templateOf({ templateId, version, digest, template }: TemplateVersion): NonNullable<Terms['template']> {
  const { roles, opening, priceName, heading, lines, acknowledgement } = template;
  return {
    ...{ templateId, version, digest, roles },
    ...(opening ? { opening } : {}),
    ...(priceName ? { priceName } : {}),
    ...(heading ? { heading } : {}),
    ...(lines ? { lines } : {}),
    ...(acknowledgement ? { acknowledgement } : {}),
  };
}

type KnownClause = ClauseRef & LibraryClause;

function clauseOf({ clauses }: TemplateVersion, ref: ClauseRef): KnownClause | undefined {
  return clauses.find(
    ({ libraryClauseId, version }) => libraryClauseId === ref.libraryClauseId && version === ref.version,
  );
}

function reads({ heading, text }: Clause, clause: KnownClause | undefined, language: Language): boolean {
  return clause?.heading[language] === heading && clause.text[language] === text;
}

/** How a clause differs from the template's clause in its place; null if it does not. */
function departs(
  clause: Clause,
  slot: TemplateSlot | undefined,
  wording: TemplateVersion,
  language: Language,
): Exclude<Departure['kind'], 'removed'> | null {
  if (!slot) return 'own';
  if (reads(clause, clauseOf(wording, slot.from), language)) return null;
  return slot.alternates.some((ref) => reads(clause, clauseOf(wording, ref), language)) ? 'swapped' : 'edited';
}

function slotsOf(wording: TemplateVersion): Map<string, TemplateSlot> {
  return new Map(wording.template.slots.map((slot) => [slot.clauseId, slot]));
}

/**
 * The differences between the text and its template. They are always computed and never taken from user input; without a template, the
 * drafter's marks are used.
 */
export function departuresOf(
  { clauses = [], language = 'zh-CN', paper }: Terms,
  wording: TemplateVersion | null,
): Departure[] {
  // The customer's own paper departs as a whole.
  if (paper) return [{ clauseId: 'paper', heading: paper.name, kind: 'own' }];
  if (!wording)
    return clauses
      .filter(({ standard }) => !standard)
      .map(({ clauseId, heading }) => ({ clauseId, heading, kind: 'own' as const }));
  const slots = slotsOf(wording);
  const changed = clauses.flatMap((clause) => {
    const kind = departs(clause, slots.get(clause.clauseId), wording, language);
    return kind === null ? [] : [{ clauseId: clause.clauseId, heading: clause.heading, kind }];
  });
  const removed = wording.template.slots.flatMap(({ clauseId, from }) => {
    const heading = clauseOf(wording, from)?.heading[language] ?? clauseId;
    return clauses.some((clause) => clause.clauseId === clauseId)
      ? []
      : [{ clauseId, heading, kind: 'removed' as const }];
  });
  return [...changed, ...removed];
}

/** Changes of the text that the template does not allow; pointers refer to the clauses. */
export function checkWording(
  { clauses = [], language = 'zh-CN', paper }: Pick<Terms, 'clauses' | 'language' | 'paper'>,
  wording: TemplateVersion | null,
): Problem[] {
  if (!wording || paper) return [];
  const slots = slotsOf(wording);
  const edited = clauses.flatMap((clause, index): Problem[] => {
    const slot = slots.get(clause.clauseId);
    const pointer = `/clauses/${index}`;
    const other = departs(clause, slot, wording, language);
    if (slot?.locked === true && other !== null)
      return [
        problemAt(
          pointer,
          'locked_clause',
          `The clause “${clause.heading}” is locked and stays as it is.`,
          `条款“${clause.heading}”已锁定，不得修改。`,
        ),
      ];
    if (slot && canonical(clause.when ?? null) !== canonical(slot.when ?? null))
      return [
        problemAt(
          pointer,
          'condition_changed',
          `When “${clause.heading}” applies is for the template to say.`,
          `条款“${clause.heading}”的适用条件由模板规定，不得修改。`,
        ),
      ];
    return [];
  });
  const missing = wording.template.slots.flatMap((slot): Problem[] => {
    if ((!slot.mandatory && !slot.locked) || clauses.some(({ clauseId }) => clauseId === slot.clauseId)) return [];
    const heading = clauseOf(wording, slot.from)?.heading[language] ?? slot.clauseId;
    return [
      problemAt(
        '/clauses',
        'clause_removed',
        `The clause “${heading}” cannot be left out.`,
        `不得删去条款“${heading}”。`,
      ),
    ];
  });
  return [...edited, ...missing];
}

/** The same check as a refusal, made again at submission. */
export function refuseWording(terms: Terms, wording: TemplateVersion | null): Refusal | null {
  const [problem] = checkWording(terms, wording);
  return problem ? refuse('CLAUSE_NOT_ALLOWED', problem.message) : null;
}

/** The clauses of the template in the document's language. */
export function clausesFrom(wording: TemplateVersion, language: Language): Clause[] {
  return wording.template.slots.map(({ clauseId, from, when }) => {
    const clause = clauseOf(wording, from);
    return {
      ...{ clauseId, heading: clause?.heading[language] ?? '', text: clause?.text[language] ?? '', standard: true },
      ...{ from, ...(when ? { when } : {}) },
    };
  });
}

/** The alternate for a place by its library id; null if the template does not allow it. */
export function alternateFor(
  wording: TemplateVersion,
  clauseId: string,
  libraryClauseId: string,
  language: Language,
): Clause | null {
  const slot = slotsOf(wording).get(clauseId);
  const ref = [slot?.from, ...(slot?.alternates ?? [])].find((known) => known?.libraryClauseId === libraryClauseId);
  const clause = ref && clauseOf(wording, ref);
  if (!slot || !ref || !clause) return null;
  return {
    ...{ clauseId, heading: clause.heading[language], text: clause.text[language], from: ref },
    ...{ standard: ref === slot.from, ...(slot.when ? { when: slot.when } : {}) },
  };
}

/** The clauses with `standard` set by comparison with the template. */
export function marked(clauses: readonly Clause[], wording: TemplateVersion, language: Language): Clause[] {
  const slots = slotsOf(wording);
  return clauses.map((clause) => ({
    ...clause,
    standard: departs(clause, slots.get(clause.clauseId), wording, language) === null,
  }));
}
