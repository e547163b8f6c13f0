import { type z } from 'zod';
import { type Command } from '../../domain/contract/commands';
import { type Contract } from '../../domain/contract/contract';
import { type ProblemCode } from '../http/problem';
import { type Services } from '../services';

/** A command whose content the API completes, or checks more closely than the rules can say, before it is sent. */
export interface CompletedCommand<Body extends z.ZodType> {
  body: Body;
  /** @throws ProblemError with pointers into the body */
  commandFor: (services: Services, contract: Contract, body: z.output<Body>) => Promise<Command>;
  /** Beside the refusals of the command's rule. */
  problems: readonly ProblemCode[];
}
