import { type PrintedBlock, type PrintedDocument, type PrintedSection } from '../domain/drafting/printed';
import { aPrintedDocument, priceTable } from '../test/build/a-printed-document';

const sentences = [
  '甲方应当按照本合同约定的数量、质量和期限交付标的物，并对其权利无瑕疵承担担保责任',
  '乙方应于2026年12月31日之前将价款人民币 1,860,000.00 元支付至甲方指定的账户',
  '一方迟延履行的，每迟延一日应向对方支付迟延部分价款0.05%的违约金，总额不超过合同总价的10%',
  '双方对在履行本合同过程中知悉的对方的商业秘密负有保密义务，该义务在本合同终止后五年内继续有效',
];

/** No two contracts share a paragraph, like contracts with different names and amounts. */
function clause(contract: number, number: number): PrintedSection {
  const text = (part: number) =>
    sentences.map((sentence, index) => `${sentence}（${contract}-${number}-${part + index}）。`).join('');
  const blocks = [1, 2].map((part): PrintedBlock => {
    return { kind: 'paragraph', number: `${number}.${part}`, text: text(part) };
  });
  const item: PrintedBlock = {
    kind: 'item',
    number: '（1）',
    text: `${sentences[0] ?? ''}（${contract}-${number}）。`,
  };
  return { heading: `第${number}条　条款`, blocks: [...blocks, item] };
}

/** A contract with the given numbers of clauses and line items; its texts differ from those of any other number. */
export function contractOf(contract: number, clauses: number, goods: number): PrintedDocument {
  const table = priceTable(goods);
  const rows = table.rows.map(([number = '', name = '', ...rest]) => [number, `${name} ${contract}`, ...rest]);
  return aPrintedDocument({
    ...{ title: `水泵买卖合同 ${contract}`, watermark: '草稿' },
    sections: Array.from({ length: clauses }, (_, index) => clause(contract, index + 1)),
    annexes: [{ heading: '附件一　价款明细', blocks: [{ ...table, rows }] }],
  });
}

/** Another contract with the same clauses; everything else differs. */
export function withSameClauses(document: PrintedDocument, contract: number): PrintedDocument {
  const other = `另一份合同 ${contract}`;
  return {
    ...document,
    ...{ title: other, author: other, footer: { number: other, revision: contract, digest: `${contract}`.repeat(8) } },
    parties: document.parties.map((party) => ({ ...party, name: `${party.name} ${contract}` })),
  };
}
