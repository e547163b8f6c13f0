import { z } from 'zod';
import { comment, email, line, reason, stepId, text } from '../kernel/values';
import { subjectKinds } from '../routing/route';
import { type ApprovalCommands } from './commands';
import { type RemarkCommands } from './remark-commands';

export const approvalSubject = z
  .strictObject({
    kind: z.enum(subjectKinds),
    id: line(80).meta({ description: 'The number of the revision, or the id of the amendment or termination' }),
  })
  .meta({ id: 'ApprovalSubject', description: 'What is approved', example: { kind: 'revision', id: '1' } });

const vote = { subject: approvalSubject, stepId, approver: email };
const remark = text(2000).nullable().default(null);

export const approvalBodies = {
  approve: z.strictObject({ ...vote, comment }),
  reject: z.strictObject({ ...vote, reason }),
  requestChanges: z.strictObject({
    ...{ ...vote, reason },
    straightBack: z.boolean().default(false).meta({ description: 'Whether the next submission asks this step first' }),
  }),
  returnToStep: z.strictObject({
    ...vote,
    toStepId: stepId,
    straightBack: z.boolean().default(false).meta({ description: 'Whether this step is asked right after that one' }),
    reason,
  }),
  delegate: z.strictObject({ ...vote, to: email, reason: remark }),
  addApprover: z.strictObject({ ...vote, person: email, position: z.enum(['before', 'after']), reason: remark }),
  reassign: z.strictObject({ from: email, to: email, reason }),
  assignApprover: z.strictObject({ subject: approvalSubject, stepId, to: email, reason }),
  recall: z.strictObject({ subject: approvalSubject, reason }),
} satisfies { [T in keyof ApprovalCommands]: z.ZodType<ApprovalCommands[T]> };

export const remarkBodies = {
  comment: z.strictObject({
    ...{ subject: approvalSubject, by: email, text: text(2000) },
    mustBeResolved: z.boolean().default(false),
  }),
  resolveComment: z.strictObject({ subject: approvalSubject, commentId: line(64), by: email, text: remark }),
  sendCopy: z.strictObject({ recipients: z.array(email).min(1).max(50), note: remark }),
  nudge: z.strictObject({}),
  resendLink: z.strictObject({}),
} satisfies { [T in keyof RemarkCommands]: z.ZodType<RemarkCommands[T]> };
