import { type Contract } from '../contract/contract';
import { type Input } from '../contract/inputs';
import { isRefusal, refuse, type Refusal } from '../contract/refusals';
import { type Decision, rulesOf, type RulesFor } from '../contract/rule';
import { access } from '../kernel/access';
import { zh } from '../kernel/chinese';
import { type Instant } from '../kernel/days';
import { normalise } from '../kernel/money';
import { type Actor, isSamePerson } from '../kernel/people';
import { words } from '../kernel/words';
import { type Receiving, receivingStages } from '../payment/allocate';
import { referenceKey } from '../payment/reference-key';
import { asPerson, type Employee, employeeOf } from '../routing/company';
import { type EntryCommand, mostOpenEntries, type OpenEntry } from './state';
import { isOfFinance, mayVerify, verifiersOf } from './verifiers';

/** `by`: mail address of the person who verifies or rejects it. */
export interface VerificationCommands {
  verifyEntry: { entryId: string; by: string; comment: string | null };
  rejectEntry: { entryId: string; by: string; reason: string };
}

const rule = rulesOf<VerificationCommands>();
/** Also after the contract's end, because money may have come anyway. */
const stages = receivingStages;
const refusals = ['UNKNOWN_ENTRY', 'NOT_ENTITLED_TO_VERIFY', 'NOT_YOURSELF'] as const;

export function findEntry(contract: Contract, entryId: string): OpenEntry | null {
  const { entries = [] } = 'entries' in contract ? contract : {};
  return entries.find((entry) => entry.entryId === entryId) ?? null;
}

interface Verifying {
  contract: Receiving;
  command: { entryId: string; by: string };
  actor: Actor;
  input: Input<'company'>;
}

/** The person who verifies: somebody in finance who did not record the entry. An actor who is a person can only act in their own name. */
function verifierOf({ contract, command: { entryId, by }, actor, input }: Verifying): Employee | Refusal {
  const entry = findEntry(contract, entryId);
  if (!entry) return refuse('UNKNOWN_ENTRY', entryId, contract.number);
  if (actor.email !== undefined && !isSamePerson(actor.email, by)) return refuse('NOT_YOURSELF', actor.name, by);
  const employee = employeeOf(input('company'), by);
  return employee && mayVerify(contract, entry.madeBy, employee)
    ? employee
    : refuse('NOT_ENTITLED_TO_VERIFY', by, contract.number);
}

export const verificationRules = {
  /** The recorded command is decided afterwards by its own rule (`withVerified` in `decide.ts`). */
  verifyEntry: rule('verifyEntry', {
    ...{
      words: words('verifying what was recorded', '复核登记'),
      stages,
      access: access.approver('money.verify'),
      refusals,
    },
    needs: ['company', 'texts', 'bookedReference', 'receipt', 'conditionsMet', 'clock'],
    decide: (asked) => {
      const verifier = verifierOf(asked);
      if (isRefusal(verifier)) return verifier;
      const { entryId, comment } = asked.command;
      return [{ type: 'EntryVerified', entryId, by: asPerson(verifier), comment }];
    },
  }),
  rejectEntry: rule('rejectEntry', {
    ...{
      words: words('rejecting what was recorded', '退回登记'),
      stages,
      access: access.approver('money.verify'),
      refusals,
    },
    needs: ['company'],
    decide: (asked) => {
      const verifier = verifierOf(asked);
      if (isRefusal(verifier)) return verifier;
      const { entryId, reason } = asked.command;
      return [{ type: 'EntryRejected', entryId, by: asPerson(verifier), reason }];
    },
  }),
} satisfies RulesFor<VerificationCommands>;

interface Recording {
  contract: Contract;
  command: EntryCommand;
  actor: Actor;
  now: Instant;
  input: Input;
}

/** Normalises amounts to the decimals of their currency, as events have them. */
function withPlaces(command: EntryCommand): EntryCommand {
  if (command.type !== 'recordReceipt' && command.type !== 'allocateReceipt') return command;
  const allocations = command.allocations?.map((one) => ({ ...one, amount: normalise(one.amount) }));
  if (command.type === 'allocateReceipt') return { ...command, allocations: allocations ?? [] };
  return { ...command, ...(allocations ? { allocations } : {}), amount: normalise(command.amount) };
}

/** Refuses a transfer that already waits for verification, on this contract or another. */
function refuseTwice(
  { number }: Contract,
  entries: readonly OpenEntry[],
  command: EntryCommand,
  input: Input<'waitingReference'>,
): Refusal | null {
  if (command.type !== 'recordReceipt') return null;
  const key = referenceKey(command.reference);
  const same = entries.find(
    ({ command: other }) => other.type === 'recordReceipt' && referenceKey(other.reference) === key,
  );
  const elsewhere = same ? null : input('waitingReference');
  if (!same && elsewhere === null) return null;
  const where = same
    ? words(`${number} (${same.entryId}, which waits to be verified)`, zh`${number}（${same.entryId}，待复核）`)
    : words(`${elsewhere} (where it waits to be verified)`, zh`${elsewhere ?? ''}（待复核）`);
  return refuse('DUPLICATE_RECEIPT', command.reference, where);
}

/** The result of a command that its rule accepted: its events, or an entry that finance must verify first. */
export function recordOrAsk({ contract, command, actor, now, input }: Recording, decided: Decision): Decision {
  const { name, email } = actor;
  // Systems, such as the bank feed, record directly.
  if (isRefusal(decided) || email === undefined) return decided;
  if (isOfFinance(contract, employeeOf(input('company'), email))) return decided;
  // After the contract's end no verification is requested any more; only finance itself and the bank feed can record receipts.
  if (contract.stage !== 'signed' && contract.stage !== 'active') return refuse('FINANCE_ONLY', contract.number);
  const { entries = [] } = contract;
  const twice = refuseTwice(contract, entries, command, input);
  if (twice) return twice;
  const madeBy = { name, email };
  const verifiers = verifiersOf(contract, madeBy, input('company'), now);
  if (verifiers.length === 0) return refuse('NOBODY_TO_VERIFY', contract.number);
  if (entries.length >= mostOpenEntries) return refuse('TOO_MANY_ENTRIES', contract.number, mostOpenEntries);
  return [{ type: 'EntryMade', entryId: `entry-${contract.seq + 1}`, command: withPlaces(command), madeBy, verifiers }];
}
