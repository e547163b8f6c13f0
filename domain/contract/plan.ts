import { approvalsUnderWay } from './subjects';
import { type Deadline, type DeadlineAbout } from './deadline';
import { type Contract } from './contract';
import { type DeadlineRule, type Planning } from './planning';
import { deadlineRules, planners } from './registry';
import { topicLine } from './topic';

/** All deadlines of the contract as it stands, nearest first. */
export function planDeadlines(planning: Planning): Deadline[] {
  return planners
    .flatMap((plan) => plan(planning))
    .map((deadline) => ({ deadline, name: JSON.stringify(deadline.about) }))
    .sort((a, b) => a.deadline.at.localeCompare(b.deadline.at) || a.name.localeCompare(b.name))
    .map(({ deadline }) => deadline);
}

/** The deadlines that share the nearest instant. */
export function nearest(deadlines: readonly Deadline[]): Deadline[] {
  return deadlines.filter((deadline) => deadline.at === deadlines[0]?.at);
}

/** Whether a deadline counts working time; that is so only during an approval. */
export function countsWorkingTime(contract: Contract): boolean {
  return approvalsUnderWay(contract).length > 0;
}

export function ruleOf(about: DeadlineAbout): DeadlineRule<DeadlineAbout> {
  return deadlineRules[about.kind] as unknown as DeadlineRule<DeadlineAbout>; // the registry maps each kind to its own rule
}

/** A deadline in one line of English, for operators: `payment advance: a reminder goes out`. */
export function deadlineLine({ about }: Deadline): string {
  const rule = ruleOf(about);
  return `${topicLine(rule.topic(about))}: ${rule.then.en}`;
}
