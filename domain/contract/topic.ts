import { type ApprovalSubject, type StepId } from '../approval/state';
import { canonical } from '../kernel/canonical';
import { type AgreementSubject } from '../signing/agreement';

/** What is waited for. Deadlines, waiting items and questions about the same thing have equal topics. */
export type Topic =
  | { kind: 'draft' }
  | { kind: 'approval'; subject: ApprovalSubject; stepId: StepId }
  | { kind: 'comments'; subject: ApprovalSubject }
  | { kind: 'confirmation' }
  | { kind: 'signature'; subject?: AgreementSubject }
  | { kind: 'condition' }
  | { kind: 'effective_day' }
  | { kind: 'long_stop' }
  | { kind: 'milestone'; milestoneId: string }
  | { kind: 'payment'; paymentLineId: string }
  | { kind: 'amendment'; amendmentId: string }
  | { kind: 'termination'; terminationId: string }
  | { kind: 'term' }
  | { kind: 'archive' }
  | { kind: 'give_back' }
  | { kind: 'entry'; entryId: string };

export function isSame(a: object, b: object): boolean {
  return canonical(a) === canonical(b);
}

/** A topic in one line of English, for operators: `payment advance`. */
export function topicLine(topic: Topic): string {
  switch (topic.kind) {
    case 'approval':
      return topic.subject.kind === 'revision'
        ? `approval ${topic.stepId}`
        : `approval ${topic.stepId} of ${topic.subject.kind} ${topic.subject.id}`;
    case 'milestone':
      return `milestone ${topic.milestoneId}`;
    case 'payment':
      return `payment ${topic.paymentLineId}`;
    case 'amendment':
      return `amendment ${topic.amendmentId}`;
    case 'termination':
      return `termination ${topic.terminationId}`;
    case 'entry':
      return `record ${topic.entryId}`;
    case 'signature':
      return topic.subject ? `signature of ${topic.subject.kind} ${topic.subject.id}` : topic.kind;
    case 'draft':
    case 'comments':
    case 'confirmation':
    case 'condition':
    case 'term':
    case 'archive':
      return topic.kind;
    case 'effective_day':
      return 'effective day';
    case 'give_back':
      return 'money to give back';
    case 'long_stop':
      return 'long-stop day';
  }
}
