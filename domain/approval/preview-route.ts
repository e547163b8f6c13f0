import { type Company } from '../routing/company';
import { type Instant } from '../kernel/days';
import { zero } from '../kernel/money';
import { type OpenedStep } from './events';
import { type Judged } from './eligibility';
import { planRoute } from '../routing/plan-route';
import { isRefusal, refuse, type Refusal } from '../contract/refusals';
import { parts, type PlannedStep, type RouteFacts } from '../routing/route';
import { seatStep } from './seats';
import { addWorkMs } from '../kernel/work-calendar';

/** A step of the preview: who would be asked today, and by when they should decide. */
export interface PreviewedStep extends PlannedStep, Pick<OpenedStep, 'seats' | 'needed' | 'blocked'> {
  opensAt: Instant;
  dueAt: Instant;
}

type Optional = 'subject' | 'difference' | 'touched' | 'customerStatus' | 'creditExceeded';

/** Facts for the preview. Defaults: a revision, of a customer that is not in the directory. */
export type PreviewFacts = Omit<RouteFacts, Optional> & Partial<Pick<RouteFacts, Optional>>;

/** The route for these facts if they were submitted now; nothing is recorded. */
export function previewRoute(
  facts: PreviewFacts,
  contract: Judged,
  company: Company,
  now: Instant,
): { steps: PreviewedStep[]; dueAt: Instant } | Refusal {
  const { ruleSet, calendar, clock } = company;
  if (!ruleSet) return refuse('NO_RULE_SET');
  const ofRevision = { difference: zero(facts.gross.currency), touched: [...parts] };
  const unlisted = { customerStatus: null, creditExceeded: false };
  const planned = planRoute({ subject: 'revision', ...ofRevision, ...unlisted, ...facts }, ruleSet);
  if (isRefusal(planned)) return planned;
  const orders = [...new Set(planned.steps.map(({ order }) => order))].sort((a, b) => a - b);
  const steps: PreviewedStep[] = [];
  let opensAt = now;
  let asked = 0;
  for (const order of orders) {
    const together = planned.steps
      .filter((step) => step.order === order)
      .map((step): PreviewedStep => {
        const { seats, needed, blocked } = seatStep({ ...step, seats: [] }, { contract, company, now }, asked);
        asked += seats.length;
        const dueAt = addWorkMs(calendar, clock, opensAt, Math.round(step.limitHours * 3_600_000));
        return { ...step, seats, needed, blocked, opensAt, dueAt };
      });
    steps.push(...together);
    opensAt =
      together
        .map(({ dueAt }) => dueAt)
        .sort()
        .at(-1) ?? opensAt;
  }
  return { steps, dueAt: opensAt };
}
