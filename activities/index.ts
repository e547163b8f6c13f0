import { type ObjectStore } from '../documents/store/object-store';
import { type Stream } from '../prisma/append-events';
import { mailCode } from './mail-code';
import { moveContractsOn, type Mover } from './move-contracts-on';
import { type Proposal, type RecordedTransition } from './proposal';
import { recordTransition } from './record-transition';
import { type EffectsResult, type Mailer, sendMail } from './send-mail';
import { type Look, superviseContracts, type Supervisor } from './supervise-contracts';

/** The activities of contracts, bound to what they work with. */
export function createActivities(tools: Mailer & Supervisor & Mover & { store: ObjectStore }) {
  return {
    recordTransition: (proposal: Proposal): Promise<RecordedTransition> => recordTransition(tools, proposal),
    sendMail: (stream: Stream): Promise<EffectsResult> => sendMail(tools, stream),
    superviseContracts: (): Promise<Look> => superviseContracts(tools),
    moveContractsOn: (): Promise<number> => moveContractsOn(tools),
    mailCode: (input: { tokenHash: string }): Promise<void> => mailCode(tools, input),
  };
}

export type Activities = ReturnType<typeof createActivities>;
