import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { cleanName } from '../../documents/intake/clean-name';
import { inspectUpload } from '../../documents/intake/inspect-upload';
import { renderDocument } from '../../documents/pdf/render';
import { aPdf, packed } from '../build/a-pdf';
import { aJpeg, aPng } from '../build/a-picture';
import { aPrintedDocument } from '../build/a-printed-document';
import { aWordFile, aZip, documentRelations } from '../build/a-zip';

const ours = renderDocument(aPrintedDocument());
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const word = aWordFile(['合同']);
const script = '<</S/JavaScript/JS(app.alert\\(1\\))>>';

describe('an upload', () => {
  it.each([
    ['合同.pdf', ours.bytes, 'application/pdf', ours.pages],
    ['paper.PDF', aPdf({}), 'application/pdf', 1],
    ['条款.docx', word, wordType, null],
    ['seal.png', aPng(3, 2), 'image/png', null],
    ['scan.jpeg', aJpeg(), 'image/jpeg', null],
    ['opens-at-page-one.pdf', aPdf({ catalog: '/OpenAction[3 0 R/Fit]' }), 'application/pdf', 1],
    ['link.docx', aWordFile(['x'], [documentRelations('hyperlink', 'https://x.example', true)]), wordType, null],
  ])('is taken for what it is: %s', async (name, file, mediaType, pages) => {
    expect(await inspectUpload(file, name)).toEqual({
      kind: 'accepted',
      name: name.replace('PDF', 'pdf'),
      mediaType,
      pages,
    });
  });

  it.each<[string, string, Buffer]>([
    ['empty', 'nothing', Buffer.alloc(0)],
    ['too_large', '60 MB', Buffer.alloc(60 * 1024 * 1024, '%PDF-')],
    ['unknown_kind', 'a program called .pdf', Buffer.from('MZ\x90\x00\x03', 'latin1')],
    ['unknown_kind', 'a page of the web', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['unknown_kind', 'an old Word document', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0])],
    ['unknown_kind', 'any zip', aZip([{ name: 'a.txt', content: 'a' }])],
    ['damaged', 'half a PDF', ours.bytes.subarray(0, ours.bytes.length / 2)],
    ['damaged', 'half a picture', aPng(3, 2).subarray(0, 50)],
    ['damaged', 'half a Word document', word.subarray(0, word.length - 30)],
    [
      'encrypted',
      'a PDF with a password',
      aPdf({
        trailer: `/Encrypt 4 0 R/ID[<${'00'.repeat(16)}><${'00'.repeat(16)}>]`,
        objects: [`<</Filter/Standard/V 1/R 2/P -4/O<${'11'.repeat(32)}>/U<${'11'.repeat(32)}>>>`],
      }),
    ],
    ['active_content', 'a PDF that runs a script when opened', aPdf({ catalog: `/OpenAction ${script}` })],
    ['active_content', 'a script by its number', aPdf({ catalog: '/OpenAction 4 0 R', objects: [script] })],
    ['active_content', 'a script whose name is spelled otherwise', aPdf({ objects: ['<</S/J#61vaScript/JS(x)>>'] })],
    ['active_content', 'a script in a packed object', aPdf({ objects: [packed(script)] })],
    ['active_content', 'a PDF that starts a program', aPdf({ objects: ['<</S/Launch/F(cmd.exe)>>'] })],
    ['active_content', 'a form of another technique', aPdf({ catalog: '/AcroForm<</XFA 4 0 R>>', objects: ['<<>>'] })],
    [
      'embedded_files',
      'a PDF with a file in it',
      aPdf({ catalog: '/Names<</EmbeddedFiles 4 0 R>>', objects: ['<<>>'] }),
    ],
    ['two_files_in_one', 'a PDF that is a zip as well', Buffer.concat([aPdf({}), word])],
    ['two_files_in_one', 'a picture with something behind it', Buffer.concat([aPng(3, 2), Buffer.from('more')])],
    [
      'active_content',
      'a Word document with macros',
      aWordFile(['x'], [{ name: 'word/vbaProject.bin', content: 'x' }]),
    ],
    [
      'external_content',
      'a Word document with a template elsewhere',
      aWordFile(['x'], [documentRelations('attachedTemplate', 'https://x.example/a.dotm', true)]),
    ],
    [
      'external_content',
      'entities that mean anything',
      aWordFile(['x'], [{ name: 'word/a.xml', content: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }]),
    ],
    [
      'encrypted',
      'a zip with a password',
      aWordFile(['x'], [{ name: 'a', content: 'a', claims: { encrypted: true } }]),
    ],
    ['zip_bomb', 'a zip bomb', aWordFile(['x'], [{ name: 'a.bin', content: Buffer.alloc(64 * 1024 * 1024) }])],
    [
      'zip_bomb',
      'a zip of very many files',
      aWordFile(
        ['x'],
        Array.from({ length: 2100 }, (_, n) => ({ name: `${n}`, content: '' })),
      ),
    ],
    [
      'damaged',
      'a zip that says less than it holds',
      aWordFile(['x'], [{ name: 'a.bin', content: Buffer.alloc(4096), claims: { size: 1 } }]),
    ],
    ['damaged', 'a zip with a way out of it', aWordFile(['x'], [{ name: '../../etc/passwd', content: 'a' }])],
    [
      'too_many_pixels',
      'a picture of a billion pixels',
      (() => {
        const png = aPng(3, 2);
        png.writeUInt32BE(40_000, 16);
        png.writeUInt32BE(40_000, 20);
        png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
        return png;
      })(),
    ],
  ])('is refused as %s: %s', async (code, _what, file) => {
    const refused = await inspectUpload(file, 'a');
    expect(refused).toMatchObject({ kind: 'refused', code });
    if (refused.kind !== 'refused') return;
    expect(refused.sentence.en).toMatch(/^[A-Z].*\.$/);
    expect(refused.sentence['zh-CN']).toMatch(/。$/);
  });

  it('is refused when its name says that it is something else', async () => {
    const refused = await inspectUpload(word, '发票.pdf');
    const sentence = { en: expect.stringContaining('"发票.pdf"') as string };
    expect(refused).toMatchObject({ code: 'name_does_not_match', sentence });
  });

  it('never fails, and never takes what was broken anywhere, as the PDF it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(ours.bytes.length - 1),
        fc.uint8Array({ minLength: 1, maxLength: 40 }),
        async (at, noise) => {
          const file = Buffer.from(ours.bytes);
          Buffer.from(noise).copy(file, at);
          expect(['accepted', 'refused']).toContain((await inspectUpload(file, 'a.pdf')).kind);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('of 25 MB of noise is looked through all the same', async () => {
    const file = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(24 * 1024 * 1024), Buffer.from('\n%%EOF')]);
    expect(await inspectUpload(file, 'noise.pdf')).toMatchObject({ kind: 'refused' });
  });
});

