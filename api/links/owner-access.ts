import { type Contract } from '../../domain/contract/contract';
import { isSamePerson } from '../../domain/kernel/people';
import { employeeOf } from '../../domain/routing/company';
import { type Database } from '../../prisma/client';
import { loadCompany } from '../../prisma/load-company';
import { UnknownLinkError } from './link-errors';
import { type Link } from './tokens';

/**
 * The owner's page and its files are open to the current owner of the contract only, while they are an active employee and the link is valid.
 * @throws UnknownLinkError
 */
export async function assertOwns(db: Database, contract: Contract, link: Link): Promise<void> {
  const { question, recipient, expired } = link;
  if (question.kind !== 'ownership') return;
  const { email } = contract.owner;
  const isTheirs = !expired && isSamePerson(question.owner, email) && isSamePerson(recipient.email, email);
  const employee = isTheirs ? employeeOf(await loadCompany(db, contract), email) : null;
  if (employee?.active !== true) throw new UnknownLinkError('unknown');
}
