import { z } from 'zod';
import { stages } from '../../domain/contract/contract';
import { type Role, roleWords } from '../../domain/contract/waiting-item';
import { profile } from '../../domain/drafting/bodies';
import { approvalSubject } from '../../domain/approval/bodies';
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
import { parts } from '../../domain/routing/route';
import { stepRule } from '../../domain/routing/rule-set-body';
import { instantText, money, orNull, party, person, side } from '../../domain/kernel/values';

export const stage = z.enum(stages).meta({ id: 'Stage' });
export const role = z.enum(Object.keys(roleWords) as [Role, ...Role[]]).meta({ id: 'Role' }); // its own keys
export const waitingFor = z.string().meta({
  description: 'A step of the approval, or customer, owner, archive_keeper, route_owner, commenter',
  example: 'legal',
});
const instant = instantText;
const dayText = z.iso.date();
export const words = z.object({ en: z.string(), 'zh-CN': z.string() }).meta({ id: 'Words' });
const actor = z
  .object({
    kind: z.enum(['user', 'service', 'link', 'operator', 'system']),
    id: z.string(),
    name: z.string(),
    email: z.string().optional(),
    side: side.optional(),
  })
  .meta({ id: 'Actor' });
const vote = z.object({ at: instant, by: actor, comment: z.string().nullable() }).meta({ id: 'Vote' });

export const waitingItem = z
  .object({
    topic: z.object({ kind: z.string() }).loose().meta({ description: 'What is waited for, by kind and id' }),
    role,
    stepId: z.string().optional().meta({ description: 'Of an approver: the step' }),
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
    profile,
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
        marks: z.object({ passed: z.number(), overtime: z.int() }),
        needed: z.int().nullable(),
        seats: z.array(seat),
        waitsFor: z.array(z.string()),
        blocked: orNull(z.object({ cause: z.enum(['nobody', 'overtime']), why: words })),
      }),
    ),
    routeOwner: orNull(person),
    asked: z.int(),
    rounds: z.int(),
    first: z.string().nullable(),
    nudgedAt: instant.nullable(),
    resentAt: instant.nullable(),
    openComments: z.int().meta({ description: 'How many comments that must be resolved are not' }),
    sentBack: orNull(z.object({ toStepId: z.string(), by: person, reason: z.string() })),
    voided: z.array(z.object({ stepId: z.string(), holder: person, why: words })),
  })
  .meta({ id: 'Approval' });

const comment = z
  .object({
    commentId: z.string(),
    subject: approvalSubject,
    by: person,
    at: instant,
    text: z.string(),
    mustBeResolved: z.boolean(),
    resolved: orNull(z.object({ by: person, at: instant, text: z.string().nullable() })),
  })
  .meta({ id: 'Comment' });

const signature = z.object({ signatory: z.string(), signedOn: dayText, recordedAt: instant }).meta({ id: 'Signature' });

const performance = z
  .object({
    milestones: z.record(
      z.string(),
      z.object({
        status: z.enum(['due', 'reported', 'accepted']),
        attempt: z.int(),
        deliveredOn: dayText.nullable(),
        evidence: z.string().nullable(),
        overdue: z.boolean(),
      }),
    ),
    payments: z.record(z.string(), z.object({ received: money, outstanding: money, overdue: z.boolean() })),
    receipts: z.array(
      z.object({ paymentLineId: z.string(), amount: money, receivedOn: dayText, reference: z.string() }),
    ),
  })
  .meta({ id: 'Performance' });

const change = {
  requestedBy: side,
  requestedAt: instant,
  reason: z.string(),
  approval,
  approvedAt: instant.nullable().meta({ description: 'When our side had agreed and the customer was asked' }),
  customer: orNull(vote),
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
    customerId: z.uuid().nullable(),
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
    comments: z.array(comment).meta({ description: 'The newest 100, oldest first' }),
    confirmer: orNull(z.object({ contact: person, ask: z.int() })),
    signatures: orNull(z.object({ ours: orNull(signature), customer: orNull(signature) })),
    performance: orNull(performance),
    amendment: orNull(
      z.object({
        ...{ amendmentId: z.string(), ...change, changes: z.record(z.string(), z.any()), terms },
        ...{ difference: money, touched: z.array(z.enum(parts)) },
      }),
    ),
    termination: orNull(z.object({ terminationId: z.string(), ...change, settlement: z.string() })),
    amendments: z
      .array(z.object({ amendmentId: z.string(), executedAt: instant, before: terms }))
      .meta({ description: 'Executed amendments with the terms they replaced' }),
    ending: orNull(z.object({ as: z.string(), at: instant, reason: z.string().nullable() })),
    archive: orNull(z.object({ fileNumber: z.string(), archivedAt: instant })),
  })
  .meta({ id: 'Contract', description: 'A part that the stage does not know is null.' });

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
