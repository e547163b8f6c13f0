import { z } from 'zod';
import { unshownKinds } from '../../domain/drafting/unshown';
import { approvalSubject } from '../../domain/approval/bodies';
import { type Approval } from '../../domain/approval/state';
import { stepStatus, stepStatuses } from '../../domain/approval/steps';
import { profile } from '../../domain/drafting/bodies';
import { stepRule } from '../../domain/routing/rule-set-body';
import { orNull, person } from '../../domain/kernel/values';
import { actor, instant, words } from '../contracts/views';

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
        digest: z.string().meta({ description: 'SHA-256 of the content that was voted on' }),
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
    digest: z
      .string()
      .meta({ description: 'SHA-256 of the binding file: the one that is approved, confirmed and signed' }),
    mediaType: z.string(),
    bytes: z.int(),
    pages: z.int(),
    contentDigest: z.string().meta({ description: 'SHA-256 of the printed content; it is printed in the footer' }),
    replaced: z.array(z.object({ character: z.string(), codePoint: z.string(), count: z.int() })),
    unshown: z
      .array(
        z.object({
          page: z.int().meta({ description: 'From 1' }),
          what: z.enum(unshownKinds).meta({
            description:
              'text: in a font that is not embedded in the file; field: the value of a form field; comment: an annotation that other programs show when it is clicked; drawing: an annotation without an appearance stream; print_only: visible only in print; unchecked: from this page on nothing was compared',
          }),
          detail: z.string().meta({ description: 'The font, the name of the field, or the text of the comment' }),
        }),
      )
      .optional()
      .meta({
        description:
          'Content of the customer’s own PDF that the page images do not show, up to twenty entries; the people who decide are shown this list',
      }),
  })
  .meta({ id: 'FrozenDocument' });

export const departure = z
  .object({ clauseId: z.string(), heading: z.string(), kind: z.enum(['edited', 'swapped', 'own', 'removed']) })
  .meta({ id: 'Departure', description: 'A place where the text is not the company’s own' });

export const approval = z
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
        status: z.enum(stepStatuses),
        ruleId: z.string(),
        because: words.meta({ description: 'Which rule added the step, and why' }),
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
    openComments: z.int().meta({ description: 'Number of comments that must still be resolved' }),
    sentBack: orNull(z.object({ toStepId: z.string(), by: person, reason: z.string() })),
    voided: z.array(z.object({ stepId: z.string(), holder: person, why: words })),
  })
  .meta({ id: 'Approval' });

export function approvalShown(shown: Approval) {
  return { ...shown, steps: shown.steps.map((step) => ({ ...step, status: stepStatus(step) })) };
}

export const comment = z
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
