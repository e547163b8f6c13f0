import { refuse } from '../contract/refusals';
import { rulesOf } from '../contract/rule';
import { access } from '../kernel/access';
import { isSamePerson } from '../kernel/people';
import { words } from '../kernel/words';
import { asPerson } from '../routing/company';
import { deciderOf, decidersOf } from '../signing/deciders';
import { longStopPassesAt } from '../signing/long-stop';

export interface LapseCommands {
  /**
   * Ends a signed contract that never took effect, because a condition was not met by the agreed long-stop day. `decidedBy`: mail
   * address of the person who decides. Without a long-stop day one side alone cannot end the contract: it is bound by its signature (民法典 136
   * para. 2). Source: 中华人民共和国民法典 (Civil Code) art. 157, 158.
   */
  lapse: { decidedBy: string; reason: string };
}

export const lapseRule = rulesOf<LapseCommands>()('lapse', {
  ...{
    words: words('letting it lapse', '终止未生效合同'),
    stages: ['signed'],
    access: access.approver('contract.decide'),
  },
  needs: ['company', 'clock'],
  refusals: [
    ...(['NO_CONDITION_OPEN', 'NO_LONG_STOP_DAY', 'LONG_STOP_AHEAD'] as const),
    ...(['NOT_ENTITLED_TO_LAPSE', 'NOT_YOURSELF'] as const),
  ],
  decide: ({ contract, command, actor, now, input }) => {
    const { number, effect } = contract;
    const { longStopOn, open } = effect;
    if (open.length === 0) return refuse('NO_CONDITION_OPEN', number);
    if (longStopOn === undefined) return refuse('NO_LONG_STOP_DAY', number);
    const company = input('company');
    const passes = longStopPassesAt(contract, longStopOn, { calendar: company.calendar, clock: input('clock') });
    if (now < passes) return refuse('LONG_STOP_AHEAD', number, longStopOn);
    const decider = deciderOf(contract, command.decidedBy, actor, { input, code: 'NOT_ENTITLED_TO_LAPSE' });
    if ('refused' in decider) return decider;
    const others = decidersOf(contract, company, now).filter(({ email }) => !isSamePerson(email, decider.email));
    const decidedBy = asPerson(decider);
    return [{ type: 'ContractLapsed', longStopOn, decidedBy, reason: command.reason, others }];
  },
});
