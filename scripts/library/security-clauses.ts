import { words } from '../../domain/kernel/words';
import { clause, type SeedClause } from './clause';

interface Named {
  /** The amount of which the fifth is calculated. */
  price: string;
  /** The performance that is suspended. */
  stopped: string;
  /** The obligations that are postponed by it. */
  time: string;
  contract: string;
}

/**
 * What the seller may do if payments are missing: suspend performance (民法典 526), terminate (563), demand the whole price once a fifth is unpaid after
 * a demand (634), suspend because of insecurity (527, 528).
 */
function security(libraryClauseId: string, zh: Named, en: Named & { owes: string; ours: string }): SeedClause {
  return clause(
    libraryClauseId,
    words('Late and missing payments', '付款迟延的处理'),
    `! 乙方未按期足额支付预付款或者其他应当先行支付的款项的，甲方可以书面通知乙方后停止${zh.stopped}；${zh.time}按照付款迟延的天数以及恢复履行所需的合理时间顺延，甲方不承担迟延责任，由此增加的合理费用由乙方承担。迟延超过{{ fields.advance-days }}日的，甲方可以书面通知乙方解除${zh.contract}，并请求赔偿损失。
    ! 乙方未支付的到期款项达到${zh.price}的五分之一，经甲方书面催告后{{ fields.cure-days }}日内仍未支付的，${zh.contract}的全部未付价款立即到期，甲方可以请求一次付清，也可以解除${zh.contract}。
    甲方有确切证据证明乙方经营状况严重恶化、转移财产、抽逃资金以逃避债务、丧失商业信誉，或者有丧失、可能丧失履行债务能力的其他情形的，可以中止履行，并应当及时通知乙方；乙方提供适当担保的，甲方应当恢复履行。`,
    `! If the ${en.owes} does not pay in time and in full an advance payment or another amount due first, the ${en.ours} may, after written notice, stop ${en.stopped}. ${en.time} is extended by the number of days of delay in payment and the time reasonably needed to resume performance; the ${en.ours} is not liable for that delay, and the ${en.owes} bears the reasonable additional cost. If the delay exceeds {{ fields.advance-days }} days, the ${en.ours} may terminate ${en.contract} by written notice and claim compensation for its loss.
    ! If what is due and unpaid reaches one fifth of ${en.price} and the ${en.owes} has still not paid it {{ fields.cure-days }} days after a written demand, the whole outstanding price of ${en.contract} falls due at once; the ${en.ours} may require payment of all of it, or terminate ${en.contract}.
    If the ${en.ours} has conclusive evidence that the ${en.owes}’s business has seriously deteriorated, that the ${en.owes} is moving assets or withdrawing funds to evade its debts or has lost its commercial standing, or that it has otherwise lost or may lose the ability to perform, the ${en.ours} may suspend performance and must promptly notify the ${en.owes}; it must resume performance when the ${en.owes} provides suitable security.`,
  );
}

const ofSale = {
  owes: 'Buyer',
  ours: 'Seller',
  stopped: 'preparation, production and delivery',
  time: 'The time for delivery',
};
const ofSaleZh = { stopped: '备货、生产和交付', time: '交付期限' };

export const saleSecurity: SeedClause = security(
  'payment-security',
  { ...ofSaleZh, price: '含税价款', contract: '本合同' },
  { ...ofSale, price: 'the price including tax', contract: 'this contract' },
);

export const frameworkSecurity: SeedClause = security(
  'framework-security',
  { ...ofSaleZh, price: '订单含税价款', contract: '该订单' },
  { ...ofSale, price: 'the price of an order including tax', contract: 'that order' },
);

export const serviceSecurity: SeedClause = security(
  'service-security',
  { stopped: '服务', time: '服务期限', price: '含税价款', contract: '本合同' },
  {
    ...{ owes: 'Customer', ours: 'Provider', stopped: 'the services', time: 'The time for the services' },
    ...{ price: 'the price including tax', contract: 'this contract' },
  },
);
