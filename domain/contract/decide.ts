import { refuseOursByLink } from '../confirmation/refuse-ours';
import { create } from '../drafting/commands';
import { toArchive } from '../ending/keepers';
import { isInternal, mayAsk, speaksForCustomer } from '../kernel/access';
import { type Instant } from '../kernel/days';
import { type Actor, isSamePerson } from '../kernel/people';
import { findEntry, recordOrAsk } from '../verification/commands';
import { entryOf } from '../verification/entry-of';
import { type AnyCommand, type Command, type InternalCommand } from './commands';
import { type Contract } from './contract';
import { type EventBody } from './events';
import { applyBodies } from './evolve';
import { type Input, inputOf, type Inputs, type Need, NotKnownHereError } from './inputs';
import { passDeadlines } from './pass-deadlines';
import { countsWorkingTime } from './plan';
import { isRefusal, refuse, type Refusal } from './refusals';
import { commandRules, followUps } from './registry';
import { type AnyRule, type Decision } from './rule';
import { refuseWrongStage } from './wrong-stage';

/** A command, who sends it, and when. */
export interface Request {
  command: AnyCommand;
  actor: Actor;
  now: Instant;
}

export function ruleFor({ type }: Pick<AnyCommand, 'type'>): AnyRule {
  return commandRules[type];
}

/** Whether only the contract itself may send this command. */
export function isInternalCommand(command: AnyCommand): command is InternalCommand {
  return isInternal(ruleFor(command).access);
}

/** Stages in which a command may end the contract so that it must be archived. */
const canEnd: readonly Contract['stage'][] = ['signed', 'active'];

/** What must be loaded before the command can be decided: the needs of its rule and of the follow-ups that may apply. */
export function neededFor(
  contract: Contract | null,
  { command, actor }: Pick<Request, 'command' | 'actor'>,
): readonly Need[] {
  const { needs, access } = ruleFor(command);
  const asksFinance: Need[] = contract && actor.email !== undefined && entryOf(contract, command) ? ['company'] : [];
  // An entry that lapses with the command is announced to the finance department.
  const hasEntries = contract !== null && 'entries' in contract;
  // The command that ends the contract also asks the archive keeper.
  const mayBeOver = contract !== null && (canEnd.includes(contract.stage) || toArchive(contract) !== null);
  const follows: Need[] = contract && (hasEntries || mayBeOver || countsWorkingTime(contract)) ? ['company'] : [];
  const asksCustomer: Need[] = speaksForCustomer(access, actor) ? ['company'] : [];
  return [...new Set([...needs, ...asksFinance, ...asksCustomer, ...follows])];
}

/** Refuses a command about a revision that is no longer current; a recalled revision has its own code. */
function refuseStale(contract: Contract, command: AnyCommand): Refusal | null {
  const asked =
    'revision' in command
      ? command.revision
      : 'subject' in command && command.subject.kind === 'revision'
        ? Number(command.subject.id) // a revision number, not an amount
        : null;
  // Comments belong to the approval as a whole, which continues over several revisions.
  const isRemark = command.type === 'comment' || command.type === 'resolveComment';
  if (asked === null || isRemark || asked === contract.revision) return null;
  const { number } = contract;
  const returned = contract.stage === 'draft' ? contract.returned : null;
  return returned?.cause === 'recalled' && asked === contract.revision - 1
    ? refuse('CONTRACT_RECALLED', number, returned.by?.name ?? contract.owner.name, returned.at)
    : refuse('STALE_REVISION', asked, contract.revision, number);
}

function refuseStage(contract: Contract, command: AnyCommand, rule: AnyRule): Refusal | null {
  if (rule.stages.includes(contract.stage)) return null;
  return rule.late?.(contract, command) ?? refuseWrongStage(contract, rule.words);
}

