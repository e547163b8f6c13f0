import { type Instant } from './days';

/** What an event sets off outside, beside state. Each kind has one activity; mail is the first of them. */
export const effectKinds = ['mail'] as const;
export type EffectKind = (typeof effectKinds)[number];

/** One effect of one event, as the outbox keeps it. Its id is made from the event, so that recording it again makes the same one. */
export interface Effect<Body = unknown> {
  effectId: string;
  kind: EffectKind;
  seq: number;
  /** To whom or where, for lists: a mail address. */
  target: string;
  body: Body;
  /** It is brought about then at the earliest; left out, at once. */
  notBefore?: Instant;
}

/** Under this id a stream's workflow notes that an effect will never come about; once for each. */
export function effectFailedCommandId(effectId: string): string {
  return `effect-failed:${effectId}`;
}
