import { zh } from '../../domain/kernel/chinese';
import { listed, problemAt } from '../../domain/kernel/problem';
import { type Terms } from '../../domain/drafting/terms';
import { type TemplateVersion } from '../../domain/library/library';
import { type Contract } from '../../domain/contract/contract';
import { type Database } from '../../prisma/client';
import { type Party } from '../../domain/kernel/people';
import { loadContract } from '../../prisma/load-contract';
import { loadContractType } from '../../prisma/load-drafting';
import { loadTermsOf } from '../../prisma/load-terms';
import { refuse } from '../../domain/contract/refusals';
import { type Fault, refused } from '../http/problem';
import { type TermsBody } from './terms-body';

/** One fault in what was asked, as it is answered. */
export function faultError(fault: Fault): Error {
  return refused(refuse('INVALID_TERMS', listed([fault])), [fault]);
}

function fault(pointer: string, code: string, en: string, zh: string): Error {
  return faultError(problemAt(pointer, code, en, zh));
}

/** Why the customer of an order is another one than its framework's; by number where both have one, for two may share a name. */
export function otherCustomer(asked: Party, customer: Party): Fault | null {
  const code = 'not_the_customer';
  if (asked.name !== customer.name)
    return problemAt(
      '/customer/name',
      code,
      `The customer of the framework contract is ${customer.name}.`,
      zh`框架合同的客户为${customer.name}。`,
    );
  const [own, known] = [asked.registrationNumber, customer.registrationNumber];
  if (own === null || known === null || own === known) return null;
  const en = `The customer of the framework contract has the number ${known}.`;
  return problemAt('/customer/registrationNumber', code, en, `框架合同客户的登记号码为 ${known}。`);
}

/** A ceiling below another ceiling would be counted in neither. */
export function frameworkUnderFramework(): Error {
  return fault(
    '/frameworkId',
    'framework_under_framework',
    'A framework contract stands under no other one; only orders are called off from it.',
    '框架合同不能隶属于另一框架合同，只有订单可从框架合同下达。',
  );
}

const naming = /\{\{\s*framework\.number\s*\}\}/;

/** An order whose text names its framework contract is called off from one: it could not be put under one later. @throws ProblemError 422 */
export function assertUnderFramework({ template, clauses }: TemplateVersion): void {
  const always = template.slots.flatMap(({ from, when }) => (when ? [] : [`${from.libraryClauseId} ${from.version}`]));
  const isOrder = clauses.some(
    ({ libraryClauseId, version, text }) =>
      always.includes(`${libraryClauseId} ${version}`) && (naming.test(text.en) || naming.test(text['zh-CN'])),
  );
  if (isOrder)
    throw fault(
      '/frameworkId',
      'framework_missing',
      'An order needs the framework contract that it is called off from.',
      '订单须指明其所依据的框架合同。',
    );
}

/** A framework contract with what it says. */
export interface Framework {
  contract: Contract;
  terms: Terms;
}

/** The framework contract that an order is called off from. @throws ProblemError 422 where it is none */
export async function frameworkOf(db: Database, contractId: string): Promise<Framework> {
  const contract = await loadContract(db, contractId);
  if (!contract) throw fault('/frameworkId', 'unknown_contract', 'There is no such contract.', '没有该合同。');
  const { contractTypeId, contractTypeVersion, number } = contract;
  const made = await loadContractType(db, contractTypeId, contractTypeVersion ?? 'published');
  if (made?.contractType.framework === true) return { contract, terms: await loadTermsOf(db, contract.terms) };
  throw fault(
    '/frameworkId',
    'not_a_framework',
    `Contract ${number} is no framework contract.`,
    `合同 ${number} 不是框架合同。`,
  );
}

/**
 * An order inherits its customer, currency, governing law and way of pricing, where it says nothing else; its customer is the framework's.
 * @throws ProblemError 422
 */
export function inherited<Body extends TermsBody>(
  body: Body,
  { terms, contract }: Framework,
): Body & Pick<Required<TermsBody>, 'customer'> {
  const { customer } = terms.parties;
  // One customer of the directory is the same under another name.
  const isListed = contract.customerId !== undefined;
  const other = body.customer && !isListed ? otherCustomer(body.customer, customer) : null;
  if (other) throw faultError(other);
  return {
    ...body,
    customer: body.customer ?? { ...customer },
    currency: body.currency ?? terms.price.gross.currency,
    ...(terms.law ? { law: body.law ?? terms.law } : {}),
    ...(terms.pricesIncludeTax === undefined
      ? {}
      : { pricesIncludeTax: body.pricesIncludeTax ?? terms.pricesIncludeTax }),
  };
}
