import { type z } from 'zod';
import { type Command } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { type ProblemCode } from '../http/problem';
import { type Services } from '../services';

/** A command that the API completes from stored data, or validates with pointers into the body, before it is sent. */
export interface CompletedCommand<Body extends z.ZodType> {
  body: Body;
  /** @throws ProblemError with pointers into the body */
  commandFor: (services: Services, contract: Contract, body: z.output<Body>) => Promise<Command>;
  /** In addition to the refusals of the command's rule. */
  problems: readonly ProblemCode[];
}
