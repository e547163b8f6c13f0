import { type EffectKind } from '../kernel/effects';
import { type Person } from '../kernel/people';

export interface OperationEvents {
  /** 抄送: they are told, and decide nothing. */
  ContractCopied: { to: Person[]; note: string | null };
  /** The work calendar has changed, and with it what is due when. */
  DeadlinesReplanned: { calendarVersion: number };
  /** Something that nobody waited to be answered was refused, such as an operator's signal. */
  CommandRefused: { command: string; code: string; sentence: string };
  /** Something that an event set off outside, such as a mail, will never come about. */
  EffectFailed: { effectId: string; kind: EffectKind; reason: string };
}
