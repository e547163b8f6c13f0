import { addDays } from '../../../domain/kernel/days';
import { type Language } from '../../../domain/kernel/people';
import { approverFor } from '../../../scripts/seed-data';
import { type House } from './house';

export const today = new Date().toISOString().slice(0, 10);

export const buyer = { name: 'Anna de Vries', email: 'anna@terminals.example', language: 'en' } as const;

/** Whoever stands for an approval step, with the language they read. */
export function approver(stepId: string): { email: string; language: Language } {
  const user = approverFor(stepId);
  return { email: user.email, language: user.language === 'en' ? 'en' : 'zh-CN' };
}

export interface Created {
  contractId: string;
  number: string;
  send: (command: string, body: object) => Promise<unknown>;
}

/** An important contract with an English customer, created over the API as another system would. */
export async function createContract({ api }: House, changes: object = {}): Promise<Created> {
  const created = await api.post('/v1/contracts', {
    ...{ contractTypeId: 'goods-sale', title: 'Feed pumps, Rotterdam terminal' },
    customer: { name: 'Example Terminals B.V.', contact: buyer },
    owner: { email: 'lin.xiao@huadong.example' },
    price: { gross: { amount: '1860000.00', currency: 'CNY' } },
    term: { startsOn: today },
    milestones: [{ milestoneId: 'pumps', title: 'All pumps on site', dueOn: addDays(today, 60) }],
    paymentPlan: [
      { paymentLineId: 'advance', title: 'Advance', dueOn: addDays(today, 20), percent: '30' },
      { paymentLineId: 'rest', title: 'On acceptance', dueOn: addDays(today, 90), percent: '70' },
    ],
    ...changes,
  });
  const contractId = String(created['contractId']);
  return {
    contractId,
    number: String(created['number']),
    send: (command, body) => api.post(`/v1/contracts/${contractId}/${command}`, body),
  };
}
