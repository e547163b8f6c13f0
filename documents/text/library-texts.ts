import { type ClauseRef, type LibraryClause, type TemplateVersion } from '../../domain/library/library';
import { type Problem, problemAt } from '../../domain/kernel/problem';
import { type Language } from '../../domain/kernel/people';
import { variableTypes } from '../../domain/drafting/variables';
import { type FieldType } from '../../domain/drafting/field-type';
import { placeOf, type TextFault, textFaults } from './engine';

const languages = ['en', 'zh-CN'] as const satisfies readonly Language[];

type Types = Record<string, string>;

function faultsIn({ text }: LibraryClause, types: Types): { language: Language; fault: TextFault }[] {
  return languages.flatMap((language) => textFaults(text[language], types).map((fault) => ({ language, fault })));
}

/** Errors of a clause. Unknown `fields.` variables are ignored here, because only a contract type knows its questions. */
export function clauseProblems(clause: LibraryClause): Problem[] {
  return faultsIn(clause, variableTypes([])).flatMap(({ language, fault }) => {
    const { code, variable = '' } = fault;
    return variable.startsWith('fields.') ? [] : [{ pointer: `/text/${language}`, code, message: placeOf(fault) }];
  });
}

/** Errors of a template's texts for contracts with these fields; pointers refer to the template. */
export function templateTextProblems(
  { template, clauses }: TemplateVersion,
  fields: readonly { fieldId: string; type: FieldType }[],
): Problem[] {
  const types = variableTypes(fields);
  const of = ({ libraryClauseId, version }: ClauseRef) =>
    clauses.find((clause) => clause.libraryClauseId === libraryClauseId && clause.version === version);
  const ofLines = (template.lines ?? []).flatMap(({ label, text }, index) =>
    languages.flatMap((language) =>
      textFaults(text[language], types).map(({ code, column, message }) => {
        const en = `${label.en} (${language}), column ${column}: ${message.en}`;
        const zh = `${label['zh-CN']} (${language}) 第 ${column} 列：${message['zh-CN']}`;
        return problemAt(`/lines/${index}/text/${language}`, code, en, zh);
      }),
    ),
  );
  const ofSlots = template.slots.flatMap(({ from, alternates }, index) =>
    [{ ref: from, at: 'from' }, ...alternates.map((ref, place) => ({ ref, at: `alternates/${place}` }))].flatMap(
      ({ ref, at }) => {
        const clause = of(ref);
        return (clause ? faultsIn(clause, types) : []).map(({ language, fault }) => {
          const { code, paragraph, column, message } = fault;
          const place = `${ref.libraryClauseId} (${language})`;
          const en = `${place}, paragraph ${paragraph}, column ${column}: ${message.en}`;
          const zh = `${place} 第 ${paragraph} 段第 ${column} 列：${message['zh-CN']}`;
          return problemAt(`/slots/${index}/${at}`, code, en, zh);
        });
      },
    ),
  );
  return [...ofLines, ...ofSlots];
}
