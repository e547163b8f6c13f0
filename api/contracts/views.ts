import { z } from 'zod';
import { stages } from '../../domain/contract/contract';
import { type Role, roleWords } from '../../domain/contract/waiting-item';
import { instantText, orNull, person, side } from '../../domain/kernel/values';

export const stage = z.enum(stages).meta({ id: 'Stage' });
export const role = z.enum(Object.keys(roleWords) as [Role, ...Role[]]).meta({ id: 'Role' }); // the keys of `roleWords` are exactly the roles
export const waitingFor = z.string().meta({
  description: 'A step of the approval, or customer, owner, archive_keeper, route_owner, commenter',
  example: 'legal',
});
export const instant = instantText;
/**
 * An instant in a query string, with any RFC 3339 offset. A plus sign that was not written as %2B arrives as a blank and is restored. Instants before
 * 1970 and after 9999 are clamped: Postgres has no year 0, and no contract changed before 1970.
 */
export const askedInstant = z
  .string()
  .max(64)
  .overwrite((text) => text.replace(/ (?=\d{2}:\d{2}$)/, '+'))
  .pipe(z.iso.datetime({ offset: true }))
  .transform((text) => new Date(Math.min(Math.max(Date.parse(text), 0), Date.parse('9999-12-31T23:59:59.999Z'))))
  .meta({ type: 'string', format: 'date-time' });
export const dayText = z.iso.date();
export const words = z.object({ en: z.string(), 'zh-CN': z.string() }).meta({ id: 'Words' });
/** The rest of an amount; unlike the amount itself it may be negative. */
export const balance = z
  .object({
    amount: z.string().meta({ description: 'A plain decimal, which may be negative', example: '-300.00' }),
    currency: z.string().meta({ description: 'ISO 4217', example: 'CNY' }),
  })
  .meta({ id: 'Balance' });
export const actor = z
  .object({
    kind: z.enum(['user', 'service', 'link', 'operator', 'system']),
    id: z.string(),
    name: z.string(),
    email: z.string().optional(),
    side: side.optional(),
    owner: z
      .literal(true)
      .optional()
      .meta({ description: 'For a link: true if it leads to the page of the contract’s owner' }),
  })
  .meta({ id: 'Actor' });
export const vote = z.object({ at: instant, by: actor, comment: z.string().nullable() }).meta({ id: 'Vote' });

export const waitingItem = z
  .object({
    topic: z.object({ kind: z.string() }).loose().meta({ description: 'What the contract waits for, by kind and id' }),
    role,
    stepId: z.string().optional().meta({ description: 'For an approver: the step' }),
    person: orNull(person),
    standsFor: person.optional().meta({ description: 'The person whom this one replaces' }),
    overdue: z.boolean(),
    since: instant,
    until: instant.nullable(),
    sentence: words,
  })
  .meta({
    id: 'WaitingItem',
    description: 'On whom the contract waits, for what, since when, and what happens automatically and when',
  });
