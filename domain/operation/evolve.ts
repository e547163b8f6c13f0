import { type Evolvers } from '../contract/evolver';
import { type OperationEvents } from './events';

/** These events are recorded only; they do not change the state. */
export const operationEvolvers: Evolvers<OperationEvents> = {
  ContractCopied: (contract) => contract,
  DeadlinesReplanned: (contract) => contract,
  CommandRefused: (contract) => contract,
  EffectFailed: (contract) => contract,
};
