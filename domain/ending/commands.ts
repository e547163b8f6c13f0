import { refuseOurs } from '../confirmation/refuse-ours';
import { submitRoute } from '../approval/submit-route';
import { refuse } from '../contract/refusals';
import { rulesOf, type RulesFor } from '../contract/rule';
import { access } from '../kernel/access';
import { canonical } from '../kernel/canonical';
import { type Side } from '../kernel/people';
import { isZero } from '../kernel/money';
import { showMoney } from '../kernel/show-money';
import { words } from '../kernel/words';
import { toGiveBackOf } from '../payment/to-give-back';
import { archivableStages } from './keepers';
import { type LapseCommands, lapseRule } from './lapse';
import { isLapsed } from './lapsed';

export interface EndingCommands extends LapseCommands {
  /** Termination by agreement (协商解除). Source: 中华人民共和国民法典 (Civil Code) art. 562 para. 1. */
  requestTermination: { requestedBy: Side; reason: string; settlement: string };
  /** The customer's consent, after our side has approved. Until both sides have signed, each side can still withdraw. */
  agreeToTermination: { terminationId: string; comment: string | null };
  refuseTermination: { terminationId: string; reason: string };
  archive: { fileNumber: string };
}

const rule = rulesOf<EndingCommands>();
const stages = ['active'] as const;

export const endingRules = {
  requestTermination: rule('requestTermination', {
    ...{ words: words('asking for termination', '申请解除'), stages, access: access.ourSide('contract.end') },
    needs: ['company', 'texts', 'customer'],
    refusals: [
      ...(['TERMINATION_PENDING', 'AMENDMENT_PENDING', 'NO_RULE_SET', 'NO_ROUTE'] as const),
      ...(['NO_EXCHANGE_RATE', 'ROUTE_TOO_LARGE'] as const),
    ],
    decide: ({ contract, command, now, input }) => {
      if (contract.termination) return refuse('TERMINATION_PENDING', contract.termination.terminationId);
      if (contract.amendment) return refuse('AMENDMENT_PENDING', contract.amendment.amendmentId);
      const { requestedBy, reason, settlement } = command;
      const { contractTypeId, profile, owner, policy, revision, number, made } = contract;
      const texts = input('texts');
      const terms = texts.termsOf(contract.terms);
      const route = submitRoute(
        {
          ...{ subject: 'termination', contractTypeId, terms, profile, owner, policy, gross: [terms.price.gross] },
          ...{
            departures: [],
            customer: input('customer'),
            revision,
            before: null,
            voidedBefore: [],
            straightBackTo: null,
          },
        },
        input('company'),
        texts,
        now,
      );
      if ('refused' in route) return route;
      const terminationId = `${number}-T${String(made.terminations + 1).padStart(2, '0')}`;
      const digest = texts.digest(canonical({ terminationId, terms: contract.terms.digest, reason, settlement }));
      return [{ type: 'TerminationRequested', terminationId, requestedBy, reason, settlement, digest, route }];
    },
  }),
  agreeToTermination: rule('agreeToTermination', {
    ...{ words: words('agreeing to termination', '同意解除'), stages, access: access.customer('contract.customer') },
    needs: ['company'],
    refusals: ['UNKNOWN_TERMINATION', 'TERMINATION_IN_REVIEW', 'TERMINATION_AGREED', 'NOT_OF_THE_CUSTOMER'],
    decide: ({ contract, command, input }) => {
      const { terminationId, comment } = command;
      const { termination } = contract;
      if (termination?.terminationId !== terminationId) return refuse('UNKNOWN_TERMINATION', terminationId);
      if (termination.approvedAt === null) return refuse('TERMINATION_IN_REVIEW', terminationId);
      if (termination.customer) return refuse('TERMINATION_AGREED', terminationId);
      const ours = refuseOurs(input('company'), contract.terms.contact);
      if (ours) return ours;
      return [{ type: 'TerminationAgreed', terminationId, comment }];
    },
  }),
  refuseTermination: rule('refuseTermination', {
    ...{
      words: words('refusing termination', '拒绝解除'),
      stages,
      access: access.customerOrOwner('contract.customer'),
      needs: [],
    },
    refusals: ['UNKNOWN_TERMINATION', 'TERMINATION_IN_REVIEW'],
    decide: ({ contract, command, actor }) => {
      const { terminationId, reason } = command;
      const { termination, terms } = contract;
      if (termination?.terminationId !== terminationId) return refuse('UNKNOWN_TERMINATION', terminationId);
      if (termination.approvedAt === null) return refuse('TERMINATION_IN_REVIEW', terminationId);
      const by = actor.side === 'customer' ? actor.name : terms.contact.name;
      return [{ type: 'TerminationRefused', terminationId, side: 'customer', cause: 'refused', by, reason }];
    },
  }),
  lapse: lapseRule,
  archive: rule('archive', {
    ...{
      words: words('archiving it', '归档'),
      access: access.askedOrOwner('contract.archive'),
      needs: ['texts', 'filedContract'],
    },
    ...{ stages: archivableStages, refusals: ['ENTRIES_OPEN', 'MONEY_TO_GIVE_BACK', 'FILE_NUMBER_TAKEN'] },
    decide: ({ contract, command, input }) => {
      // An archived contract accepts no more receipts, so entries that wait for finance could never be booked.
      const { number, entries = [] } = contract;
      if (entries.length > 0) return refuse('ENTRIES_OPEN', number, entries.length);
      const money = isLapsed(contract) ? toGiveBackOf(contract, input('texts').termsOf(contract.terms)) : null;
      if (money && !isZero(money)) return refuse('MONEY_TO_GIVE_BACK', number, showMoney(money));
      const filed = input('filedContract');
      if (filed !== null) return refuse('FILE_NUMBER_TAKEN', command.fileNumber, filed);
      return [{ type: 'ContractArchived', fileNumber: command.fileNumber }];
    },
  }),
} satisfies RulesFor<EndingCommands>;
