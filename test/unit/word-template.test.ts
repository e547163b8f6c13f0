import { WordTemplateError } from '../../documents/intake/template-faults';
import { fillWord, placeholdersIn } from '../../documents/intake/word-template';
import { wordValues } from '../../documents/text/word-values';
import { aWordFile } from '../build/a-zip';
import { textInZip } from '../build/read-zip';
import { terms } from '../build/whole-terms';

const template = aWordFile([
  '甲方：{ours.name}，乙方：{customer.name}',
  '价款 {price.gross}（{price.inWords}）',
  '{#paymentPlan}',
  '{number}. {title}：{amount}，{dueOn}',
  '{/paymentPlan}',
  '{fields.colour}',
]);

const filled = (file: Buffer, of = terms) => fillWord(file, wordValues('HD-1', of));

async function textOf(bytes: Buffer): Promise<string> {
  const xml = await textInZip(bytes, 'word/document.xml');
  return xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
}

describe("a firm's own Word template", () => {
  it('says which placeholders it has, and which stand in a part that is repeated', async () => {
    expect(await placeholdersIn(template)).toEqual([
      ...['ours.name', 'customer.name', 'price.gross', 'price.inWords'].map((name) => ({
        name,
        isTable: false,
        within: null,
      })),
      { name: 'paymentPlan', isTable: true, within: null },
      ...['number', 'title', 'amount', 'dueOn'].map((name) => ({ name, isTable: false, within: 'paymentPlan' })),
      { name: 'fields.colour', isTable: false, within: null },
    ]);
  });

  it('is filled from the data, row by row, and leaves open what there is not', async () => {
    const { bytes, missing } = await filled(template);
    const text = await textOf(bytes);
    expect(missing).toEqual(['fields.colour']);
    for (const said of [
      '甲方：华东泵业有限公司，乙方：Terminals Ltd',
      '价款 人民币 113,000.00 元（人民币壹拾壹万叁仟元整）',
    ])
      expect(text).toContain(said);
    expect(text).toContain('1. Advance：人民币 40,000.00 元，2026年3月10日');
    expect(text).toContain('2. Balance：人民币 73,000.00 元，2026年6月1日');
    expect(text).toContain('＿＿＿＿＿＿');
    expect(text).not.toMatch(/[{}]/);
  });

  it.each(['{customer.name}', '<w:p/>&amp;', '{#paymentPlan}', '$& $1', '“𠮷” 🙂 שלום'])(
    'prints a value as it stands, whatever it looks like: %s',
    async (name) => {
      const { ours } = terms.parties;
      const { bytes } = await filled(aWordFile(['[{customer.name}]']), {
        ...terms,
        parties: { ours, customer: { ...terms.parties.customer, name } },
      });
      const xml = await textInZip(bytes, 'word/document.xml');
      const shown = /\[([^]*?)\]/.exec(xml.replace(/<[^>]+>/g, ''))?.[1] ?? '';
      expect(shown.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')).toBe(name);
    },
  );

  it('gives the same bytes for the same data', async () => {
    const [one, other] = [await filled(template), await filled(template)];
    expect(one.bytes.equals(other.bytes)).toBe(true);
    expect(one.bytes.includes(Buffer.from([0, 0, 0x21, 0]))).toBe(true);
  });

  it('is refused with what to mend where it is nested deeper than it can be read', async () => {
    const deep = `${'<w:sdt><w:sdtContent>'.repeat(20_000)}<w:p/>${'</w:sdtContent></w:sdt>'.repeat(20_000)}`;
    const file = aWordFile([`</w:t></w:r></w:p>${deep}<w:p><w:r><w:t>`]);
    for (const asked of [placeholdersIn(file), fillWord(file, wordValues('HD-1', terms))]) {
      const refused = await asked.catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(WordTemplateError);
      const { sentence } = refused as WordTemplateError;
      expect(sentence.en).toMatch(/stand within one another too deeply to be read\. Take them apart/);
      expect(sentence['zh-CN']).toContain('嵌套层数过多');
    }
  });

  it.each([
    ['{customer|.name}', 'The brace in “{customer” is opened and never closed.'],
    ['{customer.name [x: (]}', 'says more than a name'],
    ['{#lineItems}', 'is never closed'],
    ['{/lineItems}', 'closes what is not open'],
  ])('says of %s what to mend, in our own words and in both languages', async (paragraph, said) => {
    const refused = await placeholdersIn(aWordFile(paragraph.split('|'))).catch((error: unknown) => error);
    const { sentence } = refused as WordTemplateError;
    expect(sentence.en).toContain(said);
    expect(sentence['zh-CN']).not.toMatch(/delimiter|tag|parse|missing|stack/i);
  });

  it.each([
    ['is never closed', ['{#lineItems}', '{description}']],
    ['closes what is not open', ['{/lineItems}']],
  ])('is refused with the place when a placeholder %s', async (_what, paragraphs) => {
    await expect(filled(aWordFile(paragraphs))).rejects.toThrow(WordTemplateError);
    await expect(filled(aWordFile(paragraphs))).rejects.toThrow(/lineItems|customer/);
  });
});
