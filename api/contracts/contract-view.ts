import { z } from 'zod';
import { type Contract, type Stage, stages } from '../../domain/contract/contract';
import { type WaitingItem } from '../../domain/contract/waiting-item';
import { profile } from '../../domain/contract/command-bodies';
import {
  attachment,
  clause,
  fieldValue,
  law,
  lineItem,
  paper,
  sidesWords,
  templateWords,
} from '../../domain/drafting/terms-parts';
import { readStored } from '../../domain/contract/stored';
import { stepRule } from '../../domain/routing/rule-set-body';
import { instantText, money, orNull, party, person, side } from '../../domain/kernel/values';

export const stage = z.enum(stages).meta({ id: 'Stage' });
export const role = z.string().meta({
  description: 'A step of the approval, or customer, owner, archive_keeper, route_owner, commenter',
  example: 'legal',
});
const instant = instantText;
const dayText = z.iso.date();
export const words = z.object({ en: z.string(), 'zh-CN': z.string() }).meta({ id: 'Words' });
const actor = z
  .object({ kind: z.enum(['link', 'api_key', 'operator', 'system']), id: z.string(), name: z.string() })
  .meta({ id: 'Actor' });
const vote = z.object({ at: instant, by: actor, comment: z.string().nullable() }).meta({ id: 'Vote' });

export const waitingItem = z
  .object({
    key: z.string(),
    role,
    person: orNull(person),
    standsFor: person.optional().meta({ description: 'In whose stead the person is asked' }),
    overdue: z.boolean(),
    since: instant,
    until: instant.nullable(),
    sentence: words,
  })
  .meta({ id: 'WaitingItem', description: 'On whom, for what, since when, and what happens by itself and when' });

export const terms = z
  .object({
    title: z.string(),
    scope: z.string().optional(),
    clauses: z.array(clause).optional(),
    parties: z.object({ ours: party, customer: party }),
    price: z.object({ gross: money, taxRate: z.string(), net: money, tax: money }),
    term: z.object({ startsOn: dayText, endsOn: dayText }),
    milestones: z.array(z.object({ milestoneId: z.string(), title: z.string(), dueOn: dayText })),
    paymentPlan: z.array(z.object({ paymentLineId: z.string(), title: z.string(), dueOn: dayText, amount: money })),
    language: z.enum(['zh-CN', 'en']).optional(),
    template: z
      .object({
        templateId: z.string(),
        version: z.int(),
        digest: z.string(),
        roles: sidesWords.optional(),
        ...templateWords,
      })
      .optional()
      .meta({ description: 'The version of the template that the text was made from' }),
    fields: z.array(fieldValue).optional(),
    lineItems: z.array(lineItem.extend({ net: money, tax: money, gross: money })).optional(),
    pricesIncludeTax: z.boolean().optional(),
    effectiveOn: dayText.optional(),
    backdatedReason: z.string().optional(),
    law: law.optional(),
    attachments: z.array(attachment).optional(),
    paper: paper.optional(),
    framework: z.object({ contractId: z.uuid(), number: z.string() }).optional(),
  })
  .meta({ id: 'Terms' });

const seat = z
  .object({
    seatId: z.string(),
    holder: person,
    standsFor: orNull(person),
    why: z.enum(['route', 'deputy', 'delegated', 'escalated', 'reassigned']),
    ask: z.int(),
    askedAt: instant,
    vote: orNull(
      z.object({
        at: instant,
        by: actor,
        comment: z.string().nullable(),
        decision: z.enum(['approved', 'rejected']),
        revision: z.int(),
        digest: z.string().meta({ description: 'SHA-256 of what the vote is about' }),
        document: z.string().optional().meta({ description: 'SHA-256 of the document that was read' }),
      }),
    ),
  })
  .meta({ id: 'Seat', description: 'A person asked in a step; each has one vote' });

const digests = z.object({
  parties: z.string(),
  clauses: z.string(),
  money: z.string(),
  dates: z.string(),
  scope: z.string(),
});

export const frozenDocument = z
  .object({
    kind: z.enum(['made', 'theirs']),
    digest: z.string().meta({ description: 'SHA-256 of the file that counts: what is approved, confirmed and signed' }),
    mediaType: z.string(),
    bytes: z.int(),
    copyDigest: z.string().meta({ description: 'SHA-256 of the PDF that is shown before it is approved' }),
    pages: z.int(),
    contentDigest: z.string().meta({ description: 'SHA-256 of everything that is printed; in the footer' }),
    replaced: z.array(z.object({ character: z.string(), codePoint: z.string(), count: z.int() })),
  })
  .meta({ id: 'FrozenDocument' });

export const departure = z
  .object({ clauseId: z.string(), heading: z.string(), kind: z.enum(['edited', 'swapped', 'own', 'removed']) })
  .meta({ id: 'Departure', description: 'A place where the text is not the company’s own' });

