/** Polls until there is a result; fails with the sentence of what did not happen. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  withinMs = 60_000,
): Promise<T> {
  const limit = Date.now() + withinMs;
  for (;;) {
    const seen = await look();
    if (seen !== null && seen !== undefined && seen !== false) return seen;
    if (Date.now() > limit) throw new Error(`Within ${withinMs} ms it did not happen that ${what}.`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
