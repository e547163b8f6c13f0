import { checkTypedParty } from '../customers/party';
import { type CustomerStanding, exceedsCredit } from '../customers/standing';
import { type Details } from '../customers/state';
import { add } from '../kernel/money';
import { showMoney } from '../kernel/show-money';
import { type Terms } from './terms';
import { type Warning, warning } from './warning';
import { zh } from '../kernel/chinese';

/** The customer of the directory that a contract is made with. */
export interface ListedCustomer {
  standing: CustomerStanding;
  details: Details;
  /** Whether the contract names it by its id; else its party bears the registration number, or the name and no number. */
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

/** What the directory says today of the customer, and where the frozen party differs from it. */
export function ofListedCustomer(terms: Terms, { standing, details, isNamed }: ListedCustomer): Warning[] {
  const differences = checkTypedParty(details, terms.parties.customer).map(({ pointer, message }) => ({
    ...{ code: 'customer_differs' as const, pointer: `/parties/customer${pointer}`, message },
  }));
  const { customerId, name } = standing;
  const unnamed = warning(
    'customer_not_named',
    '/parties/customer',
    `This is ${name} of the customer directory; name it as customerId ${customerId}.`,
    zh`该客户已在客户库中（${name}），请以 customerId ${customerId} 引用。`,
  );
  return [...ofStanding(terms, standing), ...(isNamed ? [] : [unnamed]), ...differences];
}
