import {
  type PrintedBlock,
  type PrintedDocument,
  type PrintedParty,
  type PrintedSection,
} from '../../domain/drafting/printed';
import { type Language } from '../../domain/kernel/people';

type Table = Extract<PrintedBlock, { kind: 'table' }>;

const row = (label: string, value: string) => ({ label, value });

const chineseParties: PrintedParty[] = [
  {
    role: '甲方（供方）',
    name: '上海和光泵业有限公司',
    rows: [
      row('统一社会信用代码', '91310000MA1K3XYZ8Q'),
      row('住所', '上海市浦东新区张江路 88 号 3 幢 501 室'),
      row('法定代表人', '周镕基'),
      row('联系人', '王小姐'),
      row('电子邮箱', 'wang@heguang.example'),
    ],
    signing: [row('盖章', ''), row('法定代表人或委托代理人签字', ''), row('签署日期', '')],
  },
  {
    role: '乙方（需方）',
    name: '江南水务（苏州）股份有限公司',
    rows: [
      row('统一社会信用代码', '91320500MA1ABCDE2R'),
      row('住所', '江苏省苏州市工业园区星湖街 218 号'),
      row('委托代理人', '吴𠮷 · 采购部经理'),
      row('授权期限', '2026年1月1日至2026年12月31日'),
    ],
    signing: [row('盖章', ''), row('法定代表人或委托代理人签字', '吴𠮷'), row('签署日期', '')],
  },
];

const englishParties: PrintedParty[] = [
  {
    role: 'Party A (Supplier)',
    name: 'Shanghai Heguang Pumps Co., Ltd.',
    rows: [
      row('Unified social credit code', '91310000MA1K3XYZ8Q'),
      row('Address', 'Building 3, Room 501, 88 Zhangjiang Road, Pudong, Shanghai'),
      row('Contact', 'Wang Xiaojie (王小姐)'),
    ],
    signing: [row('Seal', ''), row('Signature of legal representative or agent', ''), row('Date', '')],
  },
  {
    role: 'Party B (Customer)',
    name: 'Őrség Vízművek Zrt.',
    rows: [row('Registration No.', '01-10-041585'), row('Address', 'Fő utca 1, Őriszentpéter, Hungary')],
    signing: [row('Seal', ''), row('Signature of legal representative or agent', ''), row('Date', '')],
  },
];

/** A price table with the given number of lines, each over a million. */
export function priceTable(lines: number, language: Language = 'zh-CN'): Table {
  const zh = language === 'zh-CN';
  const titles = zh
    ? [
        '序号',
        '名称及说明',
        '单位',
        '数量',
        '含税单价（人民币元）',
        '税率',
        '不含税金额（人民币元）',
        '价税合计（人民币元）',
      ]
    : ['No.', 'Item', 'Unit', 'Quantity', 'Unit price, tax incl. (CNY)', 'Tax rate', 'Net (CNY)', 'Total (CNY)'];
  const widths = [5, 26, 6, 8, 14, 7, 14, 15];
  const aligns = ['center', 'left', 'center', 'right', 'right', 'right', 'right', 'right'] as const;
  const goods = zh ? '不锈钢立式多级离心泵，含控制柜' : 'Vertical multistage pump of stainless steel with cabinet';
  return {
    kind: 'table',
    columns: titles.map((title, index) => ({ title, width: widths[index] ?? 1, align: aligns[index] ?? 'left' })),
    rows: Array.from({ length: lines }, (_, index) => [
      ...[String(index + 1), `${goods} ${index + 1}`, zh ? '台' : 'set', '12', '155,000.00', '13%'],
      ...['1,646,017.70', '1,860,000.00'],
    ]),
    totals: [[zh ? '合计' : 'Total', '', '', '', '', '', '1,646,017,700.00', '1,860,000,000.00']],
  };
}

