/** Pseudo-random numbers, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A file with a few random defects: bytes changed; pieces removed, doubled or moved; words of its format inserted. */
export function mutated(file: Buffer, random: () => number, words: readonly string[]): Buffer {
  const below = (limit: number) => Math.floor(random() * Math.max(1, limit));
  let bytes = Buffer.from(file);
  for (let change = 0; change <= below(4); change += 1) {
    const at = below(bytes.length);
    const end = Math.min(bytes.length, at + 1 + below(random() < 0.8 ? 40 : bytes.length));
    const [before, piece, after] = [bytes.subarray(0, at), bytes.subarray(at, end), bytes.subarray(end)];
    const word = Buffer.from(words[below(words.length)] ?? '', 'latin1');
    const changes = [
      () => Buffer.concat([before, after]),
      () => Buffer.concat([before, piece, piece, after]),
      () => Buffer.concat([before, word, after]),
      () => Buffer.concat([before, word, piece, after]),
      () => Buffer.concat([before, piece.map((byte) => (random() < 0.2 ? below(256) : byte)), after]),
      () => Buffer.concat([after, before, piece]),
    ];
    bytes = (changes[below(changes.length)] ?? changes[0] ?? (() => bytes))();
  }
  return bytes;
}
