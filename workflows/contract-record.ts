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

/** What the workflow knows of its contract; passed on whole at continue-as-new. */
export interface ContractRecord {
  contractId: string;
  /** The part of the state by which the workflow decides what to do; null before the contract exists. */
  position: Position | null;
  /** Null before the contract exists, and while the state is known only in the shape of another version of the program. */
  contract: Contract | null;
  outlook: Outlook;
  /** Results of recent commands, newest last: a repeated command gets the same answer. */
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

/** The result of this command, if it is still among the recent ones. */
export function knownAnswer(known: ContractRecord, commandId: string): CommandResult | null {
  return known.answered.find((answer) => answer.commandId === commandId)?.result ?? null;
}

/**
 * Has a command decided and recorded by Postgres and takes over the result. Calls must not overlap. The rules are not evaluated here: they may change
 * while contracts run, and a history must replay the same. Without a command it only catches up.
 * @returns the result; null if the command had none
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
  // In a replay the recorded events may have been written by another version, in another shape. A proposal without a state receives the whole
  // contract.
  const events = recorded.events.map(upcast);
  known.contract = recorded.stateVersion === stateVersion ? fold(events, recorded.base ?? state) : null;
  known.outlook = recorded.outlook ?? known.outlook;
  for (const answer of recorded.answers) remember(known, answer.commandId, answer.result);
  const { outcome } = recorded;
  if (isRefusal(outcome)) throw asFailure(outcome);
  if (outcome) remember(known, commandId, outcome);
  return outcome;
}