const chineseSections: PrintedSection[] = [
  {
    heading: '第一条　标的',
    blocks: [
      {
        kind: 'paragraph',
        number: '1.1',
        text: '甲方向乙方供应本合同附件一所列的水泵及其控制设备，并负责安装、调试和培训。',
      },
      { kind: 'paragraph', number: '1.2', text: '交付包括下列文件：' },
      { kind: 'item', number: '（1）', text: '产品合格证、出厂检验报告和材质证明；' },
      { kind: 'item', number: '（2）', text: '中文操作手册及维护手册各两份，电子版一份。' },
    ],
  },
  {
    heading: '第二条　价款与支付',
    blocks: [
      {
        kind: 'paragraph',
        number: '2.1',
        text: '本合同含税总价为人民币 1,860,000.00 元（大写：人民币壹佰捌拾陆万元整），增值税税率为13%。该价款为固定价，除双方另有书面约定外不作调整。',
      },
      {
        kind: 'paragraph',
        number: '2.2',
        text: '乙方应于2026年3月10日之前支付预付款人民币 558,000.00 元，于2026年12月31日之前支付余款人民币 1,302,000.00 元。',
      },
      {
        kind: 'table',
        columns: [
          { title: '序号', width: 8, align: 'center' },
          { title: '款项', width: 40, align: 'left' },
          { title: '日期', width: 26, align: 'right' },
          { title: '金额（人民币元）', width: 26, align: 'right' },
        ],
        rows: [
          ['1', '预付款', '2026年3月10日', '558,000.00'],
          ['2', '余款', '2026年12月31日', '1,302,000.00'],
        ],
        totals: [['合计', '', '', '1,860,000.00']],
      },
    ],
  },
  {
    heading: '第三条　违约责任',
    blocks: [
      {
        kind: 'paragraph',
        number: null,
        text: '任何一方迟延履行的，每迟延一日应向对方支付迟延部分价款0.05%的违约金；违约金总额不超过合同总价的10%。违约金低于造成的损失的，守约方可以请求补足。',
      },
    ],
  },
];

const englishSections: PrintedSection[] = [
  {
    heading: '1. Part matter',
    blocks: [
      {
        kind: 'paragraph',
        number: '1.1',
        text: 'The Supplier delivers the pumps and their controls that Annex 1 lists, installs them, puts them into operation and trains the Customer’s staff.',
      },
      { kind: 'paragraph', number: '1.2', text: 'The delivery comprises these documents:' },
      {
        kind: 'item',
        number: '(1)',
        text: 'certificates of conformity, reports of the factory inspection and certificates of material;',
      },
      {
        kind: 'item',
        number: '(2)',
        text: 'two printed copies and one electronic copy of the manuals for operation and maintenance.',
      },
    ],
  },
  {
    heading: '2. Price and payment',
    blocks: [
      {
        kind: 'paragraph',
        number: '2.1',
        text: 'The price including tax is CNY 1,860,000.00. It is fixed and is not adjusted unless the parties agree otherwise in writing.',
      },
      {
        kind: 'paragraph',
        number: '2.2',
        text: 'The Customer pays an advance of CNY 558,000.00 by 10 March 2026 and the balance of CNY 1,302,000.00 by 31 December 2026.',
      },
    ],
  },
  {
    heading: '3. Liability',
    blocks: [
      {
        kind: 'paragraph',
        number: null,
        text: 'A party that is late owes the other 0.05% of the price of what is late for each day of delay, and not more than 10% of the price in total.',
      },
    ],
  },
];

const digest = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

function aChineseDocument(): PrintedDocument {
  return {
    language: 'zh-CN',
    title: '水泵买卖合同',
    facts: [
      row('合同编号', 'HT-2026-0017'),
      row('合同期限', '2026年3月1日至2027年2月28日'),
      row('合同价款（含税）', '人民币 1,860,000.00 元'),
    ],
    parties: chineseParties,
    preamble: ['双方在平等、自愿的基础上，经协商一致，订立本合同，以资共同遵守。'],
    sections: chineseSections,
    annexes: [{ heading: '附件一　价款明细', blocks: [priceTable(3)] }],
    footer: { number: 'HT-2026-0017', revision: 3, digest },
    watermark: null,
    author: '上海和光泵业有限公司',
    madeAt: '2026-02-20T08:30:00.000Z',
  };
}

function anEnglishDocument(): PrintedDocument {
  return {
    ...aChineseDocument(),
    language: 'en',
    title: 'Contract for the Sale of Pumps',
    facts: [
      row('Contract No.', 'HT-2026-0017'),
      row('Term', '1 March 2026 to 28 February 2027'),
      row('Price, tax included', 'CNY 1,860,000.00'),
    ],
    parties: englishParties,
    preamble: ['The parties, acting as equals and of their own free will, have agreed as follows.'],
    sections: englishSections,
    annexes: [{ heading: 'Annex: Items and prices', blocks: [priceTable(3, 'en')] }],
    author: 'Shanghai Heguang Pumps Co., Ltd.',
  };
}

/** A document of two pages in the language of the overrides, Chinese by default. */
export function aPrintedDocument(overrides: Partial<PrintedDocument> = {}): PrintedDocument {
  return { ...(overrides.language === 'en' ? anEnglishDocument() : aChineseDocument()), ...overrides };
}
