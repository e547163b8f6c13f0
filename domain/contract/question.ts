import { type AmendmentQuestions } from '../amendment/asks';
import { type ApprovalQuestions } from '../approval/asks';
import { type ConfirmationQuestions } from '../confirmation/asks';
import { type DeliveryQuestions } from '../delivery/asks';
import { type EndingQuestions } from '../ending/asks';
import { type OperationQuestions } from '../operation/asks';
import { type SigningQuestions } from '../signing/asks';
import { type VerificationQuestions } from '../verification/asks';

/** All kinds of questions in mail links, one line per area. */
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

/** Something that one person is asked to decide. It is sent as a link in mails, so its meaning must never change. */
export type Question<K extends QuestionKind = QuestionKind> = { [T in K]: { kind: T } & QuestionKinds[T] }[K];
