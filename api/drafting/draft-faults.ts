import { partyNameProblems } from '../../documents/pdf/names';
import { placeOf, textFaults } from '../../documents/text/engine';
import { checkTerms } from '../../domain/drafting/check-terms';
import { type Instant } from '../../domain/kernel/days';
import { clauseIdsIn, conditionCycle, variablesIn } from '../../domain/drafting/condition';
import { checkFields, withDefaults } from '../../domain/drafting/fields';
import { variableTypes } from '../../domain/drafting/variables';
import { alternateFor, checkWording } from '../../domain/drafting/wording';
import { checkBackdating } from '../../domain/drafting/valid-terms';
import { type Terms, type TermsDraft } from '../../domain/drafting/terms';
import { type Problem, problemAt } from '../../domain/kernel/problem';
import { words } from '../../domain/kernel/words';
import { type Fault } from '../http/problem';
import { otherCustomer } from './framework-of';
import { answersOf, type DraftSource, type TermsBody } from './terms-body';

/**
 * Turns the rules' pointers into the terms into pointers into the body: the body has only the customer's side, and, without a price, the currency at
 * the top level.
 */
function faultsOf(problems: readonly Problem[], { price }: TermsBody): Fault[] {
  return problems.map(({ pointer, code, message }) => {
    const asked = pointer.replace(/^\/parties\/customer/, '/customer');
    return { pointer: price?.gross ? asked : asked.replace(/^\/price\/gross\/currency$/, '/currency'), code, message };
  });
}

/** Clauses that are requested by an id or alternate that the template does not have. */
function clauseFaults({ clauses = [] }: TermsBody, { wording }: DraftSource): Fault[] {
  return clauses.flatMap((asked, index): Fault[] => {
    if ('text' in asked) return [];
    const { clauseId, use } = asked;
    if (wording?.template.slots.some((slot) => slot.clauseId === clauseId) !== true) {
      const en = `The template has no clause ${clauseId}; give its heading and text.`;
      const zh = `模板没有条款 ${clauseId}，请填写其标题和正文。`;
      return [problemAt(`/clauses/${index}/clauseId`, 'unknown_clause', en, zh)];
    }
    if (use === undefined || alternateFor(wording, clauseId, use, 'en') !== null) return [];
    const en = `The library has no alternate ${use} for the clause ${clauseId}.`;
    return [problemAt(`/clauses/${index}/use`, 'unknown_alternate', en, `条款 ${clauseId} 没有备选条款 ${use}。`)];
  });
}

/** Files that the body names and that were never uploaded. */
function fileFaults({ attachments = [], paper }: TermsBody, { files }: DraftSource): Fault[] {
  const message = words('No file with this digest has been uploaded.', '尚未上传具有该摘要的文件。');
  const missing = (pointer: string, digest: string): Fault[] =>
    files.has(digest) ? [] : [{ pointer, code: 'unknown_file', message }];
  return [
    ...attachments.flatMap(({ digest }, index) => missing(`/attachments/${index}/digest`, digest)),
    ...(paper ? missing('/paper/digest', paper.digest) : []),
  ];
}

/** Texts that cannot be filled: unknown variables and syntax errors. */
function textProblems({ clauses = [] }: TermsDraft, { fields }: DraftSource): Fault[] {
  const types = variableTypes(fields);
  return clauses.flatMap(({ text }, index) =>
    textFaults(text, types).map(({ code, paragraph, column, message }) => ({
      pointer: `/clauses/${index}/text`,
      code,
      message: placeOf({ paragraph, column, message }),
    })),
  );
}

/** Conditions that cannot be evaluated: unknown variables or clauses, and clauses that depend on each other in a cycle. */
function conditionFaults({ clauses = [] }: TermsDraft, { fields, wording }: DraftSource): Fault[] {
  const types = variableTypes(fields);
  // A clause of the template that was left out is known; its condition is simply false.
  const known = new Set([...clauses, ...(wording?.template.slots ?? [])].map(({ clauseId }) => clauseId));
  const unknown = clauses.flatMap(({ when }, index): Fault[] => {
    if (!when) return [];
    const pointer = `/clauses/${index}/when`;
    const variables = variablesIn(when).filter((name) => !Object.hasOwn(types, name));
    const others = clauseIdsIn(when).filter((clauseId) => !known.has(clauseId));
    return [
      ...variables.map((name) =>
        problemAt(pointer, 'unknown_variable', `There is no variable ${name}.`, `没有变量 ${name}。`),
      ),
      ...others.map((id) => problemAt(pointer, 'unknown_clause', `There is no clause ${id}.`, `没有条款 ${id}。`)),
    ];
  });
  const cycle = conditionCycle(clauses);
  if (cycle === null) return unknown;
  const pointer = `/clauses/${clauses.findIndex(({ clauseId }) => clauseId === cycle[0])}/when`;
  const en = `The conditions of ${cycle.join(', ')} hang on each other.`;
  return [...unknown, problemAt(pointer, 'condition_cycle', en, `${cycle.join('、')} 的适用条件相互依赖。`)];
}

/** Faults in the wording and the conditions, provided that every requested clause is known. */
function clausesAsWritten(body: TermsBody, draft: TermsDraft, source: DraftSource): Fault[] {
  return [
    ...faultsOf(checkWording(draft, source.wording), body),
    ...conditionFaults(draft, source),
    ...textProblems(draft, source),
  ];
}

/** An order must keep the customer of its framework contract. A customer from the directory was already checked by its id. */
function customerFaults(
  { customer }: TermsBody,
  { before, customerId }: Pick<Drafting, 'before' | 'customerId'>,
): Fault[] {
  if (!customer || customerId !== undefined || !before?.framework) return [];
  const told = otherCustomer(customer, before.parties.customer);
  return told ? [told] : [];
}

interface Drafting {
  /** The terms before the revision; null for a new contract. */
  before: Terms | null;
  /** The directory id of the customer of the contract being revised, if it has one. */
  customerId?: string | undefined;
  now: Instant;
}

/** All faults of a draft, with pointers into the request. */
export function draftFaults(
  body: TermsBody,
  draft: TermsDraft,
  source: DraftSource,
  { before, customerId, now }: Drafting,
): Fault[] {
  const named = clauseFaults(body, source);
  const answers = withDefaults(source.fields, { ...answersOf(before), ...body.fields });
  return [
    ...faultsOf(
      [
        ...[...checkTerms(draft), ...checkBackdating(draft, now), ...checkFields(source.fields, answers)],
        ...partyNameProblems(draft.parties),
      ],
      body,
    ),
    ...customerFaults(body, { before, customerId }),
    ...fileFaults(body, source),
    ...named,
    ...(named.length > 0 ? [] : clausesAsWritten(body, draft, source)),
  ];
}
