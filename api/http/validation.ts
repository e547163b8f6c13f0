import { type z } from 'zod';
import { pointerOf, readBody } from '../../domain/kernel/read-body';
import { type Fault, problem } from './problem';

/** More help nobody; a body of nothing but unknown fields would be answered with many times its size. */
const toldFaults = 100;

/**
 * The value as the schema makes it.
 * @throws ProblemError 400 with every fault, up to a hundred: JSON Pointers for a body, names for parameters
 */
export function parse<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  where: 'body' | 'parameters',
): z.output<Schema> {
  const read = readBody(schema, input);
  if ('data' in read) return read.data;
  const errors = read.faults.slice(0, toldFaults).map(({ path, code, message }): Fault => {
    return where === 'body'
      ? { pointer: pointerOf(path), code, message }
      : { parameter: path.join('.'), code, message };
  });
  throw problem('INVALID_REQUEST', '', errors);
}
