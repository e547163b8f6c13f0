import { type z } from 'zod';
import { faultsOfChanges } from '../../domain/amendment/faults-of-changes';
import { refuseChanges } from '../../domain/amendment/refuse-changes';
import { commandBodies } from '../../domain/contract/bodies';
import { type Command } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { loadTermsOf } from '../../prisma/load-terms';
import { type CompletedCommand } from '../contracts/completed-command';
import { refused } from '../http/problem';
import { type Services } from '../services';

/**
 * Builds the command. Changes that lead to invalid terms are rejected here, with pointers into the body; every other refusal comes from the workflow.
 */
async function amendmentAsked(
  { db }: Services,
  contract: Contract,
  body: z.output<typeof commandBodies.requestAmendment>,
): Promise<Command> {
  const command: Command = { type: 'requestAmendment', ...body };
  if (contract.stage !== 'active' || contract.amendment || contract.termination) return command;
  const terms = await loadTermsOf(db, contract.terms);
  const refusal = refuseChanges(contract, terms, body.changes);
  if (refusal?.code === 'INVALID_TERMS') throw refused(refusal, faultsOfChanges(body.changes, terms));
  return command;
}

export const requestAmendment: CompletedCommand<typeof commandBodies.requestAmendment> = {
  ...{ body: commandBodies.requestAmendment, commandFor: amendmentAsked, problems: [] },
};
