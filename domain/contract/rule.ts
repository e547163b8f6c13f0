import { type Access } from '../kernel/access';
import { type Instant } from '../kernel/days';
import { type Actor } from '../kernel/people';
import { type Words } from '../kernel/words';
import { type Contract, type Stage } from './contract';
import { type EventBody } from './events';
import { type Input, type Need } from './inputs';
import { type Refusal, type RefusalCode } from './refusals';

/** What comes of a command: the events, or the refusal. */
export type Decision = EventBody[] | Refusal;

/** A command as its rule gets it: in a stage where it may be asked, by somebody who may ask it. */
export interface Request<P, S extends Stage, N extends Need> {
  contract: Contract & { stage: S };
  command: P;
  actor: Actor;
  now: Instant;
  input: Input<N>;
}

export interface CommandRule<P, S extends Stage, N extends Need> {
  /** What is done, as in “{…} is not possible then”. */
  words: Words;
  /** Where it may be asked; anywhere else it is refused as `WRONG_STAGE`. */
  stages: readonly S[];
  access: Access;
  needs: readonly N[];
  /** The codes it can be refused with beside those of every command; the API describes them. */
  refusals: readonly RefusalCode[];
  /** What is said in place of `WRONG_STAGE` to who comes too late; null where that says it all. */
  late?(contract: Contract, command: P): Refusal | null;
  decide(asked: Request<P, S, N>): Decision;
}

/** A rule whose particulars are forgotten. Methods are compared loosely on purpose: only `decide` of the engine calls them. */
export interface AnyRule {
  words: Words;
  stages: readonly Stage[];
  access: Access;
  needs: readonly Need[];
  refusals: readonly RefusalCode[];
  late?(contract: Contract, command: object): Refusal | null;
  decide(asked: Request<object, Stage, Need>): Decision;
}

/** Makes rules for an area's commands, with the stage and the needs of each bound to what its `decide` gets. */
export function rulesOf<Commands>() {
  return <T extends keyof Commands, S extends Stage, N extends Need>(
    _type: T,
    rule: CommandRule<Commands[T], S, N>,
  ): CommandRule<Commands[T], S, N> => rule;
}

/** A rule for each of an area's commands; one that is forgotten does not compile. */
export type RulesFor<Commands> = { [T in keyof Commands]: AnyRule };
