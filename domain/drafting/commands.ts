import { type Draft, type Policy } from '../contract/contract';
import { refuse } from '../contract/refusals';
import { type Request, type Decision, rulesOf, type RulesFor } from '../contract/rule';
import { access } from '../kernel/access';
import { type Person } from '../kernel/people';
import { words } from '../kernel/words';
import { type Numbering } from './numbering';
import { withValidTerms } from './valid-terms';
import { type Profile } from './state';
import { submit } from './submit';
import { type TermsDraft, withRecordedAmounts } from './terms';

export interface DraftingCommands {
  create: {
    contractId: string;
    /** Absent if `numbering` is to assign it when the contract is recorded. */
    number?: string;
    numbering?: Numbering;
    contractTypeId: string;
    contractTypeVersion?: number;
    /** The contract whose terms were copied. */
    copiedFrom?: string;
    customerId?: string;
    terms: TermsDraft;
    profile?: Profile;
    owner: Person;
    timeZone: string;
    policy: Policy;
  };
  revise: {
    revision: number;
    terms: TermsDraft;
    profile?: Profile;
    /** Number of the last event that the drafter has seen; if the draft has newer events, the revision is refused instead of overwriting them. */
    seenSeq?: number;
  };
  submit: { revision: number };
  withdraw: { reason: string };
}

const rule = rulesOf<DraftingCommands>();

const noProfile: Profile = { department: null, customerClass: null, riskMarks: [] };

/** Creates a contract; the only command that is possible while there is none. */
export function create({
  command,
  now,
  input,
}: Omit<Request<DraftingCommands['create'], Draft['stage'], 'texts'>, 'contract' | 'actor'>): Decision {
  const { number = '', numbering: _rule, terms: draft, profile = noProfile, ...facts } = command;
  return withValidTerms(draft, now, (terms) => [
    { ...facts, type: 'ContractCreated', number, profile, terms: input('texts').keep(terms) },
  ]);
}

export const draftingRules = {
  create: rule('create', {
    ...{ words: words('creating it', '创建'), stages: [], access: access.ourSide('contract.draft'), needs: ['texts'] },
    refusals: ['INVALID_TERMS', 'ALREADY_EXISTS'],
    late: ({ number }) => refuse('ALREADY_EXISTS', number),
    decide: () => [],
  }),
  revise: rule('revise', {
    ...{
      words: words('revising the draft', '修改草稿'),
      stages: ['draft'],
      access: access.owner('contract.draft'),
      needs: ['texts'],
    },
    refusals: ['STALE_REVISION', 'STALE_DRAFT', 'INVALID_TERMS'],
    decide: ({ contract, command, now, input }) => {
      const { revision, profile, seenSeq } = command;
      if (seenSeq !== undefined && seenSeq < contract.seq) return refuse('STALE_DRAFT', contract.number);
      const sorted = profile ? { profile } : {};
      const texts = input('texts');
      return withValidTerms(command.terms, now, (terms) => {
        const kept = withRecordedAmounts(terms, texts.termsOf(contract.terms));
        return [{ type: 'DraftRevised', revision, terms: texts.keep(kept), ...sorted }];
      });
    },
  }),
  submit: rule('submit', {
    ...{ words: words('submitting it', '提交审批'), stages: ['draft'], access: access.owner('contract.draft') },
    needs: ['company', 'texts', 'wording', 'framework', 'customer', 'document'],
    refusals: [
      ...(['STALE_REVISION', 'NO_RULE_SET', 'NO_ROUTE', 'NO_EXCHANGE_RATE', 'ROUTE_TOO_LARGE'] as const),
      ...(['CLAUSE_NOT_ALLOWED', 'FRAMEWORK_NOT_ACTIVE', 'CEILING_EXCEEDED', 'CURRENCY_MISMATCH'] as const),
      ...([
        'CUSTOMER_BLOCKED',
        'NOT_OF_THE_CUSTOMER',
        'VALUES_MISSING',
        'DOCUMENT_FAILED',
        'NAME_NOT_PRINTABLE',
        'DOCUMENT_MISSING',
      ] as const),
      ...(['DOCUMENT_DAMAGED', 'STORE_UNAVAILABLE', 'DOCUMENTS_BUSY'] as const),
    ],
    decide: submit,
  }),
  withdraw: rule('withdraw', {
    ...{ words: words('withdrawing it', '作废'), access: access.ourSide('contract.draft'), needs: [], refusals: [] },
    stages: ['draft', 'in_approval', 'awaiting_customer', 'awaiting_signature'],
    decide: ({ command }) => [{ type: 'ContractWithdrawn', reason: command.reason }],
  }),
} satisfies RulesFor<DraftingCommands>;
