import { type Person, type Side } from '../kernel/people';
import { type Words } from '../kernel/words';
import { type NoticeDraft } from './notice-draft';
import { type NoticeKind } from './notice-kinds';
import { type Question } from './question';

interface Asked {
  side: Side;
  to: Person;
  subject: Words;
  text: Words;
}

/** A notice that asks one person for a decision. */
export function ask(kind: NoticeKind, { side, to, subject, text }: Asked, question: Question): NoticeDraft[] {
  return [{ kind, side, to, subject, text, question }];
}
