import { type ApiClient } from '../../scripts/api-client';
import { approverFor } from '../../scripts/seed-data';

/** Brings a goods contract from its creation to both signatures over HTTP, with the people of the demonstration. */
export async function signContract(api: ApiClient): Promise<string> {
  const created = await api.post('/v1/contracts', {
    ...{ contractTypeId: 'goods-sale', title: '循环水泵采购', owner: { email: 'lin.xiao@huadong.example' } },
    customer: { name: '苏州示例化工有限公司', contact: { name: '钱进', email: 'qian.jin@suzhou.example' } },
    price: { gross: { amount: '186000.00', currency: 'CNY' } },
    term: { startsOn: '2027-01-15' },
  });
  const contractId = String(created['contractId']);
  const send = (command: string, body: object) => api.post(`/v1/contracts/${contractId}/${command}`, body);
  await send('submit', { revision: 1 });
  for (const stepId of ['legal', 'finance', 'business'])
    await send('approve', { subject: { kind: 'revision', id: '1' }, stepId, approver: approverFor(stepId).email });
  await send('confirm', { revision: 1 });
  const signedOn = new Date().toISOString().slice(0, 10);
  await send('record-signature', { side: 'ours', signatory: '周伟', signedOn });
  await send('record-signature', { side: 'customer', signatory: '许静', signedOn });
  return contractId;
}
