import { proxyActivities, rootCause } from '@temporalio/workflow';
import { type Activities } from '../activities';
import { type EffectsResult } from '../activities/send-mail';
import { type EffectKind, effectKinds } from '../domain/kernel/effects';

const { sendMail } = proxyActivities<Activities>({
  startToCloseTimeout: '5 minutes',
  heartbeatTimeout: '30 seconds',
  summary: 'Mail what is due',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});

/** The activity of each kind of effect; each keeps the order of its own kind and retries on its own. */
const activityOf: Record<EffectKind, (contractId: string) => Promise<EffectsResult>> = {
  mail: (contractId) => sendMail({ kind: 'contract', id: contractId }),
};

/** Event number through which every effect of a kind is dealt with. */
export type EffectsThrough = Partial<Record<EffectKind, number>>;

/** An effect that will never come about. */
export interface FailedEffect {
  effectId: string;
  kind: EffectKind;
  reason: string;
}

interface Dispatching {
  contractId: string;
  /** Number of the last event that made an effect due. */
  due: () => number;
  onFailed: (failed: FailedEffect[]) => Promise<void>;
}

/** Brings effects about in the background: of each kind one activity at a time, which takes along what has become due since. */
export function createEffects(through: EffectsThrough, { contractId, due, onFailed }: Dispatching) {
  const done: EffectsThrough = { ...through };
  const busy = new Set<EffectKind>();
  const bringAbout = async (kind: EffectKind, wanted: number): Promise<void> => {
    try {
      const result = await activityOf[kind](contractId);
      done[kind] = Math.max(wanted, result.through);
      await onFailed(result.failed.map((effect) => ({ ...effect, kind })));
    } catch (error) {
      // The activity itself gave up: on record, and the contract goes on. What is left is tried with the next effect.
      done[kind] = wanted;
      const reason = rootCause(error) ?? String(error);
      await onFailed([{ effectId: `${contractId}:${kind}:${wanted}`, kind, reason }]);
    } finally {
      busy.delete(kind);
      dispatch();
    }
  };
  function dispatch(): void {
    const wanted = due();
    for (const kind of effectKinds) {
      if (busy.has(kind) || wanted <= (done[kind] ?? 0)) continue;
      busy.add(kind);
      void bringAbout(kind, wanted);
    }
  }
  return { dispatch, isBusy: () => busy.size > 0, through: () => done };
}
