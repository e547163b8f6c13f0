import { textFaults } from '../../documents/text/engine';

const types = { lines: 'table', number: 'text' };
const codes = (text: string) => textFaults(text, types).map(({ code, paragraph }) => `${code} ${paragraph}`);

describe('a table in the text of a clause', () => {
  it('stands alone in its paragraph', () => {
    expect(codes('价格如下：\n{{ lines }}\n第 {{ number }} 号合同')).toEqual([]);
  });

  it.each(['如下 {{ lines }}', '{{ lines }} 如上', '见 {{ lines }} 第一行'])('is refused in a sentence: %s', (text) => {
    expect(codes(`第一段\n${text}`)).toEqual(['table_in_sentence 2']);
  });

  it('of which there is none is named', () => {
    expect(codes('{{ goods }}')).toEqual(['unknown_variable 1']);
  });
});