const approval = z
  .object({
    revision: z.int(),
    ruleSet: z.object({ ruleSetId: z.string(), version: z.int() }),
    digest: z.string().meta({ description: 'SHA-256 of the whole revision' }),
    digests,
    document: frozenDocument.optional(),
    departures: z.array(departure).optional(),
    profile: profile.optional(),
    steps: z.array(
      z.object({
        ...stepRule.shape,
        ruleId: z.string(),
        because: words.meta({ description: 'Which rule gave the step, and why' }),
        digest: z.string(),
        addedTo: z.object({ stepId: z.string(), position: z.enum(['before', 'after']) }).optional(),
        openedAt: instant.nullable(),
        usedMs: z.number(),
        round: z.int(),
        needed: z.int().nullable(),
        seats: z.array(seat),
        waitsFor: z.array(z.string()),
        blocked: orNull(z.object({ cause: z.enum(['nobody', 'overtime']), why: words })),
      }),
    ),
    executive: orNull(person).meta({ description: 'Asked later when only an amendment makes the contract important' }),
    routeOwner: orNull(person),
    asked: z.int(),
    rounds: z.int(),
    first: z.string().nullable(),
    nudgedAt: instant.nullable(),
    resentAt: instant.nullable(),
    comments: z.array(
      z.object({
        commentId: z.string(),
        by: person,
        at: instant,
        text: z.string(),
        mustBeResolved: z.boolean(),
        resolved: orNull(z.object({ by: person, at: instant, text: z.string().nullable() })),
      }),
    ),
    sentBack: orNull(z.object({ toStepId: z.string(), by: person, reason: z.string() })),
    voided: z.array(z.object({ stepId: z.string(), holder: person, why: words })),
  })
  .meta({ id: 'Approval' });

const signature = z.object({ signatory: z.string(), signedOn: dayText, recordedAt: instant }).meta({ id: 'Signature' });

const performance = z
  .object({
    milestones: z.record(
      z.string(),
      z.object({
        status: z.enum(['due', 'reported', 'accepted']),
        attempt: z.int(),
        since: instant,
        deliveredOn: dayText.nullable(),
        evidence: z.string().nullable(),
        overdue: z.boolean(),
      }),
    ),
    payments: z.record(z.string(), z.object({ received: money, since: instant, overdue: z.boolean() })),
    receipts: z.array(
      z.object({ paymentLineId: z.string(), amount: money, receivedOn: dayText, reference: z.string() }),
    ),
  })
  .meta({ id: 'Performance' });

const asking = {
  requestedBy: side,
  requestedAt: instant,
  reason: z.string(),
  consent: z.object({ ours: orNull(vote), customer: orNull(vote) }),
};

export const contractView = z
  .object({
    contractId: z.uuid(),
    number: z.string(),
    stage,
    revision: z.int(),
    seq: z.int(),
    contractTypeId: z.string(),
    contractTypeVersion: z.int().nullable(),
    owner: person,
    timeZone: z.string(),
    terms,
    profile,
    since: instant.meta({ description: 'When the contract entered its stage' }),
    createdAt: instant,
    updatedAt: instant,
    overdue: z.boolean(),
    waiting: z.array(waitingItem),
    nextDeadlineAt: instant.nullable(),
    returned: orNull(
      z.object({
        at: instant,
        cause: z.string(),
        by: z.string(),
        reason: z.string(),
        straightBackTo: z.string().nullable(),
      }),
    ),
    approval: orNull(approval),
    confirmer: orNull(z.object({ contact: person, ask: z.int() })),
    signatures: orNull(z.object({ ours: orNull(signature), customer: orNull(signature) })),
    performance: orNull(performance),
    amendment: orNull(z.object({ amendmentId: z.string(), ...asking, changes: z.record(z.string(), z.any()), terms })),
    rescission: orNull(z.object({ rescissionId: z.string(), ...asking, settlement: z.string() })),
    amendments: z.array(z.object({ amendmentId: z.string(), executedAt: instant, before: terms })),
    ending: orNull(z.object({ as: z.string(), at: instant, reason: z.string().nullable() })),
    archive: orNull(z.object({ fileNumber: z.string(), archivedAt: instant })),
  })
  .meta({ id: 'Contract', description: 'A part that the stage does not know is null.' });

interface ContractRow {
  state: unknown;
  waiting: unknown;
  overdue: boolean;
  nextDeadlineAt: Date | null;
}

/** One flat shape for every stage. */
export function viewOf(row: ContractRow) {
  const contract = readStored(row.state as Contract); // written by recordTransition
  const {
    contractId,
    number,
    revision,
    seq,
    templateId: contractTypeId,
    owner,
    timeZone,
    terms: agreed,
    profile: sorted,
  } = contract;
  const { since, createdAt, updatedAt } = contract;
  return {
    ...{ contractId, number, stage: contract.stage satisfies Stage, revision, seq, contractTypeId, owner, timeZone },
    contractTypeVersion: contract.contractTypeVersion ?? null,
    ...{ terms: agreed, profile: sorted, since, createdAt, updatedAt, overdue: row.overdue },
    waiting: row.waiting as WaitingItem[], // the same
    nextDeadlineAt: row.nextDeadlineAt?.toISOString() ?? null,
    returned: 'returned' in contract ? contract.returned : null,
    approval: 'approval' in contract ? contract.approval : null,
    confirmer: 'confirmer' in contract ? contract.confirmer : null,
    signatures: 'signatures' in contract ? contract.signatures : null,
    performance: 'performance' in contract ? contract.performance : null,
    amendment: 'amendment' in contract ? contract.amendment : null,
    rescission: 'rescission' in contract ? contract.rescission : null,
    amendments: 'amendments' in contract ? contract.amendments : [],
    ending: 'ending' in contract ? contract.ending : null,
    archive: 'archive' in contract ? contract.archive : null,
  } satisfies z.input<typeof contractView>;
}

export const eventView = z
  .object({
    seq: z.int(),
    type: z.string(),
    at: instant.meta({ description: 'The contract’s time' }),
    recordedAt: instant.meta({ description: 'When it was written down' }),
    actor,
    commandId: z.string(),
    data: z.record(z.string(), z.any()),
  })
  .meta({ id: 'Event' });
