import { type Instant } from './days';

/** Kinds of effects: what an event sets off outside of the contract's state. Each kind has its own activity. */
export const effectKinds = ['mail'] as const;
export type EffectKind = (typeof effectKinds)[number];

/** One effect of one event, as stored in the outbox. The id is derived from the event, so recording the event again gives the same effect. */
export interface Effect<Body = unknown> {
  effectId: string;
  kind: EffectKind;
  seq: number;
  /** The recipient, shown in lists: a mail address. */
  target: string;
  body: Body;
  /** Earliest time to carry it out; absent: at once. */
  notBefore?: Instant;
}

/** The command id under which a stream's workflow records that an effect has finally failed. One id per effect, so it is recorded once. */
export function effectFailedCommandId(effectId: string): string {
  return `effect-failed:${effectId}`;
}
