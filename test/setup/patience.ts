/** A generous limit for real servers on a small, busy machine. */
jest.setTimeout(120_000);
