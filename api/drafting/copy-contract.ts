import { z } from 'zod';
import { addDays, type Day, earliestDayAnywhere, msBetween } from '../../domain/kernel/days';
import { type Contract } from '../../domain/contract/contract';
import { type TemplateVersion } from '../../domain/library/library';
import { draftOfLine } from '../../domain/drafting/line-items';
import { type Clause, draftOf, type Terms } from '../../domain/drafting/terms';
import { day, email, line, optional } from '../../domain/kernel/values';
import { loadContractType, loadTemplate } from '../../prisma/load-drafting';
import { type Services } from '../services';
import { type CreateBody } from './create-contract';
import { answersOf } from './terms-body';

export const copyBody = z
  .strictObject({
    title: optional(line(200)),
    owner: optional(z.strictObject({ email })),
    term: z.strictObject({ startsOn: day }),
  })
  .meta({
    description:
      'All days move with the start of the term; one on which it takes effect is left out where it has passed. The copy is a draft with a number of its own.',
  });

const dayMs = 86_400_000;

function mover(from: Day, to: Day): (on: Day) => Day {
  const days = Math.round(msBetween(`${from}T00:00:00.000Z`, `${to}T00:00:00.000Z`) / dayMs);
  return (on) => addDays(on, days);
}

/**
 * Clauses in the library's own words are taken as the library has them today; those that depart from it come along as they are, and what
 * was left out stays out where it may. Undefined where the text is all the company's own.
 */
function clausesToCopy(clauses: readonly Clause[], wording: TemplateVersion | null): CreateBody['clauses'] {
  if (!wording) return clauses.map(({ clauseId, heading, text, standard }) => ({ clauseId, heading, text, standard }));
  const { slots } = wording.template;
  const asked = clauses.flatMap(({ clauseId, heading, text, standard }) => {
    const slot = slots.find((candidate) => candidate.clauseId === clauseId);
    if (slot && (standard || slot.locked)) return [{ clauseId }];
    return standard ? [] : [{ clauseId, heading, text, standard }];
  });
  const added = slots.filter(
    ({ clauseId, mandatory, locked }) => (mandatory || locked) && !asked.some((clause) => clause.clauseId === clauseId),
  );
  return [...asked, ...added.map(({ clauseId }) => ({ clauseId }))];
}

/** What is asked for when a contract is copied: its terms, with all days moved, made anew from today's contract type. */
export async function copyAsked(
  { db }: Services,
  body: z.output<typeof copyBody>,
  { contract, terms }: { contract: Contract; terms: Terms },
): Promise<CreateBody> {
  const { contractTypeId, owner, profile, timeZone, customerId } = contract;
  const { price, paymentPlan, milestones, term, lineItems, parties, attachments, paper, law, scope } = draftOf(terms);
  const made = await loadContractType(db, contractTypeId, 'published');
  const template = made?.contractType.templateId ?? null;
  const wording = paper || template === null ? null : await loadTemplate(db, template, 'published');
  const move = mover(term.startsOn, body.term.startsOn);
  const known = made?.contractType.fields ?? [];
  const answers = Object.entries(answersOf(terms)).filter(([id]) => known.some(({ fieldId }) => fieldId === id));
  const clauses = terms.clauses && clausesToCopy(terms.clauses, wording);
  // Why the original took effect before it was made is no reason for the copy.
  const effectiveOn = terms.effectiveOn === undefined ? '' : move(terms.effectiveOn);
  const hasPassed = effectiveOn < earliestDayAnywhere(new Date().toISOString());
  return {
    contractTypeId,
    // Of a customer of the directory the copy takes what is there today; an agent's authority was for the one contract.
    ...(customerId === undefined ? { customer: parties.customer } : { customerId }),
    ...(terms.framework ? { frameworkId: terms.framework.contractId } : {}),
    ...{ owner: body.owner ?? { email: owner.email }, timeZone, profile, title: body.title ?? terms.title },
    ...(terms.language ? { language: terms.language } : {}),
    ...{ term: { startsOn: body.term.startsOn, endsOn: move(term.endsOn) } },
    ...(lineItems ? {} : { price: { gross: price.gross, taxRate: price.taxRate } }),
    ...(terms.lineItems ? { lineItems: terms.lineItems.map(draftOfLine), currency: price.gross.currency } : {}),
    ...(terms.discount ? { discount: terms.discount } : {}),
    ...(terms.pricesIncludeTax === undefined ? {} : { pricesIncludeTax: terms.pricesIncludeTax }),
    milestones: milestones.map((milestone) => ({ ...milestone, dueOn: move(milestone.dueOn) })),
    // What hangs on a delivery moves with it.
    paymentPlan: paymentPlan.map(({ dueOn, ...payment }) =>
      dueOn === undefined ? payment : { ...payment, dueOn: move(dueOn) },
    ),
    ...(answers.length > 0 ? { fields: Object.fromEntries(answers) } : {}),
    ...(clauses ? { clauses } : {}),
    ...(scope === undefined ? {} : { scope }),
    ...(hasPassed ? {} : { effectiveOn }),
    ...(terms.conditions ? { conditions: terms.conditions } : {}),
    ...(terms.longStopOn === undefined ? {} : { longStopOn: move(terms.longStopOn) }),
    ...(terms.dueOnRestDays ? { dueOnRestDays: terms.dueOnRestDays } : {}),
    ...(law ? { law } : {}),
    ...(attachments
      ? { attachments: attachments.map(({ attachmentId, title, digest }) => ({ attachmentId, title, digest })) }
      : {}),
    ...(paper
      ? { paper: { digest: paper.digest, ...(paper.amountInWords ? { amountInWords: paper.amountInWords } : {}) } }
      : {}),
  };
}
