import { type z } from 'zod';
import { pointerOf, readBody } from '../../domain/kernel/read-body';
import { type Fault, problem } from './problem';

/** Limit of reported faults: a body of unknown fields only would otherwise be answered with many times its size. */
const toldFaults = 100;

/**
 * Parses the input by the schema.
 * @throws ProblemError 400 with up to a hundred faults: JSON Pointers for a body, names for parameters
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
