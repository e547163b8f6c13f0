import { type Waiters } from '../contract/waiting-item';
import { zh } from '../kernel/chinese';

export const signingWaiters: Waiters = (contract, { termsOf }) => {
  if (contract.stage !== 'awaiting_signature') return [];
  const { parties } = termsOf(contract.terms);
  const missing = (['ours', 'customer'] as const).filter((side) => contract.signatures[side] === null);
  const names = missing.map((side) => parties[side].name);
  return [
    {
      ...{ topic: { kind: 'signature' }, role: 'owner', person: contract.owner, overdue: false, since: contract.since },
      what: { en: `record the signature of ${names.join(' and ')}`, 'zh-CN': zh`登记签署：${names.join('、')}` },
    },
  ];
};
