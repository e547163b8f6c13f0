import { type Command } from '../domain/contract/commands';
import { type Contract } from '../domain/contract/contract';
import { inputOf } from '../domain/contract/inputs';
import { type Refusal } from '../domain/contract/refusals';
import { subjectRules } from '../domain/contract/subjects';
import { hindranceNeeds } from '../domain/approval/subject';
import { type Database } from './client';
import { loadCachedCompany } from './load-company';
import { digestsOf, loadInputs } from './load-inputs';
import { loadTexts } from './load-terms';

/** Why this approval would be refused as things are now, whoever gives it; null if it would not. */
export async function loadHindrance(
  db: Database,
  contract: Contract,
  command: Command<'approve'>,
): Promise<Refusal | null> {
  const [company, texts] = await Promise.all([loadCachedCompany(db), loadTexts(db, digestsOf(contract))]);
  const inputs = await loadInputs({ db, company, contract, command }, hindranceNeeds, texts);
  return subjectRules[command.subject.kind].hindrance(contract, inputOf(inputs));
}
