import { type Evolvers } from '../contract/evolver';
import { type OperationEvents } from './events';

/** On record, and nothing else. */
export const operationEvolvers: Evolvers<OperationEvents> = {
  ContractCopied: (contract) => contract,
  DeadlinesReplanned: (contract) => contract,
  CommandRefused: (contract) => contract,
  EffectFailed: (contract) => contract,
};
