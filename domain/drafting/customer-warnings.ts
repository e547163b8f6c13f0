import { checkTypedParty } from '../customers/party';
import { type CustomerStanding, exceedsCredit } from '../customers/standing';
import { type Details } from '../customers/state';
import { add } from '../kernel/money';
import { showMoney } from '../kernel/show-money';
import { type Terms } from './terms';
import { type Warning, warning } from './warning';
import { zh } from '../kernel/chinese';

/** The contract's customer in the directory. */
export interface ListedCustomer {
  standing: CustomerStanding;
  details: Details;
  /** Whether the contract refers to the customer by id; otherwise it was found by its registration number, or by its name if it has none. */
  isNamed: boolean;
}

function ofStanding({ price }: Terms, standing: CustomerStanding): Warning[] {
  const { name, status, creditLimit, committed } = standing;
  const reason = standing.reason ?? '';
  const at = '/parties/customer';
  return [
    ...(status === 'blocked'
      ? [
          warning(
            'customer_blocked',
            at,
            `No business is done with ${name} at present, so this cannot be submitted: ${reason}`,
            zh`客户${name}已被冻结，合同无法提交：${reason}`,
          ),
        ]
      : []),
    ...(status === 'watched'
      ? [
          warning(
            'customer_watched',
            at,
            `${name} is being watched${reason && `: ${reason}`}`,
            zh`客户${name}为关注状态${reason && `：${reason}`}`,
          ),
        ]
      : []),
    ...(creditLimit && committed && exceedsCredit(standing, price.gross)
      ? [
          warning(
            'credit_exceeded',
            '/price/gross',
            `With this contract ${name} comes to ${showMoney(add(committed, price.gross))}; its credit limit is ${showMoney(creditLimit)}.`,
            zh`计入本合同后，客户${name}的合同总额为 ${showMoney(add(committed, price.gross), 'zh-CN')}，超出授信额度 ${showMoney(creditLimit, 'zh-CN')}。`,
          ),
        ]
      : []),
  ];
}

/** Warnings from the customer's current entry in the directory, and the differences of the contract's party from it. */
export function ofListedCustomer(terms: Terms, { standing, details, isNamed }: ListedCustomer): Warning[] {
  const differences = checkTypedParty(details, terms.parties.customer).map(({ pointer, message }) => ({
    ...{ code: 'customer_differs' as const, pointer: `/parties/customer${pointer}`, message },
  }));
  const { customerId, name } = standing;
  const unnamed = warning(
    'customer_not_named',
    '/parties/customer',
    `This is ${name} of the customer directory (customer ${customerId}), but the contract is not linked to that entry.`,
    zh`该客户已在客户库中（${name}，编号 ${customerId}），但合同尚未关联该客户档案。`,
  );
  return [...ofStanding(terms, standing), ...(isNamed ? [] : [unnamed]), ...differences];
}
