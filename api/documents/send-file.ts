import { type Response } from 'express';

/** Sends a file so that browsers neither run it nor guess its type. A browser that has cached it only asks whether the digest has changed. */
export function sendFile(
  response: Response,
  bytes: Buffer,
  { name, mediaType, digest }: { name: string; mediaType: string; digest: string | null },
): void {
  const plain = name.replace(/[^\x20-\x7e]|["\\%;]/g, '_');
  response.set({
    'Content-Type': mediaType,
    'Content-Disposition': `inline; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, escaped)}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    ...(digest === null
      ? { 'Cache-Control': 'no-store' }
      : { 'Cache-Control': 'private, no-cache', ETag: `"${digest}"` }),
  });
  response.send(bytes);
}

function escaped(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
