import { textFaults } from '../../documents/text/engine';
import { checkTerms } from '../../domain/check-terms';
import { type Instant } from '../../domain/days';
import { checkFields, withDefaults } from '../../domain/drafting/fields';
import { variableTypes } from '../../domain/drafting/variables';
import { alternateFor, checkWording } from '../../domain/drafting/wording';
import { checkBackdating } from '../../domain/sound-terms';
import { type Terms, type TermsDraft } from '../../domain/terms';
import { type TermsProblem } from '../../domain/terms-problem';
import { type Fault } from '../http/problem';
import { answersOf, type DraftSource, type TermsBody } from './terms-body';

/** The rules' pointers go into the terms; requests name the customer alone. */
function faultsOf(problems: readonly TermsProblem[]): Fault[] {
  return problems.map(({ pointer, code, message }) => ({
    pointer: pointer.replace(/^\/parties\/customer/, '/customer'),
    code,
    message,
  }));
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
    ...faultsOf(checkTerms(draft)),
    ...faultsOf(checkBackdating(draft, now)),
    ...faultsOf(checkFields(source.fields, answers)),
    ...fileFaults(body, source),
    ...named,
    ...(named.length > 0 ? [] : [...faultsOf(checkWording(draft, source.wording)), ...textProblems(draft, source)]),
  ];
}
