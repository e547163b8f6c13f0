import { zh } from '../kernel/chinese';
import { type Instant } from '../kernel/days';
import { type Effect } from '../kernel/effects';
import { type NoticeDraft } from './notice-draft';
import { type Question } from './question';
import { type Topic } from './topic';
import { type WaitingItem } from './waiting-item';

/** A question whose mail to the customer is scheduled but not sent yet, because it waits for mail hours. */
export interface ScheduledAsk {
  question: Question;
  /** When the mail is sent, as stored in the outbox. */
  at: Instant;
}

/** Finds the questions to customers among scheduled mails. */
export function scheduledAsks(
  effects: readonly Effect<Pick<NoticeDraft, 'kind' | 'side' | 'question'>>[],
): ScheduledAsk[] {
  return effects.flatMap(({ body: { kind, side, question }, notBefore: at }) =>
    at !== undefined && question && side === 'customer' && kind.endsWith('_request') ? [{ question, at }] : [],
  );
}

function isAbout(question: Question, topic: Topic): boolean {
  switch (question.kind) {
    case 'confirmation':
      return topic.kind === 'confirmation';
    case 'acceptance':
      return topic.kind === 'milestone' && topic.milestoneId === question.milestoneId;
    case 'amendment':
      return topic.kind === 'amendment' && topic.amendmentId === question.amendmentId;
    case 'termination':
      return topic.kind === 'termination' && topic.terminationId === question.terminationId;
    case 'approval':
    case 'archive':
    case 'entry':
    case 'long_stop':
    case 'ownership':
      return false;
  }
}

/** Adds to each waiting item when its scheduled mail will be sent. `show` formats an instant in the contract's time zone, with the zone. */
export function withScheduledAsks(
  items: readonly WaitingItem[],
  asks: readonly ScheduledAsk[],
  show: (at: Instant) => string,
): WaitingItem[] {
  return items.map((item) => {
    const ask = asks.find(({ question }) => item.role === 'customer' && isAbout(question, item.topic));
    if (!ask) return item;
    const at = show(ask.at);
    const name = item.person?.name ?? '';
    const { en, 'zh-CN': chinese } = item.sentence;
    return {
      ...item,
      sentence: {
        en: `${en} ${name === '' ? 'The customer' : name} has not been asked yet and will be asked at ${at}.`,
        'zh-CN': zh`${chinese}尚未询问${name === '' ? '客户' : name}，将于 ${at} 发出邮件。`,
      },
    };
  });
}
