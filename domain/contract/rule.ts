import { type Access } from '../kernel/access';
import { type Instant } from '../kernel/days';
import { type Actor } from '../kernel/people';
import { type Words } from '../kernel/words';
import { type Contract, type Stage } from './contract';
import { type EventBody } from './events';
import { type Input, type Need } from './inputs';
import { type Refusal, type RefusalCode } from './refusals';

/** The result of a command: events, or a refusal. */
export type Decision = EventBody[] | Refusal;

/** What a rule's `decide` gets: stage and access are already checked. */
export interface Request<P, S extends Stage, N extends Need> {
  contract: Contract & { stage: S };
  command: P;
  actor: Actor;
  now: Instant;
  input: Input<N>;
}

export interface CommandRule<P, S extends Stage, N extends Need> {
  /** What the command does, to fit “{…} is not possible in this stage”. */
  words: Words;
  /** Stages in which it is possible; in any other it is refused as `WRONG_STAGE`. */
  stages: readonly S[];
  access: Access;
  needs: readonly N[];
  /** Refusal codes in addition to those of every command; the API documents them. */
  refusals: readonly RefusalCode[];
  /** A more precise refusal than `WRONG_STAGE` if the command comes too late; null if `WRONG_STAGE` is precise enough. */
  late?(contract: Contract, command: P): Refusal | null;
  decide(asked: Request<P, S, N>): Decision;
}

/** A rule without its type parameters. Method syntax makes parameters bivariant, which is safe because only the engine's `decide` calls them. */
export interface AnyRule {
  words: Words;
  stages: readonly Stage[];
  access: Access;
  needs: readonly Need[];
  refusals: readonly RefusalCode[];
  late?(contract: Contract, command: object): Refusal | null;
  decide(asked: Request<object, Stage, Need>): Decision;
}

/** Creates an area's rules; ties stages and needs of each rule to the types that its `decide` gets. */
export function rulesOf<Commands>() {
  return <T extends keyof Commands, S extends Stage, N extends Need>(
    _type: T,
    rule: CommandRule<Commands[T], S, N>,
  ): CommandRule<Commands[T], S, N> => rule;
}

/** A rule for each of an area's commands; a missing one does not compile. */
export type RulesFor<Commands> = { [T in keyof Commands]: AnyRule };
