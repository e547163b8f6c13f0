import { type Changes } from '../domain/amendment/state';
import { type AnyCommand } from '../domain/contract/commands';
import { type Contract } from '../domain/contract/contract';
import { type Inputs, type Need } from '../domain/contract/inputs';
import { type Texts } from '../domain/contract/texts';
import { zoneClock } from '../config/zone-clock';
import { type Terms } from '../domain/drafting/terms';
import { findEntry } from '../domain/verification/commands';
import { type Connection } from './client';
import { loadFiledContract } from './load-archive';
import { loadCommentsFor } from './load-comments';
import { companyFor, type CachedCompany } from './load-company';
import { customerIdOf, loadCustomerStanding } from './load-customer';
import { loadFramework, loadOrders, loadWording } from './load-drafting';
import { loadBookedReference, loadConditionsMet, loadReceipt, loadWaitingReference } from './load-receipt';
import { loadTexts } from './load-terms';

/** The command for which inputs are loaded. */
export interface Asking {
  db: Connection;
  /** The company whose staff, rules and calendar apply. */
  company: CachedCompany;
  contract: Contract | null;
  command: AnyCommand;
}

/** The digests of a contract's terms, and of those after a pending amendment. */
export function digestsOf(contract: Contract | null): string[] {
  if (!contract) return [];
  const amended = contract.stage === 'active' && contract.amendment ? [contract.amendment.terms.digest] : [];
  return [contract.terms.digest, ...amended];
}

/** Texts, including those that a decision adds. */
export type KeptTexts = Texts & { kept: Map<string, Terms> };

/** The bank reference of the command, or of the entry that it verifies. */
function referenceIn({ contract, command: asked }: Asking): string | null {
  const entry = contract && asked.type === 'verifyEntry' ? findEntry(contract, asked.entryId) : null;
  const command = entry?.command ?? asked;
  return 'reference' in command ? command.reference : null;
}

async function loadChanges({ db, contract }: Asking): Promise<Changes> {
  if (contract?.stage !== 'active' || !contract.amendment) return {};
  const { contractId, amendment } = contract;
  const key = { contractId, amendmentId: amendment.amendmentId };
  const row = await db.amendment.findUnique({ where: { contractId_amendmentId: key }, select: { changes: true } });
  return (row?.changes ?? {}) as Changes; // written by `recordTransition`
}

/** The loaders of all inputs. An input that no rule declares is not loaded. */
const loaders: { [N in Exclude<Need, 'texts'>]: (asking: Asking) => Promise<Inputs[N]> | Inputs[N] } = {
  clock: () => zoneClock,
  company: ({ db, company, contract }) => companyFor(db, company, contract),
  wording: async ({ db, contract }) => {
    if (!contract) return null;
    const terms = (await loadTexts(db, [contract.terms.digest])).termsOf(contract.terms);
    return loadWording(db, terms);
  },
  framework: ({ db, contract }) => (contract ? loadFramework(db, contract) : null),
  // A framework that is not in force has no orders.
  orders: ({ db, contract }) => (contract?.stage === 'active' ? loadOrders(db, contract.contractId) : null),
  // Rendered only after the rules have accepted the command, see `freezeRevision`.
  document: () => null,
  comments: ({ db, contract, command }) =>
    contract && contract.made.comments > 0 && 'subject' in command
      ? loadCommentsFor(db, contract.contractId, command.subject, 'commentId' in command ? command.commentId : '')
      : [],
  bookedReference: (asking) => {
    const reference = referenceIn(asking);
    return reference === null ? null : loadBookedReference(asking.db, reference);
  },
  filedContract: ({ db, command }) => ('fileNumber' in command ? loadFiledContract(db, command.fileNumber) : null),
  waitingReference: (asking) => {
    const reference = referenceIn(asking);
    return reference === null ? null : loadWaitingReference(asking.db, asking.contract?.contractId ?? '', reference);
  },
  receipt: (asking) => {
    const reference = referenceIn(asking);
    return reference === null || !asking.contract
      ? null
      : loadReceipt(asking.db, asking.contract.contractId, reference);
  },
  conditionsMet: ({ db, contract }) => (contract?.stage === 'signed' ? loadConditionsMet(db, contract.contractId) : []),
  customer: async ({ db, contract }) => {
    const customerId = contract && (await customerIdOf(db, contract));
    return customerId === null ? null : loadCustomerStanding(db, customerId, contract?.contractId ?? '');
  },
  changes: loadChanges,
};

/** Loads the inputs in parallel. */
export async function loadInputs(asking: Asking, needs: readonly Need[], texts: KeptTexts): Promise<Partial<Inputs>> {
  const entries = await Promise.all(
    needs.map(async (need) => [need, need === 'texts' ? texts : await loaders[need](asking)] as const),
  );
  return Object.fromEntries(entries);
}
