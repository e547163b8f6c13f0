import { type Contract } from '../domain/contract/contract';
import { countingStages, type FrameworkStanding } from '../domain/drafting/framework';
import {
  type ContractType,
  type LibraryClause,
  refsOf,
  type Template,
  type TemplateVersion,
} from '../domain/library/library';
import { type Terms } from '../domain/drafting/terms';
import { type Connection } from './client';

interface ItemRow<Body> {
  version: number;
  digest: string;
  body: Body;
}

/** The clauses that a template may use, in the versions it names, with how far these have come. */
export async function clausesOf(db: Pick<Connection, '$queryRaw'>, template: Template) {
  const refs = refsOf(template).map(({ libraryClauseId, version }) => `${libraryClauseId}/${version}`);
  const rows = await db.$queryRaw<(ItemRow<LibraryClause> & { libraryClauseId: string; status: string })[]>`
    SELECT item_id AS "libraryClauseId", version, status, body FROM library_items
    WHERE kind = 'clause' AND item_id || '/' || version = ANY(${refs}) ORDER BY item_id, version`;
  return rows.map(({ libraryClauseId, version, status, body }) => ({ libraryClauseId, version, status, ...body }));
}

/** A template in one version – whatever has become of it since – with the texts of all clauses it may use. */
export async function loadTemplate(
  db: Pick<Connection, '$queryRaw'>,
  templateId: string,
  version: number | 'published',
): Promise<TemplateVersion | null> {
  const wanted = version === 'published' ? 0 : version;
  const [found] = await db.$queryRaw<ItemRow<Template>[]>`
    SELECT version, digest, body FROM library_items WHERE kind = 'template' AND item_id = ${templateId}
      AND (version = ${wanted} OR (${wanted} = 0 AND status = 'published'))`;
  if (!found) return null;
  const clauses = await clausesOf(db, found.body);
  return {
    ...{ templateId, version: found.version, digest: found.digest, template: found.body },
    clauses: clauses.map(({ status: _, ...clause }) => clause),
  };
}

/** A contract type in one version, whatever has become of it since; null where there is none. */
export async function loadContractType(
  db: Pick<Connection, '$queryRaw'>,
  contractTypeId: string,
  version: number | 'published',
): Promise<{ version: number; contractType: ContractType } | null> {
  const wanted = version === 'published' ? 0 : version;
  const [found] = await db.$queryRaw<ItemRow<ContractType>[]>`
    SELECT version, digest, body FROM library_items WHERE kind = 'contract_type' AND item_id = ${contractTypeId}
      AND (version = ${wanted} OR (${wanted} = 0 AND status = 'published'))`;
  return found ? { version: found.version, contractType: found.body } : null;
}

/** The template that the text was made from; null for terms without one. */
export async function loadWording(
  db: Pick<Connection, '$queryRaw'>,
  { template }: Pick<Terms, 'template'>,
): Promise<TemplateVersion | null> {
  return template ? loadTemplate(db, template.templateId, template.version) : null;
}

/** How much of the framework is used up by its other orders; null for a contract that is no call-off order. */
export async function loadFramework(
  db: Pick<Connection, '$queryRaw'>,
  { contractId, terms }: Pick<Contract, 'contractId' | 'terms'>,
): Promise<FrameworkStanding | null> {
  if (terms.frameworkId === undefined) return null;
  const [found] = await db.$queryRaw<FrameworkStanding[]>`
    SELECT f.number, f.stage, jsonb_build_object('amount', f.gross::text, 'currency', f.currency) AS ceiling,
      jsonb_build_object('currency', f.currency, 'amount', (SELECT COALESCE(sum(o.gross), 0)::text FROM contracts o
        WHERE o.framework_id = f.contract_id AND o.contract_id <> ${contractId} AND o.currency = f.currency
          AND o.stage = ANY(${[...countingStages]}))) AS used
    FROM contracts f WHERE f.contract_id = ${terms.frameworkId}`;
  return found ?? null;
}
