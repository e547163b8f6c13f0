import { compare, isMoney, isTaxRate, zero } from '../kernel/money';
import { isPercent } from '../kernel/percent';
import { type Problem, problemAt } from '../kernel/problem';
import { amountOf, type LineItemDraft, makeLineItems, totalOf } from './line-items';

/** At most twelve digits before and six after the decimal point: more than any invoice has. */
const quantityPattern = /^(0|[1-9]\d{0,11})(\.\d{1,6})?$/;

/**
 * Tax category code, 商品和服务税收分类与编码 (国家税务总局公告 2016 年第 23 号 and later lists): 19 digits; the first is the kind – goods, labour,
 * services, intangible assets, real estate, and what is not a sale.
 */
const taxCategoryPattern = /^[1-6]\d{18}$/;

type Check = (line: LineItemDraft, currency: string) => string | undefined;
type Field = Extract<keyof LineItemDraft, string>;

interface Rule {
  field: Field;
  /** The invalid value; undefined if the field is valid. */
  wrong: Check;
  code: string;
  en: string;
  zh: string;
}

const unless = (field: Field, isRight: (value: string, currency: string) => boolean): Check => {
  return (line, currency) => {
    const value = line[field];
    return value === undefined || isRight(value, currency) ? undefined : value;
  };
};

function rule(
  field: Field,
  code: string,
  isRight: (value: string, currency: string) => boolean,
  en: string,
  zh: string,
) {
  return { field, code, wrong: unless(field, isRight), en, zh } satisfies Rule;
}

const isQuantity = (value: string) => quantityPattern.test(value);

const rules: readonly Rule[] = [
  ...[
    rule(
      'quantity',
      'not_a_quantity',
      isQuantity,
      '{} is not a plain decimal with up to six places.',
      '{} 不是最多六位小数的普通小数。',
    ),
    rule(
      'unitPrice',
      'not_a_price',
      isQuantity,
      '{} is not a plain decimal with up to six places.',
      '{} 不是最多六位小数的普通小数。',
    ),
    rule(
      'taxRate',
      'not_a_tax_rate',
      isTaxRate,
      '{} is not a fraction below 1, such as 0.13, nor “exempt”.',
      '{} 不是小于 1 的税率（例如 0.13），也不是 exempt（免税）。',
    ),
    rule(
      'taxCategoryCode',
      'not_a_tax_category_code',
      (code) => taxCategoryPattern.test(code),
      'A tax category code has 19 digits and begins with 1 to 6; {} does not.',
      '税收分类编码为 19 位数字，首位为 1 至 6；{} 不符合。',
    ),
    rule(
      'discountPercent',
      'not_a_percentage',
      isPercent,
      '{} is not a percentage from 0 to 100.',
      '{} 不是 0 至 100 的百分数。',
    ),
    rule(
      'discountAmount',
      'not_money',
      (amount, currency) => isMoney({ amount, currency }),
      '{} is not a plain decimal amount of the currency of the contract.',
      '{} 不是合同币种的普通小数金额。',
    ),
  ],
];

function faultsOf(line: LineItemDraft, index: number, currency: string): Problem[] {
  const at = `/lineItems/${index}`;
  const problems = rules.flatMap(({ field, wrong, code, en, zh }): Problem[] => {
    const value = wrong(line, currency);
    if (value === undefined) return [];
    return [
      problemAt(
        `${at}/${field}`,
        code,
        en.replace('{}', () => value),
        zh.replace('{}', () => value),
      ),
    ];
  });
  if (problems.length > 0 || line.discountAmount === undefined) return problems;
  if (line.discountPercent !== undefined)
    return [
      problemAt(
        `${at}/discountAmount`,
        'two_discounts',
        'A line is discounted by a percentage or in money, not both.',
        '每行只能按比例或者按金额优惠，不能同时使用。',
      ),
    ];
  const left = amountOf(line, currency);
  return compare(left, zero(currency)) >= 0
    ? []
    : [
        problemAt(
          `${at}/discountAmount`,
          'discount_too_large',
          `The discount of ${line.discountAmount} is more than the line comes to.`,
          `优惠金额 ${line.discountAmount} 超过该行金额。`,
        ),
      ];
}

/**
 * Validation errors of typed line items; if there are none, `makeLineItems` may be called. Amounts in an unsupported currency are not
 * checked. The upper bound is checked with prices excluding tax, because those including tax never give a higher total.
 */
export function checkLineItems(lines: readonly LineItemDraft[], currency: string): Problem[] {
  const ids = lines.map(({ lineItemId }) => lineItemId);
  const repeated = ids.flatMap((id, index): Problem[] =>
    ids.indexOf(id) < index
      ? [
          problemAt(
            `/lineItems/${index}/lineItemId`,
            'repeated',
            'Two line items have the same id.',
            '两行明细的编号相同。',
          ),
        ]
      : [],
  );
  const empty: Problem[] =
    lines.length === 0
      ? [problemAt('/lineItems', 'empty', 'A list of line items has at least one.', '明细至少应有一行。')]
      : [];
  const isKnown = isMoney({ amount: '0', currency });
  const problems = [
    ...empty,
    ...repeated,
    ...lines.flatMap((line, index) =>
      faultsOf(line, index, currency).filter(({ code }) => isKnown || !code.startsWith('not_money')),
    ),
  ];
  if (problems.length > 0 || !isKnown) return problems;
  const isHeld = isMoney(totalOf(makeLineItems(lines, false, currency), currency).gross);
  return isHeld
    ? []
    : [
        problemAt(
          '/lineItems',
          'too_large',
          'The line items come to more than an amount can hold.',
          '明细合计超出金额的上限。',
        ),
      ];
}
