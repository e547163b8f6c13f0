import { refuse, type Refusal, type RefusalCode } from '../contract/refusals';
import { access, type Access } from '../kernel/access';
import { canonical } from '../kernel/canonical';
import { type Money, normalise } from '../kernel/money';
import { listed } from '../kernel/problem';
import { type Words, words } from '../kernel/words';
import { checkDetails } from './check-details';
import { type CustomerEventBody } from './events';
import { withChanges } from '../kernel/changes';
import { type CustomerStatus } from './standing';
import { type Customer, type DetailChanges, type Details } from './state';

export interface CustomerCommands {
  addCustomer: { customerId: string; details: Details };
  /** `seenSeq`: number of the last event that the user has seen; if the customer has newer events, the change is refused instead of overwriting them. */
  changeCustomer: { changes: DetailChanges; seenSeq?: number };
  setCustomerStatus: { status: CustomerStatus; reason: string | null };
}

type CommandType = keyof CustomerCommands;
export type CustomerCommand<T extends CommandType = CommandType> = { [K in T]: { type: K } & CustomerCommands[K] }[T];

type Decision = CustomerEventBody[] | Refusal;

/** The rule of a command on an existing customer: like a contract's rule, without stages and needs. */
interface CustomerRule<Command> {
  words: Words;
  access: Access;
  /** Refusal codes besides `NOT_ALLOWED` and `CUSTOMER_NOT_FOUND`; the API documents them. */
  refusals: readonly RefusalCode[];
  decide(asked: { customer: Customer; command: Command }): Decision;
}

/** A rule without its type parameter. Method syntax makes parameters bivariant, which is safe because only `decideCustomer` calls them. */
export type AnyCustomerRule = CustomerRule<object>;

function withLimit<Part extends { creditLimit?: Money | null }>(details: Part): Part {
  const { creditLimit } = details;
  return creditLimit ? { ...details, creditLimit: normalise(creditLimit) } : details;
}

function refuseFaults(details: Details): Refusal | null {
  const problems = checkDetails(details);
  return problems.length > 0 ? refuse('INVALID_CUSTOMER', listed(problems)) : null;
}

/** The fields whose values really change. */
function changesIn(customer: Customer, asked: DetailChanges): DetailChanges {
  const before = new Map<string, unknown>(Object.entries(customer));
  return Object.fromEntries(
    Object.entries(asked).filter(([field, value]) => canonical(before.get(field) ?? null) !== canonical(value)),
  );
}

/** Creates a customer; the only command that is possible while there is none. */
export function addCustomer({ customerId, details }: CustomerCommands['addCustomer']): Decision {
  return refuseFaults(details) ?? [{ type: 'CustomerAdded', customerId, details: withLimit(details) }];
}

export const customerRules: { [T in CommandType]: CustomerRule<CustomerCommands[T]> } = {
  addCustomer: {
    ...{ words: words('adding a customer', '新增客户'), access: access.ourSide('customer.write') },
    refusals: ['INVALID_CUSTOMER', 'DUPLICATE_CUSTOMER', 'CUSTOMER_EXISTS'],
    decide: ({ customer }) => refuse('CUSTOMER_EXISTS', customer.name),
  },
  changeCustomer: {
    ...{ words: words('changing a customer', '修改客户资料'), access: access.ourSide('customer.write') },
    refusals: ['STALE_CUSTOMER', 'INVALID_CUSTOMER', 'DUPLICATE_CUSTOMER', 'NOTHING_CHANGED'],
    decide: ({ customer, command }) => {
      const { seenSeq } = command;
      if (seenSeq !== undefined && seenSeq < customer.seq) return refuse('STALE_CUSTOMER', customer.name);
      const changes = changesIn(customer, withLimit(command.changes));
      if (Object.keys(changes).length === 0) return refuse('NOTHING_CHANGED');
      return refuseFaults(withChanges(customer, changes)) ?? [{ type: 'CustomerChanged', changes }];
    },
  },
  setCustomerStatus: {
    ...{ words: words('setting the status of a customer', '变更客户状态'), access: access.ourSide('customer.block') },
    refusals: ['REASON_NEEDED', 'NOTHING_CHANGED'],
    decide: ({ customer, command: { status, reason } }) => {
      if (customer.status === status && customer.reason === reason) return refuse('NOTHING_CHANGED');
      if (status !== 'blocked') return [{ type: 'CustomerStatusSet', status, reason }];
      return reason === null ? refuse('REASON_NEEDED', customer.name) : [{ type: 'CustomerStatusSet', status, reason }];
    },
  },
};
