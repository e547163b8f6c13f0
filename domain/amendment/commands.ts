import { touchedParts } from '../approval/parts';
import { submitRoute } from '../approval/submit-route';
import { type Active } from '../contract/contract';
import { refuse } from '../contract/refusals';
import { type Request, type Decision, rulesOf, type RulesFor } from '../contract/rule';
import { refuseOurs } from '../confirmation/refuse-ours';
import { refuseBlocked } from '../drafting/refuse-blocked';
import { makeTerms, withRecordedAmounts } from '../drafting/terms';
import { access } from '../kernel/access';
import { type Side } from '../kernel/people';
import { words } from '../kernel/words';
import { amendedDraft, distance } from './amended-terms';
import { refuseChanges } from './refuse-changes';
import { ofPrices, refuseExecution, refusePrice } from './refuse-execution';
import { type Changes } from './state';

export interface AmendmentCommands {
  requestAmendment: { requestedBy: Side; reason: string; changes: Changes };
  /** The customer's consent, after our side has approved. Until both sides have signed, each side can still withdraw. */
  agreeToAmendment: { amendmentId: string; comment: string | null };
  refuseAmendment: { amendmentId: string; reason: string };
}

const rule = rulesOf<AmendmentCommands>();
const stages = ['active'] as const;

const needed = ['company', 'texts', 'customer', 'framework', 'orders'] as const;
type Needed = (typeof needed)[number];

/** Starts the approval on our side; the route depends on what the amendment changes. */
function requestAmendment({
  contract,
  command,
  now,
  input,
}: Request<AmendmentCommands['requestAmendment'], Active['stage'], Needed>): Decision {
  if (contract.amendment) return refuse('AMENDMENT_PENDING', contract.amendment.amendmentId);
  if (contract.termination) return refuse('TERMINATION_PENDING', contract.termination.terminationId);
  const blocked = refuseBlocked(input('customer'));
  if (blocked) return blocked;
  const { changes, requestedBy, reason } = command;
  const texts = input('texts');
  const before = texts.termsOf(contract.terms);
  const refusal = refuseChanges(contract, before, changes);
  if (refusal) return refusal;
  const after = withRecordedAmounts(makeTerms(amendedDraft(before, changes)), before);
  const price = refusePrice(contract, before, after, input);
  if (price) return price;
  const [difference, touched] = [distance(after, before), touchedParts(before, after)];
  const { contractTypeId, profile, owner, policy, revision } = contract;
  const route = submitRoute(
    {
      ...{ subject: 'amendment', contractTypeId, terms: after, profile, owner, policy, difference, touched },
      ...{ gross: [before.price.gross, after.price.gross], departures: [], revision },
      ...{ customer: input('customer'), before: null, voidedBefore: [], straightBackTo: null },
    },
    input('company'),
    texts,
    now,
  );
  if ('refused' in route) return route;
  const amendmentId = `${contract.number}-S${String(contract.made.amendments + 1).padStart(2, '0')}`;
  const terms = texts.keep(after);
  return [
    {
      ...{ type: 'AmendmentRequested', amendmentId, requestedBy, reason, changes, terms, difference, touched, route },
    },
  ];
}

export const amendmentRules = {
  requestAmendment: rule('requestAmendment', {
    ...{ words: words('asking for an amendment', '申请变更'), stages, access: access.owner('contract.amend') },
    needs: [...needed],
    refusals: [
      ...ofPrices,
      ...(['AMENDMENT_PENDING', 'TERMINATION_PENDING', 'UNKNOWN_MILESTONE', 'UNKNOWN_PAYMENT_LINE'] as const),
      ...([
        'SETTLED_PART_CHANGED',
        'MILESTONE_ID_USED',
        'PAYMENT_AWAITS_MILESTONE',
        'MILESTONE_ALREADY_ACCEPTED',
        'INVALID_TERMS',
        'NOTHING_CHANGED',
        'CURRENCY_MISMATCH',
      ] as const),
      ...(['CUSTOMER_BLOCKED', 'NO_RULE_SET', 'NO_ROUTE', 'NO_EXCHANGE_RATE', 'ROUTE_TOO_LARGE'] as const),
    ],
    decide: requestAmendment,
  }),
  agreeToAmendment: rule('agreeToAmendment', {
    ...{ words: words('agreeing to an amendment', '同意变更'), stages, access: access.customer('contract.customer') },
    needs: ['texts', 'changes', 'company', 'framework', 'orders'],
    refusals: [
      ...(['UNKNOWN_AMENDMENT', 'AMENDMENT_IN_REVIEW', 'AMENDMENT_AGREED'] as const),
      ...(['SETTLED_PART_CHANGED', 'NOT_OF_THE_CUSTOMER'] as const),
      ...ofPrices,
    ],
    decide: ({ contract, command, input }) => {
      const { amendment } = contract;
      const { amendmentId, comment } = command;
      if (amendment?.amendmentId !== amendmentId) return refuse('UNKNOWN_AMENDMENT', amendmentId);
      if (amendment.approvedAt === null) return refuse('AMENDMENT_IN_REVIEW', amendmentId);
      if (amendment.customer) return refuse('AMENDMENT_AGREED', amendmentId);
      const refusal =
        refuseOurs(input('company'), contract.terms.contact) ?? refuseExecution(contract, amendment, input);
      if (refusal) return refusal;
      return [{ type: 'AmendmentAgreed', amendmentId, comment }];
    },
  }),
  refuseAmendment: rule('refuseAmendment', {
    ...{
      words: words('refusing an amendment', '拒绝变更'),
      stages,
      access: access.customerOrOwner('contract.customer'),
      needs: [],
    },
    refusals: ['UNKNOWN_AMENDMENT', 'AMENDMENT_IN_REVIEW'],
    decide: ({ contract, command, actor }) => {
      const { amendmentId, reason } = command;
      const { amendment, terms } = contract;
      if (amendment?.amendmentId !== amendmentId) return refuse('UNKNOWN_AMENDMENT', amendmentId);
      if (amendment.approvedAt === null) return refuse('AMENDMENT_IN_REVIEW', amendmentId);
      const by = actor.side === 'customer' ? actor.name : terms.contact.name;
      return [{ type: 'AmendmentRefused', amendmentId, side: 'customer', cause: 'refused', by, reason }];
    },
  }),
} satisfies RulesFor<AmendmentCommands>;
