import { proxyLocalActivities } from '@temporalio/workflow';
import { type Activities } from '../activities';
import { type Command, type CommandResult, type Envelope, type InternalCommand } from '../domain/contract/commands';
import { type Contract } from '../domain/contract/contract';
import { fold } from '../domain/contract/evolve';
import { isRefusal } from '../domain/contract/refusals';
import { asFailure } from './failures';
import { type Plan } from './messages';

const { recordTransition } = proxyLocalActivities<Activities>({
  startToCloseTimeout: '15 seconds',
  retry: { initialInterval: '200 milliseconds', backoffCoefficient: 2, maximumInterval: '10 seconds' },
});

/** What the workflow knows; carried whole through continue-as-new. */
export interface Ledger {
  contractId: string;
  contract: Contract | null;
  plan: Plan;
  /** Commands answered lately, newest last: a repeated one gets the same answer. */
  answered: { commandId: string; result: CommandResult }[];
  /** Number of the last event that made a notice due. */
  noticesDue: number;
}

const rememberedAnswers = 100;

export function openLedger(contractId: string): Ledger {
  return { contractId, contract: null, plan: { next: [], waiting: [] }, answered: [], noticesDue: 0 };
}

export function seqOf(ledger: Ledger): number {
  return ledger.contract?.seq ?? 0;
}

function remember(ledger: Ledger, commandId: string, result: CommandResult): void {
  const others = ledger.answered.filter((answer) => answer.commandId !== commandId);
  ledger.answered = [...others, { commandId, result }].slice(-rememberedAnswers);
}

export function answerOf(ledger: Ledger, commandId: string): CommandResult | null {
  return ledger.answered.find((answer) => answer.commandId === commandId)?.result ?? null;
}

/**
 * Has a command decided and recorded, and takes over what Postgres settled; called in turn, never side by side. The rules are not asked
 * here: they may change while contracts run, and a history must replay the same. Null when nothing came of it; without a command it
 * only catches up.
 * @throws ApplicationFailure made by `asFailure` when a rule refuses
 */
export async function settle(
  ledger: Ledger,
  command: Command | InternalCommand | null,
  { commandId, fingerprint, actor }: Omit<Envelope, 'knownSeq'>,
  options: { recordsRefusal?: true } = {},
): Promise<CommandResult | null> {
  const known = answerOf(ledger, commandId);
  if (known) return known;
  const { contractId, contract: state } = ledger;
  const now = new Date().toISOString();
  const settled = await recordTransition({
    contractId,
    state,
    command,
    commandId,
    fingerprint,
    actor,
    now,
    ...options,
  });
  ledger.contract = fold(settled.events, settled.base ?? state);
  ledger.plan = settled.plan;
  if (settled.noticesDue) ledger.noticesDue = seqOf(ledger);
  for (const answer of settled.answers) remember(ledger, answer.commandId, answer.result);
  const { outcome } = settled;
  if (isRefusal(outcome)) throw asFailure(outcome);
  if (outcome) remember(ledger, commandId, outcome);
  return outcome;
}
