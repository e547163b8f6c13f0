import { z } from 'zod';
import { words } from '../../domain/kernel/words';
import { problem } from './problem';
import { wholeNumberOr } from './whole-number';

/** Parameters of a list that is read page by page, newest first. */
export const limit = wholeNumberOr(50, 1, 200);
export const cursor = z.string().max(200).optional().meta({ description: '`nextCursor` of the page before' });

/** Of every list that is read page by page with a cursor. */
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

/** What a cursor was made of. @throws ProblemError 400 */
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

/** Postgres knows no year 0: a place before everything is as good as none. */
const place = z.iso.datetime().refine((at) => at >= '1970');
const cursorContent = z.tuple([place, z.uuid()]);

/** The last entity of the page before. @throws ProblemError 400 */
export function readCursor(text: string): { createdAt: Date; id: string } {
  const [createdAt, id] = cursorOf(cursorContent, text);
  return { createdAt: new Date(createdAt), id };
}

export function writeCursor(createdAt: Date, id: string): string {
  return cursorFrom([createdAt.toISOString(), id]);
}

/** Where the page before ended, in the order of the list; nothing on the first page. @throws ProblemError 400 */
export function placeOf(parts: number, text: string | undefined): string[] | null {
  return text === undefined ? null : cursorOf(z.array(z.string().max(200)).length(parts), text);
}

/** The page and the cursor of the next one, of rows of which one more than the limit was looked for. */
export function pageOf<Row>(rows: readonly Row[], size: number, placed: (row: Row) => readonly string[]) {
  const items = rows.slice(0, size);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > size && last !== undefined ? cursorFrom(placed(last)) : null };
}

/** For ILIKE: the text anywhere; `%` and `_` mean themselves. */
export function like(part: string): string {
  return `%${part.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`;
}
