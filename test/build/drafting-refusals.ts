import { type Inputs } from '../../domain/contract/inputs';
import { type CustomerStanding } from '../../domain/customers/standing';
import { type FrameworkStanding } from '../../domain/drafting/framework';
import { type TemplateVersion } from '../../domain/library/library';
import { words } from '../../domain/kernel/words';
import { aCompany } from './a-company';
import { type RefusalCase } from './approval-refusals';
import { contractIn, everyCommand } from './every-stage';
import { yuan } from './pump-contract';

const draft = contractIn('draft');
const from = { libraryClauseId: 'anti-bribery', version: 1 };

/** A template with one mandatory clause. */
const wording: TemplateVersion = {
  ...{ templateId: 'goods-sale', version: 1, digest: '' },
  template: {
    name: words('Sale', '买卖'),
    roles: { ours: words('Seller', '卖方'), customer: words('Buyer', '买方') },
    slots: [{ clauseId: 'anti-bribery', from, mandatory: true, locked: true, alternates: [] }],
  },
  clauses: [{ ...from, heading: words('No bribes', '反商业贿赂'), text: words('None.', '不得行贿。') }],
};

const framework: FrameworkStanding = {
  ...{ number: 'HD-KJ-1', stage: 'active', ceiling: yuan('1000.00'), used: yuan('999.00') },
};

function given(inputs: Partial<Omit<Inputs, 'company'>>) {
  return aCompany({ inputs });
}

const customer: CustomerStanding = {
  ...{ customerId: 'k-1', name: 'Dubious Ltd', status: 'blocked', reason: 'Owes for two years' },
  ...{ creditLimit: null, committed: null },
};

/** Every refusal of drafting that the rules alone give. */
export const draftingRefusals = {
  STALE_DRAFT: [
    draft,
    { ...everyCommand.revise, seenSeq: draft.seq - 1 },
    'The draft of contract HT-pumps has been changed meanwhile; look at it again before you change it.',
    '合同 HT-pumps 的草稿已被他人修改，请查看最新内容后再修改。',
  ],
  CLAUSE_NOT_ALLOWED: [
    draft,
    everyCommand.submit,
    'The text departs from the template where it may not: The clause “反商业贿赂” cannot be left out.',
    '合同文本存在不允许的改动：不得删去条款“反商业贿赂”。',
    given({ wording }),
  ],
  FRAMEWORK_NOT_ACTIVE: [
    draft,
    everyCommand.submit,
    'Framework contract HD-KJ-1 is in approval; an order can be called off from it, or its price raised, only while it is active.',
    '框架合同 HD-KJ-1 当前为“审批中”，仅在其履行期间方可下达订单或提高订单金额。',
    given({ framework: { ...framework, stage: 'in_approval' } }),
  ],
  CEILING_EXCEEDED: [
    draft,
    everyCommand.submit,
    'With this order framework contract HD-KJ-1 would come to CNY 113,999.00, above its ceiling of CNY 1,000.00.',
    '加上本订单，框架合同 HD-KJ-1 的累计金额为 ¥113,999.00，超过上限 ¥1,000.00。',
    given({ framework }),
  ],
  CEILING_BELOW_ORDERS: [
    contractIn('active'),
    everyCommand.requestAmendment,
    'The orders under framework contract HT-pumps come to CNY 113,000.01; its ceiling cannot be CNY 113,000.00.',
    '框架合同 HT-pumps 项下订单合计为 ¥113,000.01，上限不能改为 ¥113,000.00。',
    given({ orders: yuan('113000.01') }),
  ],
  CUSTOMER_BLOCKED: [
    draft,
    everyCommand.submit,
    'Dubious Ltd is blocked, and no business may be done with them at present: Owes for two years',
    '客户 Dubious Ltd 已被冻结，不得开展业务：Owes for two years',
    given({ customer }),
  ],
} satisfies Record<string, RefusalCase>;
