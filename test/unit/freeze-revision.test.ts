import { freezeRevision } from '../../activities/freeze-revision';
import { NOW } from '../build/ask-contract';
import { parts, terms } from '../build/whole-terms';

const { drawing } = parts;
const contract = { number: 'HD-1', revision: 1, contractId: 'c-1' };

/** What becomes of these attachments where these digests were uploaded. */
function frozenWith(attachments: (typeof drawing)[], uploaded: string[]) {
  const maker = {
    db: { file: { findMany: () => Promise.resolve(uploaded.map((digest) => ({ digest }))) } },
    store: { put: () => Promise.reject(new Error('It was made into a document.')) },
  };
  const { paper: _paper, ...own } = terms as typeof terms & { paper?: unknown };
  return freezeRevision(maker as never, contract, { ...own, attachments }, NOW); // as much of both as is asked here
}

const other = { ...drawing, attachmentId: 'other', digest: 'f'.repeat(64) };

describe('a revision whose attachments nobody uploaded', () => {
  it.each([
    ['the only one', [drawing], [], drawing.digest],
    ['one of two', [drawing, other], [drawing.digest], other.digest],
  ])('is refused with the digest of %s', async (_what, attachments, uploaded, digest) => {
    expect(await frozenWith(attachments, uploaded)).toMatchObject({
      code: 'DOCUMENT_MISSING',
      sentence: `There is no file with the digest ${digest}.`,
    });
  });
});
