import { type Signed } from '../contract/contract';
import { type Waiters, type Waiting } from '../contract/waiting-item';
import { type Terms } from '../drafting/terms';
import { zh } from '../kernel/chinese';

/** What a signed contract still waits for: each open condition, and its effective day. */
function ofSigned(contract: Signed, { conditions = [], parties }: Terms): Waiting[] {
  const { effect, owner, since } = contract;
  const titles = new Map(conditions.map(({ conditionId, title }) => [conditionId, title]));
  const open = effect.open.map(({ conditionId, paymentLineId }): Waiting => {
    const title = titles.get(conditionId) ?? conditionId;
    const base = { topic: { kind: 'condition' } as const, overdue: false, since };
    if (paymentLineId !== undefined)
      return {
        ...{ ...base, role: 'customer', person: parties.customer.contact },
        what: { en: `pay “${title}”, by which the contract takes effect`, 'zh-CN': zh`支付“${title}”（合同生效条件）` },
      };
    return {
      ...{ ...base, role: 'owner', person: owner },
      what: {
        en: `see to “${title}”, by which the contract takes effect`,
        'zh-CN': zh`落实“${title}”（合同生效条件）`,
      },
    };
  });
  const { effectiveOn } = effect;
  if (effectiveOn === undefined) return open;
  const what = {
    en: `wait for the effective day, ${effectiveOn}`,
    'zh-CN': zh`等候合同生效日 ${effectiveOn}`,
  };
  return [...open, { topic: { kind: 'effective_day' }, role: 'owner', person: owner, overdue: false, since, what }];
}

export const signingWaiters: Waiters = (contract, { termsOf }) => {
  if (contract.stage === 'signed') return ofSigned(contract, termsOf(contract.terms));
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
