import { type Recorder } from './freeze-revision';
import { mailCode } from './mail-code';
import { moveContractsOn, type Mover } from './move-contracts-on';
import { type Proposal, type RecordedTransition } from './proposal';
import { recordTransition } from './record-transition';
import { type Courier, sendMails } from './send-mails';
import { type SupervisionResult, superviseContracts, type Supervisor } from './supervise-contracts';
import { logRecorded } from './write-log';

/** The activities of contracts, bound to their dependencies. */
export function createActivities(tools: Courier & Supervisor & Mover & Pick<Recorder, 'store' | 'customerMail'>) {
  return {
    recordTransition: async (proposal: Proposal): Promise<RecordedTransition> => {
      const recorded = await recordTransition(tools, proposal);
      logRecorded(tools.log, proposal, recorded);
      return recorded;
    },
    sendMails: (): Promise<void> => sendMails(tools),
    superviseContracts: (): Promise<SupervisionResult> => superviseContracts(tools),
    moveContractsOn: (): Promise<number> => moveContractsOn(tools),
    mailCode: (input: { tokenHash: string }): Promise<void> => mailCode(tools, input),
  };
}

export type Activities = ReturnType<typeof createActivities>;
