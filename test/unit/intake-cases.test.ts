import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { aPdf } from '../build/a-pdf';
import { outcome } from '../build/inspected';

/** Small files as common programs make them. */
describe('A file from the field', () => {
  it.each([
    ['pdf-font-resource-named-JS-refused-as-script.pdf', 'accepted'],
    ['pdf-openaction-first-page-refused-as-script.pdf', 'accepted'],
    ['pdf-leading-newline-refused-as-not-a-pdf.pdf', 'accepted'],
    ['pdf-leading-bom-refused-as-not-a-pdf.pdf', 'accepted'],
    ['pdf-no-eof-marker-refused-as-damaged.pdf', 'accepted'],
    ['pdf-trailing-ctrl-z-refused-as-damaged.pdf', 'accepted'],
    ['docx-attached-local-Normal.dotm-refused-as-external.docx', 'accepted'],
    ['docx-backslash-zip-names-refused-as-damaged.docx', 'accepted'],
    ['pdf-filled-fields-and-signature-seal-invisible-on-link-page.pdf', 'accepted'],
    ['pdf-chinese-font-not-embedded-text-invisible-on-link-page.pdf', 'accepted'],
  ])('%s: %s', async (name, expected) => {
    expect(await outcome(await readFile(path.join(__dirname, '..', 'cases', name)))).toBe(expected);
  });

  it('that is cut off is refused all the same, wherever it is cut', async () => {
    const whole = aPdf({});
    for (let end = whole.length - 8; end > 8; end -= 3) expect(await outcome(whole.subarray(0, end))).toBe('damaged');
  });
});
