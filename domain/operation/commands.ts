import { isPlannedByCalendar } from '../contract/calendar-stages';
import { stages } from '../contract/contract';
import { rulesOf, type RulesFor } from '../contract/rule';
import { access } from '../kernel/access';
import { type EffectKind } from '../kernel/effects';
import { words } from '../kernel/words';

export interface InternalOperationCommands {
  /** The work calendar has changed. */
  replan: { calendarVersion: number };
  noteRefusal: { command: string; code: string; sentence: string };
  noteEffectFailed: { effectId: string; kind: EffectKind; reason: string };
}

const rule = rulesOf<InternalOperationCommands>();
const always = { stages, access: access.itself, needs: [], refusals: [] } as const;

export const operationRules = {
  replan: rule('replan', {
    ...{ ...always, words: words('planning it anew', '重新计划') },
    decide: ({ contract, command: { calendarVersion } }) =>
      isPlannedByCalendar(contract) ? [{ type: 'DeadlinesReplanned', calendarVersion }] : [],
  }),
  noteRefusal: rule('noteRefusal', {
    ...{ ...always, words: words('noting a refusal', '登记拒绝') },
    decide: ({ command: { command, code, sentence } }) => [{ type: 'CommandRefused', command, code, sentence }],
  }),
  noteEffectFailed: rule('noteEffectFailed', {
    ...{ ...always, words: words('noting a failure', '登记失败') },
    decide: ({ command: { effectId, kind, reason } }) => [{ type: 'EffectFailed', effectId, kind, reason }],
  }),
} satisfies RulesFor<InternalOperationCommands>;
