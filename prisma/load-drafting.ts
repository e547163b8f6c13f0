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
import { type Money } from '../domain/kernel/money';
import { type Connection, Prisma } from './client';

interface ItemRow<Body> {
  version: number;
  digest: string;
  body: Body;
}

/** The clauses that a template may use, in the referenced versions, with their status. */
export async function clausesOf(db: Pick<Connection, '$queryRaw'>, template: Template) {
  const refs = refsOf(template).map(({ libraryClauseId, version }) => `${libraryClauseId}/${version}`);
  const rows = await db.$queryRaw<(ItemRow<LibraryClause> & { libraryClauseId: string; status: string })[]>`
    SELECT item_id AS "libraryClauseId", version, status, body FROM library_items
    WHERE kind = 'clause' AND item_id || '/' || version = ANY(${refs}) ORDER BY item_id, version`;
  return rows.map(({ libraryClauseId, version, status, body }) => ({ libraryClauseId, version, status, ...body }));
}

/** A version of a template, whatever its status, with the texts of all clauses that it may use. */
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

/** A version of a contract type, whatever its status; null if it does not exist. */
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

/** The template of the text; null for terms without one. */
export async function loadWording(
  db: Pick<Connection, '$queryRaw'>,
  { template }: Pick<Terms, 'template'>,
): Promise<TemplateVersion | null> {
  return template ? loadTemplate(db, template.templateId, template.version) : null;
}

/** Joins a pending amendment: until it is decided, the price that is worse for the other orders counts, for an order and for its framework. */
const inFlight = Prisma.raw(
  `LEFT JOIN amendments a ON a.contract_id = c.contract_id AND a.status IN ('in_review', 'awaiting_customer', 'awaiting_signature')`,
);
const amended = Prisma.raw('a.gross_after');

/** How much of the framework is used by its other orders; null if the contract is not a call-off order. */
export async function loadFramework(
  db: Pick<Connection, '$queryRaw'>,
  { contractId, terms }: Pick<Contract, 'contractId' | 'terms'>,
): Promise<FrameworkStanding | null> {
  if (terms.frameworkId === undefined) return null;
  const [found] = await db.$queryRaw<Omit<FrameworkStanding, 'used'>[]>`
    SELECT c.number, c.stage, jsonb_build_object('amount', LEAST(c.gross, ${amended})::text, 'currency', c.currency) AS ceiling
    FROM contracts c ${inFlight} WHERE c.contract_id = ${terms.frameworkId}`;
  if (!found) return null;
  const { ceiling } = found;
  const used = await loadOrders(db, terms.frameworkId, contractId);
  return { ...found, used: used?.currency === ceiling.currency ? used : { ...ceiling, amount: '0' } };
}

/** Total of the orders under a framework contract, except one of them; null if there are none. All are in the framework's currency. */
export async function loadOrders(
  db: Pick<Connection, '$queryRaw'>,
  frameworkId: string,
  except = '',
): Promise<Money | null> {
  const [found] = await db.$queryRaw<Money[]>`
    SELECT sum(GREATEST(c.gross, ${amended}))::text AS amount, c.currency
    FROM contracts c JOIN contracts f ON f.contract_id = c.framework_id AND f.currency = c.currency ${inFlight}
    WHERE c.framework_id = ${frameworkId} AND c.contract_id <> ${except} AND c.stage = ANY(${[...countingStages]})
      AND c.state #>> '{ending,lapsed}' IS NULL
    GROUP BY c.currency`;
  return found ?? null;
}
