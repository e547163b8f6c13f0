import { type Side } from '../kernel/people';
import { type Words } from '../kernel/words';
import { type WaitingItem } from './waiting-item';

/** What of it concerns a reader: our own people see everything, a customer, whichever of its contacts, what waits on the customer. */
export function waitingFor(side: Side, waiting: readonly WaitingItem[]): Words[] {
  return waiting.filter(({ role }) => side === 'ours' || role === 'customer').map(({ sentence }) => sentence);
}
