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

/** The variables that conditions look at. */
function namesIn({ slots }: Template): string[] {
  return slots.flatMap(({ when }) => (when ? variablesIn(when) : []));
}

/** The template with all texts it may use, however far they have come. */
async function templateProblems(tx: Connection, { itemId, version }: VersionName, template: Template) {
  const clauses = await clausesOf(tx, template);
  const statusOf = ({ libraryClauseId, version: of }: { libraryClauseId: string; version: number }) => {
    const found = clauses.find((clause) => clause.libraryClauseId === libraryClauseId && clause.version === of);
    return found ? (found.status as VersionStatus) : null; // written by library-items
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
  // Which questions are asked is not known while no type uses it; what every contract has, is.
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

/** Everything that keeps a version from being published, as the library is now. */
export async function itemProblems(tx: Connection, name: VersionName, body: unknown): Promise<Problem[]> {
  switch (name.kind) {
    case 'clause':
      return clauseProblems(body as LibraryClause); // read by its schema before it was written
    case 'template':
      return templateProblems(tx, name, body as Template); // the same
    case 'contract_type':
      return typeProblems(tx, name, body as ContractType); // the same
  }
}
