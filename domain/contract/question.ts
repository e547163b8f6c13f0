import { type AmendmentQuestions } from '../amendment/asks';
import { type ApprovalQuestions } from '../approval/asks';
import { type ConfirmationQuestions } from '../confirmation/asks';
import { type DeliveryQuestions } from '../delivery/asks';
import { type EndingQuestions } from '../ending/asks';
import { type OperationQuestions } from '../operation/asks';
import { type SigningQuestions } from '../signing/asks';
import { type VerificationQuestions } from '../verification/asks';

/** Everything that a mail link asks, one line an area. */
export interface QuestionKinds
  extends
    ApprovalQuestions,
    ConfirmationQuestions,
    DeliveryQuestions,
    AmendmentQuestions,
    EndingQuestions,
    SigningQuestions,
    OperationQuestions,
    VerificationQuestions {}

export type QuestionKind = keyof QuestionKinds;

/** Something one person is asked to decide. It travels in a mail as a link and never changes its meaning. */
export type Question<K extends QuestionKind = QuestionKind> = { [T in K]: { kind: T } & QuestionKinds[T] }[K];
