import { createHash } from 'node:crypto';

const form = /^[0-9a-f]{64}$/;

/** SHA-256 in hex. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Checked before a text is used in a path or key. */
export function isDigest(text: string): boolean {
  return form.test(text);
}
