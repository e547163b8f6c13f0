import { type EffectKind } from '../kernel/effects';
import { type Person } from '../kernel/people';

export interface OperationEvents {
  /** 抄送: a copy for information. */
  ContractCopied: { to: Person[]; note: string | null };
  /** Deadlines were planned again, because the work calendar has changed. */
  DeadlinesReplanned: { calendarVersion: number };
  /** A command whose sender did not wait for an answer was refused, such as an operator's signal. */
  CommandRefused: { command: string; code: string; sentence: string };
  /** An effect, such as a mail, has finally failed. */
  EffectFailed: { effectId: string; kind: EffectKind; reason: string };
}
