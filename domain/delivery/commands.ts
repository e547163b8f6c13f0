import { type Active } from '../contract/contract';
import { type Input } from '../contract/inputs';
import { refuseFactDay } from '../contract/fact-day';
import { refuse, type Refusal } from '../contract/refusals';
import { rulesOf, type RulesFor } from '../contract/rule';
import { access } from '../kernel/access';
import { type Day, type Instant } from '../kernel/days';
import { words } from '../kernel/words';
import { type OpenMilestone } from './state';

/** `attempt`: the number of the delivery report that is answered. */
export interface DeliveryCommands {
  reportDelivery: { milestoneId: string; deliveredOn: Day; evidence: string };
  /** `acceptedOn`: an earlier day, from the acceptance sheet or because the contract deems it accepted; absent: today. */
  acceptDelivery: { milestoneId: string; attempt: number; comment: string | null; acceptedOn?: Day };
  rejectDelivery: { milestoneId: string; attempt: number; reason: string };
}

const rule = rulesOf<DeliveryCommands>();
const stages = ['active'] as const;

function openMilestone({ delivery }: Active, milestoneId: string): OpenMilestone | undefined {
  return delivery.open.find((milestone) => milestone.milestoneId === milestoneId);
}

/** The refusal for a milestone that is not open: unknown, or accepted already. */
function refuseMissing(contract: Active, milestoneId: string, input: Input<'texts'>, accepted: Refusal): Refusal {
  const { milestones } = input('texts').termsOf(contract.terms);
  const isKnown = milestones.some((milestone) => milestone.milestoneId === milestoneId);
  return isKnown ? accepted : refuse('UNKNOWN_MILESTONE', milestoneId, contract.number);
}

/** Refuses an answer to a delivery report (验收) unless it is for the current report. */
function refuseAnswer(
  contract: Active,
  { milestoneId, attempt }: { milestoneId: string; attempt: number },
  input: Input<'texts'>,
): Refusal | null {
  const milestone = openMilestone(contract, milestoneId);
  if (!milestone) return refuseMissing(contract, milestoneId, input, refuse('DELIVERY_NOT_REPORTED', milestoneId));
  const current = milestone.attempt ?? 0;
  if (current !== attempt) return refuse('STALE_DELIVERY', milestoneId, attempt, current);
  return milestone.reported ? null : refuse('DELIVERY_NOT_REPORTED', milestoneId);
}

/** Refuses a day on which the delivery cannot have been accepted. */
function refuseAcceptanceDay(contract: Active, milestoneId: string, day: Day, now: Instant): Refusal | null {
  const wrong = refuseFactDay(contract, day, now);
  const { deliveredOn } = openMilestone(contract, milestoneId) ?? {};
  if (wrong || deliveredOn === undefined || day >= deliveredOn) return wrong;
  return refuse('ACCEPTED_BEFORE_DELIVERY', milestoneId, day, deliveredOn);
}

const answered = ['UNKNOWN_MILESTONE', 'STALE_DELIVERY', 'DELIVERY_NOT_REPORTED'] as const;

export const deliveryRules = {
  reportDelivery: rule('reportDelivery', {
    ...{
      words: words('reporting a delivery', '报告交付'),
      stages,
      access: access.owner('contract.perform'),
      needs: ['texts'],
    },
    refusals: ['UNKNOWN_MILESTONE', 'DELIVERY_ALREADY_REPORTED', 'DATE_IN_FUTURE', 'DATE_TOO_EARLY'],
    decide: ({ contract, command, now, input }) => {
      const { milestoneId, deliveredOn, evidence } = command;
      const milestone = openMilestone(contract, milestoneId);
      const reported = refuse('DELIVERY_ALREADY_REPORTED', milestoneId);
      if (!milestone) return refuseMissing(contract, milestoneId, input, reported);
      if (milestone.reported) return reported;
      const wrongDay = refuseFactDay(contract, deliveredOn, now);
      if (wrongDay) return wrongDay;
      const attempt = (milestone.attempt ?? 0) + 1;
      return [{ type: 'DeliveryReported', milestoneId, attempt, deliveredOn, evidence }];
    },
  }),
  acceptDelivery: rule('acceptDelivery', {
    ...{
      words: words('accepting a delivery', '验收'),
      stages,
      access: access.customer('contract.customer'),
      needs: ['texts', 'clock'],
    },
    refusals: [...answered, 'DATE_IN_FUTURE', 'DATE_TOO_EARLY', 'ACCEPTED_BEFORE_DELIVERY'],
    decide: ({ contract, command, now, input }) => {
      const { milestoneId, attempt, comment, acceptedOn: told } = command;
      const refusal =
        refuseAnswer(contract, command, input) ??
        (told === undefined ? null : refuseAcceptanceDay(contract, milestoneId, told, now));
      if (refusal) return refusal;
      const acceptedOn = told ?? input('clock').show(now, contract.timeZone).slice(0, 10);
      return [{ type: 'DeliveryAccepted', milestoneId, attempt, comment, acceptedOn }];
    },
  }),
  rejectDelivery: rule('rejectDelivery', {
    ...{
      words: words('rejecting a delivery', '拒绝验收'),
      stages,
      access: access.customer('contract.customer'),
      needs: ['texts'],
    },
    refusals: answered,
    decide: ({ contract, command, input }) =>
      refuseAnswer(contract, command, input) ?? [{ ...command, type: 'DeliveryRejected' }],
  }),
} satisfies RulesFor<DeliveryCommands>;
