import { z } from 'zod';
import { type Command } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { refuse } from '../../domain/contract/refusals';
import { profile } from '../../domain/drafting/bodies';
import { listed } from '../../domain/kernel/problem';
import { day, optional, revision } from '../../domain/kernel/values';
import { loadTermsOf } from '../../prisma/load-terms';
import { type CompletedCommand } from '../contracts/completed-command';
import { refused } from '../http/problem';
import { biggestInt } from '../http/whole-number';
import { type Services } from '../services';
import { withCustomer } from './customer-of';
import { draftFaults } from './draft-faults';
import { sourceOf } from './draft-source';
import { draftFromTerms, removableFields, termsFields, withoutRemoved } from './terms-body';

const reviseBody = z
  .strictObject({
    revision,
    ...termsFields,
    ...removableFields,
    term: optional(z.strictObject({ startsOn: optional(day), endsOn: optional(day) })),
    profile: optional(profile),
    seenSeq: optional(z.int().min(1).max(biggestInt)).meta({
      description:
        'Number of the last event that the drafter has read; the change is refused if the draft was changed since then',
    }),
  })
  .meta({ description: 'Fields that are left out stay as they are; null removes an optional field.' });

/** Builds the complete draft from the request and the previous terms. Invalid terms are rejected here, with pointers into the body. */
async function revisionAsked(
  { db }: Services,
  contract: Contract,
  asking: z.output<typeof reviseBody>,
): Promise<Command> {
  const { customerId, stage: at } = contract;
  const isCurrent = at === 'draft' && asking.revision === contract.revision;
  const before = await loadTermsOf(db, contract.terms);
  const { said, left } = withoutRemoved(asking, before);
  const whole = { ...said, term: { ...before.term, ...asking.term } };
  const body = isCurrent && asking.customer ? await withCustomer(db, customerId, whole) : whole;
  const source = await sourceOf(db, contract, before, body);
  const terms = draftFromTerms(body, source, left);
  const { revision: of, seenSeq, profile: sorted } = body;
  const command: Command = {
    ...{ type: 'revise', revision: of, terms },
    ...(sorted ? { profile: sorted } : {}),
    ...(seenSeq === undefined ? {} : { seenSeq }),
  };
  // A request for another revision or stage is passed on; the workflow refuses it.
  if (!isCurrent) return command;
  const faults = draftFaults(body, terms, source, { before, customerId, now: new Date().toISOString() });
  if (faults.length === 0) return command;
  throw refused(refuse('INVALID_TERMS', listed(faults)), faults);
}

export const revise: CompletedCommand<typeof reviseBody> = {
  ...{ body: reviseBody, commandFor: revisionAsked, problems: ['INVALID_TERMS', 'UNKNOWN_CUSTOMER'] },
};
