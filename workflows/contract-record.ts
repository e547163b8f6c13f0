import { proxyLocalActivities } from '@temporalio/workflow';
import { type Activities } from '../activities';
import { type AnyCommand, type CommandResult, type Envelope } from '../domain/contract/commands';
import { type Contract } from '../domain/contract/contract';
import { fold } from '../domain/contract/evolve';
import { nothingAhead, type Outlook } from '../domain/contract/outlook';
import { type Position } from '../domain/contract/position';
import { isRefusal } from '../domain/contract/refusals';
import { stateVersion } from '../domain/contract/state-version';
import { upcast } from '../domain/contract/upcast';
import { asFailure } from './failures';

const { recordTransition } = proxyLocalActivities<Activities>({
  startToCloseTimeout: '15 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

/** What the workflow knows of its contract; carried whole through continue-as-new. */
export interface ContractRecord {
  contractId: string;
  /** What the workflow goes by; null before the contract exists. */
  position: Position | null;
  /** Null also while it is known only in the shape of another version of the program. */
  contract: Contract | null;
  outlook: Outlook;
  /** Commands answered lately, newest last: a repeated one gets the same answer. */
  answered: { commandId: string; result: CommandResult }[];
}

const rememberedAnswers = 50;

export function emptyRecord(contractId: string): ContractRecord {
  return { contractId, position: null, contract: null, outlook: nothingAhead, answered: [] };
}

export function seqOf({ position }: ContractRecord): number {
  return position?.seq ?? 0;
}

function remember(known: ContractRecord, commandId: string, result: CommandResult): void {
  const others = known.answered.filter((answer) => answer.commandId !== commandId);
  known.answered = [...others, { commandId, result }].slice(-rememberedAnswers);
}

/** What this command was answered, where it was lately. */
export function knownAnswer(known: ContractRecord, commandId: string): CommandResult | null {
  return known.answered.find((answer) => answer.commandId === commandId)?.result ?? null;
}

/**
 * Has a command decided and recorded, and takes over what Postgres recorded; called in turn, never side by side. The rules are not
 * asked here: they may change while contracts run, and a history must replay the same. Null when nothing came of it; without a command
 * it only catches up.
 * @throws ApplicationFailure made by `asFailure` when a rule refuses
 */
export async function record(
  known: ContractRecord,
  command: AnyCommand | null,
  { commandId, fingerprint, actor }: Omit<Envelope, 'knownSeq' | 'checkedSeq'>,
  options: { recordsRefusal?: true } = {},
): Promise<CommandResult | null> {
  const earlier = knownAnswer(known, commandId);
  if (earlier) return earlier;
  const { contractId, contract: state } = known;
  const now = new Date().toISOString();
  const recorded = await recordTransition({
    ...{ contractId, state, command, commandId, fingerprint, actor, now },
    ...options,
  });
  known.position = recorded.position ?? known.position;
  // In a replay: what another version recorded is of another shape. Whoever proposes nothing is given the contract whole.
  const events = recorded.events.map(upcast);
  known.contract = recorded.stateVersion === stateVersion ? fold(events, recorded.base ?? state) : null;
  known.outlook = recorded.outlook ?? known.outlook;
  for (const answer of recorded.answers) remember(known, answer.commandId, answer.result);
  const { outcome } = recorded;
  if (isRefusal(outcome)) throw asFailure(outcome);
  if (outcome) remember(known, commandId, outcome);
  return outcome;
}
