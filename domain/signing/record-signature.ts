import { ofPrices, refuseExecution } from '../amendment/refuse-execution';
import { type Active, type AwaitingSignature } from '../contract/contract';
import { refuseFactDay } from '../contract/fact-day';
import { type Input } from '../contract/inputs';
import { refuse, type Refusal, type RefusalCode } from '../contract/refusals';
import { type Decision, type Request } from '../contract/rule';
import { refuseWrongStage } from '../contract/wrong-stage';
import { type Day, earliestDayAnywhere } from '../kernel/days';
import { type Side } from '../kernel/people';
import { words } from '../kernel/words';
import { type AgreementSubject, type AgreementToSign, agreementToSign, nameOfAgreement } from './agreement';
import { isSignatoryOf } from './signatory';

/** A signature of the contract or, with `subject`, of an amendment or termination. */
export interface RecordSignature {
  side: Side;
  signatory: string;
  signedOn: Day;
  /** What authorises the signatory; required if the contract names somebody else, or nobody. */
  authority?: string;
  subject?: AgreementSubject;
}

export const signatureNeeds = ['texts', 'clock', 'changes', 'framework', 'orders'] as const;
type Needed = (typeof signatureNeeds)[number];

export const signatureWords = words('recording a signature', '登记签署');

export const signatureRefusals: readonly RefusalCode[] = [
  ...(['ALREADY_SIGNED', 'DATE_IN_FUTURE', 'UNKNOWN_AMENDMENT', 'UNKNOWN_TERMINATION', 'NOT_AGREED_YET'] as const),
  ...(['DATE_TOO_EARLY', 'SIGNED_TOO_EARLY', 'SIGNATORY_NOT_AUTHORISED', 'SETTLED_PART_CHANGED'] as const),
  ...ofPrices,
];

/** The agreement that the command names, or the refusal if it does not wait for signatures. */
function meant(contract: AwaitingSignature | Active, { kind, id }: AgreementSubject): AgreementToSign | Refusal {
  const { amendment = null, termination = null } = contract.stage === 'active' ? contract : {};
  const inFlight = kind === 'amendment' ? amendment?.amendmentId : termination?.terminationId;
  if (inFlight !== id) return refuse(kind === 'amendment' ? 'UNKNOWN_AMENDMENT' : 'UNKNOWN_TERMINATION', id);
  return agreementToSign(contract) ?? refuse('NOT_AGREED_YET', nameOfAgreement({ kind, id }));
}

/** Refuses a signatory of an agreement whom the contract does not show to be authorised, unless the command states the authority. */
function refuseSignatory(contract: Active, command: RecordSignature, input: Input<'texts'>): Refusal | null {
  if (command.authority !== undefined) return null;
  const { side, signatory } = command;
  const party = input('texts').termsOf(contract.terms).parties[side];
  return isSignatoryOf(party, contract.signatures[side], command)
    ? null
    : refuse('SIGNATORY_NOT_AUTHORISED', signatory, party.name, contract.number);
}

function signAgreement(
  contract: AwaitingSignature | Active,
  subject: AgreementSubject,
  {
    command,
    now,
    input,
  }: Pick<Request<RecordSignature, 'awaiting_signature' | 'active', Needed>, 'command' | 'now' | 'input'>,
): Decision {
  const agreement = meant(contract, subject);
  if ('refused' in agreement) return agreement;
  if (contract.stage !== 'active') return refuseWrongStage(contract, signatureWords);
  const { side, signatory, signedOn, authority } = command;
  if (agreement.signatures[side]) return refuse('ALREADY_SIGNED');
  const earliest = earliestDayAnywhere(agreement.requestedAt);
  const refusal =
    (signedOn < earliest ? refuse('SIGNED_TOO_EARLY', signedOn, nameOfAgreement(subject)) : null) ??
    refuseFactDay(contract, signedOn, now) ??
    refuseSignatory(contract, command, input) ??
    (contract.amendment ? refuseExecution(contract, contract.amendment, input) : null);
  if (refusal) return refusal;
  return [
    {
      ...{ type: 'SignatureRecorded', side, signatory, signedOn },
      ...{ ...(authority === undefined ? {} : { authority }), subject },
      ...(agreement.digest === null ? {} : { digest: agreement.digest }),
    },
  ];
}

export function recordSignature({
  contract,
  command,
  now,
  input,
}: Request<RecordSignature, 'awaiting_signature' | 'active', Needed>): Decision {
  const { side, signatory, signedOn, authority, subject } = command;
  if (subject) return signAgreement(contract, subject, { command, now, input });
  if (contract.stage !== 'awaiting_signature') return refuseWrongStage(contract, signatureWords);
  if (contract.signatures[side]) return refuse('ALREADY_SIGNED');
  return (
    refuseFactDay(contract, signedOn, now) ?? [
      {
        ...{ type: 'SignatureRecorded', side, signatory, signedOn },
        ...(authority === undefined ? {} : { authority }),
      },
    ]
  );
}
