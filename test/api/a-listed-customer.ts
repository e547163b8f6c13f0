import { randomUUID } from 'node:crypto';
import { type Contact, type Customer } from '../../domain/customers/state';
import { isUscc } from '../../domain/drafting/uscc';
import { readModels } from '../../prisma/rebuild-read-model';
import { type Api, post } from './harness';

export const customers = '/v1/customers';

export const signer: Contact = {
  ...{ contactId: 'signer', name: '钱进', email: 'qian.jin@suzhou.example', language: 'en' },
  matters: ['signing', 'amendment'],
};
export const acceptor: Contact = {
  ...{ contactId: 'acceptor', name: '孙丽', email: 'sun.li@suzhou.example', language: 'zh-CN' },
  matters: ['acceptance'],
};

/** A unified social credit code that nobody else has. */
export function freshUscc(): string {
  const body = `91320500${randomUUID().replaceAll('-', '').toUpperCase().slice(0, 9)}`;
  const last = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY').find((character) => isUscc(body + character));
  return `${body}${last ?? ''}`;
}

/** What the directory is told of a customer that is right in every way, with something changed. */
export function someDetails(changes: object = {}) {
  return {
    ...{ name: '苏州示例化工有限公司', registrationNumber: freshUscc(), country: 'CN' },
    ...{ address: '苏州市示例路 8 号', legalRepresentative: '高山', contacts: [acceptor, signer] },
    ...changes,
  };
}

/** What the directory answers when a command is accepted, or a problem. */
export async function customerOf(sent: ReturnType<typeof post>, status = 200): Promise<Customer> {
  const { body } = (await sent.expect(status)) as { body: Customer };
  return body;
}

export function added(api: Api, changes: object = {}): Promise<Customer> {
  return customerOf(post(api, customers, someDetails(changes)), 201);
}

export function ask(api: Api, customerId: string, verb: 'change' | 'set-status', body: object, key?: string) {
  return post(api, `${customers}/${customerId}/${verb}`, body, key);
}

/** The trail has no gap and no command twice, and the row of the directory is what it makes. */
export async function expectTrueRow({ db }: Api, customerId: string): Promise<string[]> {
  const rows = await db.event.findMany({
    where: { streamKind: 'customer', streamId: customerId },
    orderBy: { seq: 'asc' },
  });
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
  expect(new Set(rows.map(({ commandId }) => commandId)).size).toBe(rows.length);
  expect(await readModels.customer.differences(db, customerId)).toEqual([]);
  return rows.map(({ type }) => type);
}
