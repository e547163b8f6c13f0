import { type DeadlineEffect, type ReminderSubject } from './deadline';
import { stepWords, type Words } from '../kernel/words';

/** Who is waited for beside the steps of the approval, and steps of the time before these had names. */
export const roleWords: Record<string, Words> = {
  ...stepWords,
  customer: { en: 'customer', 'zh-CN': '客户' },
  owner: { en: 'contract owner', 'zh-CN': '合同负责人' },
  commenter: { en: 'commenter', 'zh-CN': '意见提出人' },
  route_owner: { en: 'route owner', 'zh-CN': '审批路线负责人' },
  archive_keeper: { en: 'archive keeper', 'zh-CN': '档案管理员' },
};

function subjectKey(subject: ReminderSubject): string {
  switch (subject.kind) {
    case 'approval':
      return `approval:${subject.stepId}`;
    case 'milestone':
    case 'acceptance':
      return `milestone:${subject.milestoneId}`;
    case 'payment':
      return `payment:${subject.paymentLineId}`;
    case 'confirmation':
    case 'signature':
    case 'amendment':
    case 'rescission':
      return subject.kind;
  }
}

/** What a deadline is about: the key of the waiting item it belongs to. */
export function effectKey(effect: DeadlineEffect): string {
  switch (effect.kind) {
    case 'remind':
      return subjectKey(effect.subject);
    case 'escalate':
      return `approval:${effect.stepId}`;
    case 'lapse_confirmation':
      return 'confirmation';
    case 'milestone_overdue':
      return `milestone:${effect.milestoneId}`;
    case 'payment_overdue':
      return `payment:${effect.paymentLineId}`;
    case 'end_term':
      return 'term';
  }
}

/** What happens when it comes. */
export function thenWords(effect: DeadlineEffect): Words {
  switch (effect.kind) {
    case 'remind':
      return { en: 'a reminder goes out', 'zh-CN': '发送提醒' };
    case 'escalate':
      return { en: 'it moves up the line', 'zh-CN': '升级至上级审批' };
    case 'lapse_confirmation':
      return { en: 'the contract goes back to drafting', 'zh-CN': '合同退回起草' };
    case 'milestone_overdue':
    case 'payment_overdue':
      return { en: 'it is marked overdue and chased', 'zh-CN': '标记逾期并催办' };
    case 'end_term':
      return { en: 'the term ends', 'zh-CN': '期限届满' };
  }
}

/** A deadline in a line of English, for operators: `payment advance: a reminder goes out`. */
export function deadlineLine(effect: DeadlineEffect): string {
  return `${effectKey(effect).replace(':', ' ')}: ${thenWords(effect).en}`;
}
