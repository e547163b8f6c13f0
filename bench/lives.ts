import { randomUUID } from 'node:crypto';
import { addDays } from '../domain/kernel/days';
import { approverFor } from '../scripts/seed-data';
import { type Caller } from './caller';

/** Plays one whole life over HTTP. Returns the id for checking it afterwards. */
export type Live = (caller: Caller) => Promise<string>;

const today = () => new Date().toISOString().slice(0, 10);
const cny = (amount: string) => ({ amount, currency: 'CNY' });
const milestones = ['first-delivery', 'final-delivery'];
const receipts = [
  { paymentLineId: 'advance', amount: '480000.00' },
  { paymentLineId: 'rest', amount: '1120000.00' },
];
const steps = ['legal', 'finance', 'business', 'executive'];

/**
 * The ten steps of a contract's life as 15 commands: the start is create and submit, each delivery is reported and accepted, and two signatures are
 * recorded.
 */
export const commandsPerLife = 15;

export const life =
  'create + submit · legal, finance, business, executive, customer · (two signatures) · 2 × (report + accept) · 2 receipts';

/** Above the executive threshold, with two deliveries and two payment lines. */
function newContract() {
  const startsOn = today();
  return {
    ...{ contractTypeId: 'goods-sale', title: '循环水泵采购', owner: { email: 'lin.xiao@huadong.example' } },
    customer: {
      ...{ name: '江南示例水务集团', registrationNumber: '91320000MA1K000002', address: null },
      contact: { name: '许静', email: 'xu.jing@jiangnan.example', language: 'zh-CN' },
    },
    ...{ price: { gross: cny('1600000.00') }, term: { startsOn } },
    paymentPlan: receipts.map(({ paymentLineId, amount }) => ({
      // Not today: in Shanghai today's UTC date may already be over, and the payment overdue.
      ...{ paymentLineId, title: paymentLineId, dueOn: addDays(startsOn, 30), amount: cny(amount) },
    })),
  };
}

function emailOf(stepId: string): string {
  return approverFor(stepId).email;
}

export async function draftContract({ post }: Caller, terms: object = {}): Promise<string> {
  const created = await post('/v1/contracts', { ...newContract(), ...terms });
  return String(created['contractId']);
}

export async function submitContract({ post }: Caller, contractId: string): Promise<void> {
  await post(`/v1/contracts/${contractId}/submit`, { revision: 1 });
}

/** Plays a contract from its creation to its completion; each command is sent after the previous one was answered. */
export const liveContract: Live = async (caller) => {
  const contractId = await draftContract(caller);
  const send = (command: string, body: object) => caller.post(`/v1/contracts/${contractId}/${command}`, body);
  await submitContract(caller, contractId);
  for (const stepId of steps)
    await send('approve', { subject: { kind: 'revision', id: '1' }, stepId, approver: emailOf(stepId) });
  await send('confirm', { revision: 1 });
  const day = today();
  await send('record-signature', { side: 'ours', signatory: '周伟', signedOn: day });
  await send('record-signature', { side: 'customer', signatory: '许静', signedOn: day });
  for (const milestoneId of milestones) {
    await send('report-delivery', { milestoneId, deliveredOn: day, evidence: '送货单 SH-0001' });
    await send('accept-delivery', { milestoneId, attempt: 1 });
  }
  let last: Record<string, unknown> = {};
  for (const { paymentLineId, amount } of receipts)
    last = await send('record-receipt', {
      ...{ paymentLineId, amount: cny(amount), receivedOn: day, reference: `${contractId}-${paymentLineId}` },
    });
  if (last['stage'] !== 'completed') throw new Error(`Contract ${contractId} ended in ${String(last['stage'])}.`);
  return contractId;
};

/** The same number of steps of the bare workflow. */
export const liveBare: Live = async ({ post }) => {
  const lifeId = randomUUID();
  let last = await post('/start', { lifeId, step: 1, steps: commandsPerLife });
  for (let step = 2; step <= commandsPerLife; step += 1) last = await post('/step', { lifeId, step });
  if (last['taken'] !== commandsPerLife)
    throw new Error(`The bare life ${lifeId} took ${String(last['taken'])} steps.`);
  return lifeId;
};
