import { proxyLocalActivities } from '@temporalio/workflow';
import { type Activities } from '../activities';
import { type Missed, type Recorded } from '../activities/record-transition';
import { type Command, type CommandResult, type Envelope, type InternalCommand } from '../domain/commands';
import { type Contract } from '../domain/contract';
import { decide } from '../domain/decide';
import { type ContractEvent, stamp } from '../domain/events';
import { fold } from '../domain/evolve';
import { isRefusal } from '../domain/refusals';
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

function remember(ledger: Ledger, commandId: string, result: CommandResult): CommandResult {
  const others = ledger.answered.filter((answer) => answer.commandId !== commandId);
  ledger.answered = [...others, { commandId, result }].slice(-rememberedAnswers);
  return result;
}

export function answerOf(ledger: Ledger, commandId: string): CommandResult | null {
  return ledger.answered.find((answer) => answer.commandId === commandId)?.result ?? null;
}

function adopt(ledger: Ledger, events: readonly ContractEvent[], plan: Plan, notices: boolean): void {
  ledger.contract = fold(events, ledger.contract);
  ledger.plan = plan;
  if (notices) ledger.noticesDue = seqOf(ledger);
}

/** Takes over what Postgres holds; the commands behind it count as answered. */
function adoptMissed(ledger: Ledger, { missed, answers, plan }: Missed): void {
  if (missed.length === 0) return;
  adopt(ledger, missed, plan, true);
  for (const { commandId, result } of answers) remember(ledger, commandId, result);
}

function propose(ledger: Ledger, envelope: Envelope, events: ContractEvent[], now: string): Promise<Recorded> {
  const { contractId, contract } = ledger;
  const { commandId, fingerprint } = envelope;
  return recordTransition({ contractId, state: contract, events, commandId, fingerprint, now });
}

function resultNow(contract: Contract, envelope: Envelope, events: readonly ContractEvent[]): CommandResult {
  const { contractId, number, stage, revision, seq } = contract;
  return {
    contractId,
    number,
    stage,
    revision,
    seq,
    fingerprint: envelope.fingerprint,
    events: events.map((event) => event.type),
  };
}

/** Folds in whatever Postgres holds and this workflow has missed. */
export async function catchUp(ledger: Ledger, envelope: Envelope): Promise<void> {
  const answer = await propose(
    ledger,
    { ...envelope, commandId: `catch-up:${envelope.commandId}` },
    [],
    new Date().toISOString(),
  );
  if (answer.outcome !== 'recorded') adoptMissed(ledger, answer);
}

/**
 * Decides, proposes, and adopts what Postgres settled; called in turn, never side by side. Null when nothing came of it.
 * @throws ApplicationFailure made by `asFailure` when a rule refuses
 */
export async function settle(
  ledger: Ledger,
  command: Command | InternalCommand,
  envelope: Envelope,
): Promise<CommandResult | null> {
  if ((envelope.knownSeq ?? 0) > seqOf(ledger)) await catchUp(ledger, envelope);
  for (;;) {
    const known = answerOf(ledger, envelope.commandId);
    if (known) return known;
    const now = new Date().toISOString();
    const decision = decide(ledger.contract, command, now);
    if (isRefusal(decision)) throw asFailure(decision);
    if (decision.length === 0) return null;
    const events = stamp(decision, seqOf(ledger), now, envelope.actor, envelope.commandId);
    const answer = await propose(ledger, envelope, events, now);
    switch (answer.outcome) {
      case 'recorded': {
        adopt(ledger, events, answer.plan, answer.notices > 0);
        return ledger.contract && remember(ledger, envelope.commandId, resultNow(ledger.contract, envelope, events));
      }
      case 'repeated':
        adoptMissed(ledger, answer);
        return remember(ledger, envelope.commandId, answer.result);
      case 'behind':
        adoptMissed(ledger, answer);
    }
  }
}
