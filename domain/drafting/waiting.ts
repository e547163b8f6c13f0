import { type Waiters } from '../contract/waiting-item';

export const draftingWaiters: Waiters = ({ stage, owner, since }) =>
  stage === 'draft'
    ? [
        {
          ...{ topic: { kind: 'draft' }, role: 'owner', person: owner, overdue: false, since },
          what: { en: 'finish and submit the draft', 'zh-CN': '完成并提交草稿' },
        },
      ]
    : [];
