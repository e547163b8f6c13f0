import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { inspectUpload } from '../../documents/intake/inspect-upload';
import { WordTemplateError } from '../../documents/intake/template-faults';
import { fillWord, placeholdersIn } from '../../documents/intake/word-template';
import { wordValues } from '../../documents/text/word-values';
import { aWordFile, documentRelations, type ZipPart } from '../build/a-zip';
import { outcome } from '../build/inspected';
import { textInZip } from '../build/read-zip';
import { terms } from '../build/whole-terms';

const field = (name: string) => readFile(path.join(__dirname, '..', 'cases', `docx-${name}.docx`));
const values = wordValues('HD-1', terms);

/** Why it is no template, in both languages. */
async function refusalOf(docx: Buffer): Promise<string[]> {
  const refused = await placeholdersIn(docx).catch((error: unknown) => error);
  if (!(refused instanceof WordTemplateError)) throw new Error('It is a template.');
  await expect(fillWord(docx, values)).rejects.toThrow(refused.message);
  return Object.values(refused.sentence);
}

const part = (name: string, text: string): ZipPart => ({
  name: `word/${name}`,
  content: `<w:x xmlns:w="w"><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:x>`,
});

describe('a Word file of somebody else’s program', () => {
  it('whose parts are named with backslashes is taken, and filled', async () => {
    const file = await field('backslash-zip-names-refused-as-damaged');
    expect(await outcome(file)).toBe('accepted');
    expect(await placeholdersIn(file)).toEqual([{ name: 'customer.name', isTable: false, within: null }]);
    const { bytes } = await fillWord(file, values);
    expect(await textInZip(bytes, 'word/document.xml')).toContain(terms.parties.customer.name);
  });

  it('is refused where two names are one with slashes, or lead out of it', async () => {
    expect(await outcome(aWordFile(['x'], [{ name: 'word\\document.xml', content: '<a/>' }]))).toBe('damaged');
    expect(await outcome(aWordFile(['x'], [{ name: '..\\..\\a', content: 'a' }]))).toBe('damaged');
    expect(await outcome(aWordFile(['x'], [{ name: 'word\\vbaProject.bin', content: 'a' }]))).toBe('active_content');
  });

  it('begun with the template that every Word has is taken', async () => {
    expect(await outcome(await field('attached-local-Normal.dotm-refused-as-external'))).toBe('accepted');
  });

  it.each([
    ['C:\\Users\\a\\Normal.dotm', 'accepted'],
    ['file:///C:/Users/a/Normal.dot', 'accepted'],
    ['/Users/a/Library/Normal.dotm', 'accepted'],
    ['file:///C:\\Templates\\Firm.dotm', 'external_content'],
    ['\\\\server\\share\\Normal.dotm', 'external_content'],
    ['file://server/share/Normal.dotm', 'external_content'],
    ['file:////server/share/Normal.dotm', 'external_content'],
    ['https://x.example/Normal.dotm', 'external_content'],
    ['C:\\..\\https://x.example/Normal.dotm', 'external_content'],
  ])('with the template %s: %s', async (target, expected) => {
    expect(await outcome(aWordFile(['x'], [documentRelations('attachedTemplate', target, true)]))).toBe(expected);
  });

  it('that loads something from elsewhere is refused by the name of the link', async () => {
    const refused = await inspectUpload(
      aWordFile(['x'], [documentRelations('image', 'https://x.example/a.png', true)]),
      'a',
    );
    if (refused.kind !== 'refused') throw new Error('It is taken.');
    for (const sentence of Object.values(refused.sentence)) expect(sentence).toContain('“https://x.example/a.png”');
  });
});

describe('a Word template that would not be filled whole', () => {
  it.each<[string, Buffer | Promise<Buffer>, string, string]>([
    [
      'a repeated part within another',
      field('nested-loop-loses-values-silently'),
      '{#lineItems} stands within {#milestones}',
      '位于 {#milestones} 之内',
    ],
    [
      'a placeholder in a footnote',
      field('footnote-placeholder-left-raw-not-listed'),
      '{customer.name} stands in a footnote',
      '位于脚注中',
    ],
    [
      'one in an endnote',
      aWordFile(['x'], [part('endnotes.xml', '{customer.name}')]),
      'stands in an endnote',
      '位于尾注中',
    ],
    [
      'one in a comment',
      aWordFile(['x'], [part('comments.xml', '{customer.name}')]),
      'stands in a comment',
      '位于批注中',
    ],
    [
      'one in a chart',
      aWordFile(['x'], [part('charts/chart1.xml', '{price.gross}')]),
      'stands in a chart',
      '位于图表中',
    ],
    [
      'one in a part of another kind',
      aWordFile(['x'], [part('other.xml', '{price.gross}')]),
      'word/other.xml',
      'word/other.xml',
    ],
    [
      'one that a tracked insertion parts',
      field('placeholder-split-by-tracked-insertion-500'),
      'Accept all tracked changes',
      '请接受所有修订',
    ],
    [
      'one that a link parts',
      field('placeholder-split-by-hyperlink-500'),
      'Accept all tracked changes',
      '请接受所有修订',
    ],
    [
      'one of another edition of the standard',
      field('strict-open-xml-accepted-then-500'),
      'save it with Word as .docx',
      '用 Word 另存为 .docx',
    ],
    ['one that is never closed', aWordFile(['{#lineItems}', '{description}']), 'lineItems', 'lineItems'],
    ['one that closes what is not open', aWordFile(['{/lineItems}']), 'lineItems', 'lineItems'],
  ])('is refused with the place, in both languages: %s', async (_what, file, en, zh) => {
    const [inEnglish, inChinese] = await refusalOf(await file);
    expect(inEnglish).toContain(en);
    expect(inChinese).toContain(zh);
  });

  it('is one where braces are mere text: none is missed, none is made up', async () => {
    const note = part('footnotes.xml', '{ 1, 2 } {} {x y');
    expect(await placeholdersIn(aWordFile(['plain'], [note]))).toEqual([]);
  });

  it('is filled in the header, too, and with a value of several lines', async () => {
    const header = part('header1.xml', '{contract.number}');
    const relations = documentRelations('header', 'header1.xml');
    const docx = aWordFile(['{a}'], [header, relations]);
    const { bytes } = await fillWord(docx, { values: { a: 'one\ntwo  three', 'contract.number': 'HD-1' }, tables: {} });
    expect(await textInZip(bytes, 'word/header1.xml')).toContain('HD-1');
    expect(await textInZip(bytes, 'word/document.xml')).toContain('two');
  });
});
