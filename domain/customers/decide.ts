import { refuse, type Refusal } from '../contract/refusals';
import { mayAsk } from '../kernel/access';
import { type Actor } from '../kernel/people';
import { addCustomer, type AnyCustomerRule, type CustomerCommand, customerRules } from './commands';
import { type CustomerEventBody } from './events';
import { type Customer } from './state';

/**
 * Decides a command on a customer: events, or a refusal. Pure. Whether a registration number is already used is checked by the
 * directory, because only it knows all customers.
 */
export function decideCustomer(
  customer: Customer | null,
  { command, actor }: { command: CustomerCommand; actor: Actor },
): CustomerEventBody[] | Refusal {
  const rule: AnyCustomerRule = customerRules[command.type];
  if (!mayAsk(rule.access, actor)) return refuse('NOT_ALLOWED', actor.name, rule.words);
  if (customer !== null) return rule.decide({ customer, command });
  return command.type === 'addCustomer' ? addCustomer(command) : refuse('CUSTOMER_NOT_FOUND');
}
