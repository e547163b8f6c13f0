import { fromBufferPromise } from 'yauzl';

/** The text of one file in a zip. */
export async function textInZip(bytes: Buffer, name: string): Promise<string> {
  const zip = await fromBufferPromise(bytes);
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName !== name) continue;
    const parts: Buffer[] = [];
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
    return Buffer.concat(parts).toString('utf8');
  }
  throw new Error(`The zip has no ${name}.`);
}
