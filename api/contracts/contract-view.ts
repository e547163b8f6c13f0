import { z } from 'zod';
import { type Contract, type Stage, stages } from '../../domain/contract';
import { type WaitingItem } from '../../domain/waiting';
import { type Role } from '../../domain/waiting-words';
import { money, orNull, party, person, side, stepId } from '../../domain/values';

export const stage = z.enum(stages).meta({ id: 'Stage' });
const roles = [...stepId.options, 'customer', 'owner', 'archive_keeper'] as const satisfies readonly Role[];
export const role = z.enum(roles);
const instant = z.iso.datetime();
const dayText = z.iso.date();
const words = z.object({ en: z.string(), 'zh-CN': z.string() }).meta({ id: 'Words' });
const actor = z
  .object({ kind: z.enum(['link', 'api_key', 'operator', 'system']), id: z.string(), name: z.string() })
  .meta({ id: 'Actor' });
const vote = z.object({ at: instant, by: actor, comment: z.string().nullable() }).meta({ id: 'Vote' });

export const waitingItem = z
  .object({
    key: z.string(),
    role,
    person: orNull(person),
    overdue: z.boolean(),
    since: instant,
    until: instant.nullable(),
    sentence: words,
  })
  .meta({ id: 'WaitingItem', description: 'On whom, for what, since when, and what happens by itself and when' });

const terms = z
  .object({
    title: z.string(),
    parties: z.object({ ours: party, customer: party }),
    price: z.object({ gross: money, taxRate: z.string(), net: money, tax: money }),
    term: z.object({ startsOn: dayText, endsOn: dayText }),
    milestones: z.array(z.object({ milestoneId: z.string(), title: z.string(), dueOn: dayText })),
    paymentPlan: z.array(z.object({ paymentLineId: z.string(), title: z.string(), dueOn: dayText, amount: money })),
  })
  .meta({ id: 'Terms' });

const approval = z
  .object({
    revision: z.int(),
    steps: z.array(
      z.object({
        stepId,
        order: z.int(),
        approver: person,
        openedAt: instant.nullable(),
        approved: orNull(vote),
      }),
    ),
    executive: person.meta({ description: 'Asked later when only an amendment makes the contract important' }),
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
    templateId: z.string(),
    owner: person,
    timeZone: z.string(),
    terms,
    since: instant.meta({ description: 'When the contract entered its stage' }),
    createdAt: instant,
    updatedAt: instant,
    overdue: z.boolean(),
    waiting: z.array(waitingItem),
    nextDeadlineAt: instant.nullable(),
    returned: orNull(z.object({ at: instant, cause: z.string(), by: z.string(), reason: z.string() })),
    approval: orNull(approval),
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
  const contract = row.state as Contract; // written by recordTransition
  const { contractId, number, revision, seq, templateId, owner, timeZone, terms: agreed } = contract;
  const { since, createdAt, updatedAt } = contract;
  return {
    ...{ contractId, number, stage: contract.stage satisfies Stage, revision, seq, templateId, owner, timeZone },
    ...{ terms: agreed, since, createdAt, updatedAt, overdue: row.overdue },
    waiting: row.waiting as WaitingItem[], // the same
    nextDeadlineAt: row.nextDeadlineAt?.toISOString() ?? null,
    returned: 'returned' in contract ? contract.returned : null,
    approval: 'approval' in contract ? contract.approval : null,
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
