import { z } from 'zod';
import { words } from '../../domain/kernel/words';
import { problem } from './problem';
import { wholeNumberOr } from './whole-number';

/** Query parameters of lists that are read page by page. */
export const limit = wholeNumberOr(50, 1, 200);
export const cursor = z.string().max(200).optional().meta({ description: '`nextCursor` of the previous page' });

/** Parameters of every list with a cursor. */
export const paging = { limit, cursor };

export const nextCursor = z.string().nullable().meta({ description: 'Null on the last page' });

function invalidCursor(): Error {
  return problem('INVALID_REQUEST', '', [
    {
      parameter: 'cursor',
      code: 'invalid_cursor',
      message: words('Use the nextCursor of the page before as it is.', '请原样使用上一页返回的 nextCursor。'),
    },
  ]);
}

/**
 * Decodes the content of a cursor.
 * @throws ProblemError 400
 */
export function cursorOf<Content extends z.ZodType>(content: Content, text: string): z.output<Content> {
  try {
    return content.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    throw invalidCursor();
  }
}

export function cursorFrom(content: readonly string[]): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}

/** Postgres has no year 0, and a cursor before 1970 would be before every entry anyway. */
const place = z.iso.datetime().refine((at) => at >= '1970');
const cursorContent = z.tuple([place, z.uuid()]);

/**
 * The last entity of the previous page.
 * @throws ProblemError 400
 */
export function readCursor(text: string): { createdAt: Date; id: string } {
  const [createdAt, id] = cursorOf(cursorContent, text);
  return { createdAt: new Date(createdAt), id };
}

export function writeCursor(createdAt: Date, id: string): string {
  return cursorFrom([createdAt.toISOString(), id]);
}

/**
 * The position where the previous page ended; null on the first page.
 * @throws ProblemError 400
 */
export function placeOf(parts: number, text: string | undefined): string[] | null {
  return text === undefined ? null : cursorOf(z.array(z.string().max(200)).length(parts), text);
}

/** The page and the cursor of the next one. `rows` has up to one row more than `size`, which shows whether there is a next page. */
export function pageOf<Row>(rows: readonly Row[], size: number, placed: (row: Row) => readonly string[]) {
  const items = rows.slice(0, size);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > size && last !== undefined ? cursorFrom(placed(last)) : null };
}

/** An ILIKE pattern that matches the text anywhere; `%` and `_` are taken literally. */
export function like(part: string): string {
  return `%${part.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`;
}
