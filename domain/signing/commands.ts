import { type Signed } from '../contract/contract';
import { refuseFactDay } from '../contract/fact-day';
import { type Input } from '../contract/inputs';
import { refuse, type Refusal } from '../contract/refusals';
import { rulesOf, type RulesFor } from '../contract/rule';
import { access } from '../kernel/access';
import { words } from '../kernel/words';
import { asPerson } from '../routing/company';
import { deciderOf } from './deciders';
import { type MeetCondition } from './meet-condition';
import {
  recordSignature,
  type RecordSignature,
  signatureNeeds,
  signatureRefusals,
  signatureWords,
} from './record-signature';

export interface SigningCommands {
  recordSignature: RecordSignature;
  /** Records that a condition of effect is met, such as a guarantee. */
  meetCondition: MeetCondition;
  /** The contract takes effect without the condition. `decidedBy`: mail address of the person who decided. */
  waiveCondition: { conditionId: string; decidedBy: string; reason: string };
}

const rule = rulesOf<SigningCommands>();
const stages = ['signed'] as const;

/** Refuses a condition that is closed or unknown. */
function refuseClosed({ effect, number, terms }: Signed, conditionId: string, input: Input<'texts'>): Refusal | null {
  if (effect.open.some((open) => open.conditionId === conditionId)) return null;
  const { conditions = [] } = input('texts').termsOf(terms);
  const isKnown = conditions.some((condition) => condition.conditionId === conditionId);
  return isKnown ? refuse('CONDITION_CLOSED', conditionId, number) : refuse('UNKNOWN_CONDITION', conditionId, number);
}

export const signingRules = {
  recordSignature: rule('recordSignature', {
    ...{ words: signatureWords, stages: ['awaiting_signature', 'active'], access: access.owner('contract.sign') },
    ...{ needs: signatureNeeds, refusals: signatureRefusals, decide: recordSignature },
  }),
  meetCondition: rule('meetCondition', {
    ...{
      words: words('recording that a condition is met', '登记生效条件成就'),
      stages,
      access: access.owner('contract.sign'),
    },
    needs: ['texts'],
    refusals: [
      ...([
        'UNKNOWN_CONDITION',
        'CONDITION_CLOSED',
        'CONDITION_OF_RECEIPT',
        'DATE_IN_FUTURE',
        'DATE_TOO_EARLY',
      ] as const),
      ...(['NOBODY_TO_VERIFY', 'TOO_MANY_ENTRIES'] as const),
    ],
    decide: ({ contract, command, now, input }) => {
      const { conditionId, metOn, evidence } = command;
      const closed = refuseClosed(contract, conditionId, input);
      if (closed) return closed;
      const line = contract.effect.open.find((open) => open.conditionId === conditionId)?.paymentLineId;
      if (line !== undefined) return refuse('CONDITION_OF_RECEIPT', conditionId, line);
      const wrongDay = refuseFactDay(contract, metOn, now);
      if (wrongDay) return wrongDay;
      return [{ type: 'ConditionMet', conditionId, cause: 'recorded', metOn, evidence }];
    },
  }),
  waiveCondition: rule('waiveCondition', {
    ...{ words: words('waiving a condition', '豁免生效条件'), stages, access: access.approver('contract.decide') },
    needs: ['texts', 'company'],
    refusals: ['UNKNOWN_CONDITION', 'CONDITION_CLOSED', 'NOT_ENTITLED_TO_WAIVE', 'NOT_YOURSELF'],
    decide: ({ contract, command, actor, input }) => {
      const { conditionId, reason } = command;
      const closed = refuseClosed(contract, conditionId, input);
      if (closed) return closed;
      const decider = deciderOf(contract, command.decidedBy, actor, { input, code: 'NOT_ENTITLED_TO_WAIVE' });
      if ('refused' in decider) return decider;
      return [{ type: 'ConditionWaived', conditionId, decidedBy: asPerson(decider), reason }];
    },
  }),
} satisfies RulesFor<SigningCommands>;
