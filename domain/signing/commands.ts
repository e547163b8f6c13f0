import { refuse } from '../contract/refusals';
import { rulesOf, type RulesFor } from '../contract/rule';
import { access } from '../kernel/access';
import { type Day, latestDayAnywhere } from '../kernel/days';
import { type Side } from '../kernel/people';
import { words } from '../kernel/words';

export interface SigningCommands {
  recordSignature: { side: Side; signatory: string; signedOn: Day };
}

const rule = rulesOf<SigningCommands>();

export const signingRules = {
  recordSignature: rule('recordSignature', {
    ...{ words: words('recording a signature', '登记签署'), stages: ['awaiting_signature'], access: access.owner },
    needs: ['texts'],
    refusals: ['ALREADY_SIGNED', 'DATE_IN_FUTURE'],
    decide: ({ contract, command, now }) => {
      const { side, signatory, signedOn } = command;
      if (contract.signatures[side]) return refuse('ALREADY_SIGNED');
      if (signedOn > latestDayAnywhere(now)) return refuse('DATE_IN_FUTURE', signedOn);
      return [{ type: 'SignatureRecorded', side, signatory, signedOn }];
    },
  }),
} satisfies RulesFor<SigningCommands>;