describe('the name of a file', () => {
  it.each([
    ['C:\\Users\\me\\合同.pdf', '合同.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe.pdf'],
    ['a\u0000b\nc.pdf', 'ab c.pdf'],
    ['con.pdf', '_con.pdf'],
    ['   ', 'document.pdf'],
    ['合同.', '合同.pdf'],
    ['.合同 . .pdf', '合同.pdf'],
    ['😀合同.pdf', '😀合同.pdf'],
    ['e\u0301.pdf', 'é.pdf'],
    ['a<b>:"|?*.pdf', 'a_b______.pdf'],
  ])('%j is kept as %j', (name, kept) => {
    expect(cleanName(name, 'pdf')).toBe(kept);
  });

  it('of 200 rare characters is cut between letters', () => {
    const cut = cleanName(`${'𠮷㐂'.repeat(100)}.pdf`, 'pdf');
    expect(cut).toMatch(/^(𠮷㐂)+𠮷?\.pdf$/u);
    expect(cut.length).toBeLessThanOrEqual(120);
  });

  it('is short, of one line and without a path, whatever it was, and stays so', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const kept = cleanName(name, 'docx');
        expect(kept).toMatch(/^[^\p{Cc}\p{Cf}/\\]{1,120}$/u);
        expect(kept).toMatch(/\.docx$/i);
        expect(cleanName(kept, 'docx')).toBe(kept);
      }),
    );
  });
});
