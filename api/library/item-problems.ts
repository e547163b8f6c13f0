import { clauseProblems, templateTextProblems } from '../../documents/text/library-texts';
import { variablesIn } from '../../domain/drafting/condition';
import { type ContractType, type LibraryClause, type Template, type VersionStatus } from '../../domain/library/library';
import { checkConditions, checkContractType, checkTemplate } from '../../domain/library/library-checks';
import { variableTypes } from '../../domain/drafting/variables';
import { type Problem, problemAt } from '../../domain/kernel/problem';
import { type Connection } from '../../prisma/client';
import { clausesOf, loadTemplate } from '../../prisma/load-drafting';
import { loadRuleSet } from '../../prisma/load-company';
import { type VersionName } from './library-items';

/** The variables used in the conditions of a template. */
function namesIn({ slots }: Template): string[] {
  return slots.flatMap(({ when }) => (when ? variablesIn(when) : []));
}

/** Checks a template with all its clauses, whatever their status, and under every contract type that uses it. */
async function templateProblems(tx: Connection, { itemId, version }: VersionName, template: Template) {
  const clauses = await clausesOf(tx, template);
  const statusOf = ({ libraryClauseId, version: of }: { libraryClauseId: string; version: number }) => {
    const found = clauses.find((clause) => clause.libraryClauseId === libraryClauseId && clause.version === of);
    return found ? (found.status as VersionStatus) : null; // written by `library-items.ts`
  };
  const types = await tx.$queryRaw<{ itemId: string; body: ContractType }[]>`
    SELECT item_id AS "itemId", body FROM library_items
    WHERE kind = 'contract_type' AND status = 'published' AND body->>'templateId' = ${itemId}`;
  const whole = { templateId: itemId, version, digest: '', template, clauses };
  const inTypes = types.flatMap(({ itemId: of, body: { fields } }) =>
    [...templateTextProblems(whole, fields), ...checkConditions(template, variableTypes(fields))].map(
      ({ pointer, code, message }): Problem =>
        problemAt(pointer, code, `In contracts of type ${of}: ${message.en}`, `${of} 类型合同：${message['zh-CN']}`),
    ),
  );
  // Without a contract type that uses the template, its questions are unknown, so any variable of the form `fields.*` is accepted; all other
  // variables are checked.
  const asked = namesIn(template).filter((name) => name.startsWith('fields.'));
  const common = { ...variableTypes([]), ...Object.fromEntries(asked.map((name) => [name, 'text'])) };
  return [...checkTemplate(template, statusOf), ...(types.length > 0 ? inTypes : checkConditions(template, common))];
}

async function typeProblems(tx: Connection, { itemId }: VersionName, contractType: ContractType) {
  const { templateId, fields } = contractType;
  const found = templateId === null ? null : await loadTemplate(tx, templateId, 'published');
  const ruleSet = await loadRuleSet(tx, null);
  const texts = found
    ? [...templateTextProblems(found, fields), ...checkConditions(found.template, variableTypes(fields))]
    : [];
  return [
    ...checkContractType(itemId, contractType, { ruleSet, templateIsPublished: found !== null }),
    ...texts.map((fault) => ({ ...fault, pointer: '/templateId' })),
  ];
}

/** All problems that prevent a version from being published, given the current library. */
export async function itemProblems(tx: Connection, name: VersionName, body: unknown): Promise<Problem[]> {
  switch (name.kind) {
    case 'clause':
      return clauseProblems(body as LibraryClause); // parsed by its schema before it was stored
    case 'template':
      return templateProblems(tx, name, body as Template); // the same
    case 'contract_type':
      return typeProblems(tx, name, body as ContractType); // the same
  }
}
