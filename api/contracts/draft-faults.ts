import { textFaults } from '../../documents/text/engine';
import { checkTerms } from '../../domain/check-terms';
import { type Instant } from '../../domain/days';
import { clauseIdsIn, conditionCycle, variablesIn } from '../../domain/drafting/condition';
import { checkFields, withDefaults } from '../../domain/drafting/fields';
import { variableTypes } from '../../domain/drafting/variables';
import { alternateFor, checkWording } from '../../domain/drafting/wording';
import { checkBackdating } from '../../domain/sound-terms';
import { type Terms, type TermsDraft } from '../../domain/terms';
import { type TermsProblem } from '../../domain/terms-problem';
import { type Fault } from '../http/problem';
import { otherCustomer } from './framework-of';
import { answersOf, type DraftSource, type TermsBody } from './terms-body';

/** The rules' pointers go into the terms; requests name the customer alone, and the currency of lines without a price beside them. */
function faultsOf(problems: readonly TermsProblem[], { price }: TermsBody): Fault[] {
  return problems.map(({ pointer, code, message }) => {
    const asked = pointer.replace(/^\/parties\/customer/, '/customer');
    return { pointer: price?.gross ? asked : asked.replace(/^\/price\/gross\/currency$/, '/currency'), code, message };
  });
}

/** Clauses that were asked for by a name which the template does not know. */
function clauseFaults({ clauses = [] }: TermsBody, { wording }: DraftSource): Fault[] {
  return clauses.flatMap((asked, index): Fault[] => {
    if ('text' in asked) return [];
    const { clauseId, use } = asked;
    if (wording?.template.slots.some((slot) => slot.clauseId === clauseId) !== true) {
      const message = `The template has no clause ${clauseId}; give its heading and text.`;
      return [{ pointer: `/clauses/${index}/clauseId`, code: 'unknown_clause', message }];
    }
    if (use === undefined || alternateFor(wording, clauseId, use, 'en') !== null) return [];
    const message = `The library has no alternate ${use} for the clause ${clauseId}.`;
    return [{ pointer: `/clauses/${index}/use`, code: 'unknown_alternate', message }];
  });
}

/** Files that are named and were never uploaded. */
function fileFaults({ attachments = [], paper }: TermsBody, { files }: DraftSource): Fault[] {
  const message = 'No file with this digest has been uploaded.';
  const missing = (pointer: string, digest: string): Fault[] =>
    files.has(digest) ? [] : [{ pointer, code: 'unknown_file', message }];
  return [
    ...attachments.flatMap(({ digest }, index) => missing(`/attachments/${index}/digest`, digest)),
    ...(paper ? missing('/paper/digest', paper.digest) : []),
  ];
}

/** Texts that cannot be filled: a variable nobody knows, or one that is not closed. */
function textProblems({ clauses = [] }: TermsDraft, { fields }: DraftSource): Fault[] {
  const types = variableTypes(fields);
  return clauses.flatMap(({ text }, index) =>
    textFaults(text, types).map(({ code, paragraph, column, message }) => ({
      pointer: `/clauses/${index}/text`,
      code,
      message: `Paragraph ${paragraph}, column ${column}: ${message}`,
    })),
  );
}

/** Conditions that nothing can settle: clauses that hang on each other, or on what nobody knows. */
function conditionFaults({ clauses = [] }: TermsDraft, { fields, wording }: DraftSource): Fault[] {
  const types = variableTypes(fields);
  // A clause of the template that was left out is simply not in.
  const known = new Set([...clauses, ...(wording?.template.slots ?? [])].map(({ clauseId }) => clauseId));
  const unknown = clauses.flatMap(({ when }, index): Fault[] => {
    if (!when) return [];
    const pointer = `/clauses/${index}/when`;
    const variables = variablesIn(when).filter((name) => !Object.hasOwn(types, name));
    const others = clauseIdsIn(when).filter((clauseId) => !known.has(clauseId));
    return [
      ...variables.map((name) => ({ pointer, code: 'unknown_variable', message: `There is no variable ${name}.` })),
      ...others.map((id) => ({ pointer, code: 'unknown_clause', message: `There is no clause ${id}.` })),
    ];
  });
  const cycle = conditionCycle(clauses);
  if (cycle === null) return unknown;
  const pointer = `/clauses/${clauses.findIndex(({ clauseId }) => clauseId === cycle[0])}/when`;
  const message = `The conditions of ${cycle.join(', ')} hang on each other.`;
  return [...unknown, { pointer, code: 'condition_cycle', message }];
}

/** What is wrong with clauses that are all known by name. */
function clausesAsWritten(body: TermsBody, draft: TermsDraft, source: DraftSource): Fault[] {
  return [
    ...faultsOf(checkWording(draft, source.wording), body),
    ...conditionFaults(draft, source),
    ...textProblems(draft, source),
  ];
}

/** An order stays with the customer of its framework contract. */
function customerFaults({ customer }: TermsBody, before: Terms | null): Fault[] {
  if (!customer || !before?.framework) return [];
  const told = otherCustomer(customer, before.parties.customer);
  return told ? [told] : [];
}

/** Everything that is wrong with a draft as it was asked for, with pointers into what was asked. */
export function draftFaults(
  body: TermsBody,
  draft: TermsDraft,
  source: DraftSource,
  { before, now }: { before: Terms | null; now: Instant },
): Fault[] {
  const named = clauseFaults(body, source);
  const answers = withDefaults(source.fields, { ...answersOf(before), ...body.fields });
  return [
    ...faultsOf([...checkTerms(draft), ...checkBackdating(draft, now), ...checkFields(source.fields, answers)], body),
    ...customerFaults(body, before),
    ...fileFaults(body, source),
    ...named,
    ...(named.length > 0 ? [] : clausesAsWritten(body, draft, source)),
  ];
}
