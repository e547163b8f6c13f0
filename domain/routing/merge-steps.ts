import { canonical } from '../kernel/canonical';
import { type Words, words } from '../kernel/words';
import { type PlannedStep, type StepRule } from './route';

/** Equal for two steps that ask the same people in the same way, in whatever order people and parts are listed. */
export function stepKey(step: StepRule): string {
  const { stepId, name, order, approvers, quorum, parts, executive, limitHours, remindAt, escalateAt } = step;
  const listed = [approvers.map(canonical).sort(), parts.toSorted()];
  return canonical([stepId, name, order, listed, quorum, executive, limitHours, remindAt, escalateAt]);
}

/** Both reasons, the earlier rule's first; the reason of a rule that contains the step twice appears once. */
function bothReasons(a: Words, b: Words): Words {
  return a.en === b.en ? a : words(`${a.en} ${b.en}`, `${a['zh-CN']}${b['zh-CN']}`);
}

/**
 * Merges equal steps of several rules into one, which belongs to the first of these rules and gives the reasons of all.
 * Different steps with the same id are kept apart; `checkRuleSet` prevents publishing rules that contain such steps.
 */
export function mergeSteps(steps: readonly PlannedStep[]): PlannedStep[] {
  const merged = new Map<string, PlannedStep>();
  const isAlone = ({ stepId }: PlannedStep) => steps.filter((step) => step.stepId === stepId).length === 1;
  for (const step of steps) {
    const key = isAlone(step) ? step.stepId : stepKey(step);
    const first = merged.get(key);
    merged.set(key, first ? { ...first, because: bothReasons(first.because, step.because) } : step);
  }
  return [...merged.values()];
}