/** Refuses a link to the owner's page if the contract has another owner now. */
function refuseFormerOwner(contract: Contract | null, { owner, name, email = '' }: Actor): Refusal | null {
  if (!owner || !contract || isSamePerson(email, contract.owner.email)) return null;
  return refuse('NOT_THE_OWNER', name, contract.number, contract.owner.name);
}

function refuseActor(
  contract: Contract | null,
  { command, actor }: Request,
  { access, words }: AnyRule,
): Refusal | null {
  // The contract itself may send any command.
  if (actor.kind === 'system') return null;
  if (mayAsk(access, actor)) return refuseFormerOwner(contract, actor);
  const { en, 'zh-CN': zh } = words;
  return refuse('NOT_ALLOWED', actor.name, { en, 'zh-CN': zh === '' ? command.type : zh });
}

function askRule(contract: Contract, { command, actor, now }: Request, input: Input): Decision {
  const rule = ruleFor(command);
  const refusal = refuseStale(contract, command) ?? refuseStage(contract, command, rule);
  if (refusal) return refusal;
  const decided = rule.decide({ contract, command, actor, now, input });
  return isRefusal(decided) ? decided : (refuseOursByLink(rule.access, actor, input) ?? decided);
}

/** Decides the recorded command again, because it may have become impossible since it was recorded. */
function withVerified(
  contract: Contract,
  { command, actor, now }: { command: Command<'verifyEntry'>; actor: Actor; now: Instant },
  decided: Decision,
  input: Input,
): Decision {
  const entry = findEntry(contract, command.entryId);
  if (isRefusal(decided) || !entry) return decided;
  const recorded = askRule(contract, { command: entry.command, actor, now }, input);
  return isRefusal(recorded) ? recorded : [...decided, ...recorded];
}

function decideOne(contract: Contract | null, request: Request, input: Input): Decision {
  const { command, actor, now } = request;
  const rule = ruleFor(command);
  const stranger = refuseActor(contract, request, rule);
  if (stranger) return stranger;
  if (contract === null) return command.type === 'create' ? create({ command, now, input }) : refuse('NOT_CREATED');
  if (command.type === 'passDeadlines') return passDeadlines({ contract, now, input }, command.at);
  const decided = askRule(contract, request, input);
  if (command.type === 'verifyEntry') return withVerified(contract, { command, actor, now }, decided, input);
  const entry = entryOf(contract, command);
  return entry ? recordOrAsk({ contract, command: entry, actor, now, input }, decided) : decided;
}

/** Applies follow-ups repeatedly until none applies any more. */
function withFollowUps(
  contract: Contract | null,
  bodies: readonly EventBody[],
  now: Instant,
  input: Input,
): EventBody[] {
  const all = [...bodies];
  let state = applyBodies(contract, bodies, now);
  const next = () => {
    for (const follow of followUps) {
      const body = state && follow(state, now, input);
      if (body) return body;
    }
    return null;
  };
  for (let body = next(); body; body = next()) {
    all.push(body);
    state = applyBodies(state, [body], now);
  }
  return all;
}

/**
 * The rules: decides a command on a contract at `now` and returns the events, including everything that follows from
 * them, or a refusal. Pure: the same arguments always give the same result.
 * @param inputs what `neededFor` lists, loaded
 * @throws NotKnownHereError when a rule needs an input that was not loaded
 */
export function decide(contract: Contract | null, request: Request, inputs: Partial<Inputs>): EventBody[] | Refusal {
  const input = inputOf(inputs);
  const bodies = decideOne(contract, request, input);
  if (isRefusal(bodies) || bodies.length === 0) return bodies;
  return withFollowUps(contract, bodies, request.now, input);
}

/** The refusal that the contract's state alone implies, or null if that needs loaded inputs or nothing is refused. */
export function refusalWithin(contract: Contract | null, request: Request): Refusal | null {
  try {
    // Follow-ups are left out: they never refuse.
    const decision = decideOne(contract, request, inputOf({}));
    return isRefusal(decision) ? decision : null;
  } catch (error) {
    if (error instanceof NotKnownHereError) return null;
    throw error;
  }
}
