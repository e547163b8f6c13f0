import { type Side } from '../kernel/people';
import { type Words } from '../kernel/words';
import { type WaitingItem } from './waiting-item';

/** The waiting sentences that a reader may see: our own people see all, any contact of the customer those that wait for the customer. */
export function waitingFor(side: Side, waiting: readonly WaitingItem[]): Words[] {
  return waiting.filter(({ role }) => side === 'ours' || role === 'customer').map(({ sentence }) => sentence);
}
