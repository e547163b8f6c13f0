import { type z } from 'zod';
import { type ruleSetBody } from '../../domain/routing/rule-set-body';

/** The smallest valid rule set, for the documentation. */
export const ruleSetExample: z.input<typeof ruleSetBody> = {
  currency: 'CNY',
  rates: { USD: '7.1' },
  routeOwner: 'wu.min@huadong.example',
  fourEyes: true,
  rules: [
    {
      ruleId: 'everything',
      name: { en: 'Everything', 'zh-CN': '所有合同' },
      when: {},
      steps: [
        {
          ...{ stepId: 'legal', name: { en: 'Legal', 'zh-CN': '法务' }, order: 1 },
          approvers: [{ kind: 'department', department: 'legal' }],
          ...{ quorum: 'any', parts: ['parties', 'clauses', 'money', 'dates', 'scope'], executive: false },
          ...{ limitHours: 16, remindAt: [50, 100], escalateAt: 150 },
        },
      ],
    },
  ],
};
