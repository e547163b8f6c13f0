/** Real servers on a small machine that does other things, too; but never for ever. */
jest.setTimeout(120_000);
