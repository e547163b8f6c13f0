import { deflateSync } from 'node:zlib';
import { inspectUpload } from '../../documents/intake/inspect-upload';
import { aPdf } from '../build/a-pdf';
import { outcome } from '../build/inspected';

const form = (content: string, resources: string, filter = '') => {
  const data = filter === '' ? Buffer.from(content) : deflateSync(Buffer.from(content));
  return `<</Type/XObject/Subtype/Form/BBox[0 0 9 9]${resources}${filter}/Length ${data.length}>>stream\n${data.toString('latin1')}\nendstream `;
};
const draws = (name: string, number: number) => `/Resources<</XObject<</${name} ${number} 0 R>>>>`;

/** Forms, the first of which is object 4; each draws the next one. */
const nested = (levels: number, times = 1) =>
  Array.from({ length: levels }, (_, index) =>
    index === levels - 1 ? form('0 0 9 9 re f', '') : form('/F Do '.repeat(times), draws('F', index + 5)),
  );

describe('a PDF with form XObjects', () => {
  it.each<[string, string[]]>([
    ['one that draws itself', [form('/F Do', draws('F', 4))]],
    ['one that draws itself, packed', [form('q /F Do Q', draws('F', 4), '/Filter/FlateDecode')]],
    ['one that draws itself under an escaped name', [form('/#46 Do', draws('F', 4))]],
    ['two that draw each other', [form('/F Do', draws('F', 5)), form('/F\nDo', draws('F', 4))]],
    [
      'one that draws itself by resources elsewhere',
      [form('/F Do', '/Resources 5 0 R'), '<</XObject 6 0 R>>', '<</F 4 0 R>>'],
    ],
    [
      'one that draws itself by the resources of its page',
      [form('/F Do', ''), '<</Type/Page/Resources<</XObject<</F 4 0 R>>>>>>'],
    ],
    [
      'one that draws itself by the resources of its page, which stand elsewhere',
      [form('/F Do', ''), '<</Type/Page/Resources 6 0 R>>', '<</XObject<</F 4 0 R>>>>'],
    ],
  ])('is refused with the reason: %s', async (_what, objects) => {
    const file = aPdf({ objects });
    expect(await outcome(file)).toBe('too_complex');
    const found = await inspectUpload(file, 'a.pdf');
    expect(JSON.stringify(found)).toContain('draws itself again inside itself');
    expect(JSON.stringify(found)).toContain('调用自身');
  });

  it.each<[string, string[], string]>([
    ['ten levels, one in another', nested(10), 'accepted'],
    ['thirty-nine levels', nested(39), 'accepted'],
    ['a hundred levels', nested(100), 'too_complex'],
    ['twenty levels of two calls each, which are a million drawings', nested(20, 2), 'too_complex'],
    ['five levels of two calls each', nested(5, 2), 'accepted'],
    ['one list of resources for all, itself included, that it does not draw', [form('1 w', draws('F', 4))], 'accepted'],
    ['the same form drawn a thousand times', [form('/F Do '.repeat(1000), draws('F', 5)), form('1 w', '')], 'accepted'],
  ])('is judged by what is drawn: %s', async (_what, objects, expected) => {
    expect(await outcome(aPdf({ objects }))).toBe(expected);
  });

  it('is checked in time that grows with its size', async () => {
    const many = aPdf({
      objects: [form('/F Do '.repeat(300_000), '/Resources 5 0 R'), '<</XObject<</F 6 0 R>>>>', ...nested(1)],
    });
    const start = Date.now();
    expect(await outcome(many)).toBe('too_complex');
    expect(Date.now() - start).toBeLessThan(3000);
  });
});
