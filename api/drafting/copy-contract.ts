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
      'All days move with the start of the term. An effective day that would lie in the past is left out. The copy is a draft with its own number.',
  });

const dayMs = 86_400_000;

function mover(from: Day, to: Day): (on: Day) => Day {
  const days = Math.round(msBetween(`${from}T00:00:00.000Z`, `${to}T00:00:00.000Z`) / dayMs);
  return (on) => addDays(on, days);
}

/**
 * The clauses for the copy. Clauses in standard wording are taken from the current library; clauses that differ from it are copied as they are;
 * clauses that were left out stay out unless they are mandatory. Without a template all clauses are copied.
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

/** The request for a copy: the terms with all days moved, to be created under the current contract type. */
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
  // An effective day in the past is not copied: the reason for it (`backdatedReason`) applied to the original only.
  const effectiveOn = terms.effectiveOn === undefined ? '' : move(terms.effectiveOn);
  const hasPassed = effectiveOn < earliestDayAnywhere(new Date().toISOString());
  return {
    contractTypeId,
    // For a customer in the directory the copy takes today's data. An agent is not copied: the letter of authority was for the original contract.
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
    // Payments that depend on a delivery have no day of their own; they move with the delivery.
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
