import { type AwaitingCustomer, type InApproval } from '../contract/contract';
import { isSamePerson, type Person } from '../kernel/people';
import { type Recorded } from '../kernel/stream';
import { type DraftingEvents } from './events';

type Returned = Pick<Recorded<DraftingEvents['ContractReturned']>, 'cause' | 'by' | 'stepId' | 'actor'>;

/** The approver of the step with that name; of two with the same name, the one who sent the command. */
function approverWho({ approval }: InApproval | AwaitingCustomer, { stepId, by, actor }: Returned): Person | null {
  const step = approval.steps.find((one) => one.stepId === stepId);
  const namesakes = (step?.seats ?? []).map(({ holder }) => holder).filter(({ name }) => name === by);
  const asked = namesakes.find(({ email }) => isSamePerson(email, actor.email ?? ''));
  return asked ?? namesakes[0] ?? null;
}

/** Who returned the contract. The event contains only a name; the person is found in the contract as it was before. */
export function whoReturned(before: InApproval | AwaitingCustomer, event: Returned): Person | null {
  if (event.cause === 'confirmation_lapsed') return null;
  if (event.cause === 'recalled') return before.owner;
  if (event.stepId !== undefined) return approverWho(before, event);
  return before.stage === 'awaiting_customer' ? before.confirmer.contact : null;
}
