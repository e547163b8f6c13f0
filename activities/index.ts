import { type ObjectStore } from '../documents/store/object-store';
import { mailCode } from './mail-code';
import { type MailRoom, sendNotices, type SendNoticesResult } from './send-notices';
import { type Proposal, recordTransition, type Settled } from './record-transition';

/** The activities of contracts, bound to what they work with. */
export function createActivities(room: MailRoom & { store: ObjectStore }) {
  return {
    recordTransition: (proposal: Proposal): Promise<Settled> => recordTransition(room, proposal),
    sendNotices: (input: { contractId: string }): Promise<SendNoticesResult> => sendNotices(room, input),
    mailCode: (input: { tokenHash: string }): Promise<void> => mailCode(room, input),
  };
}

export type Activities = ReturnType<typeof createActivities>;
