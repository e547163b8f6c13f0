import { type Response } from 'express';
import { sendFile } from '../../api/documents/send-file';

/** The header with the name, of a file that is sent. */
function dispositionOf(name: string): string {
  let headers: Record<string, string> = {};
  const response = {
    set: (some: Record<string, string>) => {
      headers = { ...headers, ...some };
    },
    send: () => undefined,
  };
  sendFile(response as unknown as Response, Buffer.from('x'), { name, mediaType: 'text/plain', digest: null }); // what it uses of it
  return headers['Content-Disposition'] ?? '';
}

/** What a browser reads of `filename*` (RFC 8187): its value may hold these signs, and percent-encoded bytes. */
function readName(disposition: string): string {
  const value = /; filename\*=UTF-8''((?:[A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-F]{2})*)$/.exec(disposition)?.[1];
  if (value === undefined) throw new Error(`No name can be read in: ${disposition}`);
  return decodeURIComponent(value);
}

describe('the name of a file that is sent', () => {
  it.each(["it's (1)*.pdf", '合同（终稿）.pdf', 'a"b\\c%41;d.pdf', '𠮷.pdf', 'a\r\nSet-Cookie: b.pdf', 'plain.pdf'])(
    'is read by browsers as it is: %j',
    (name) => {
      const disposition = dispositionOf(name);
      expect(readName(disposition)).toBe(name);
      // Old programs read the other one: one line of plain letters, without what ends it or is decoded.
      expect(disposition).toMatch(/^inline; filename="[^"\\%;\r\n\x80-\uffff]*"; /);
    },
  );
});
