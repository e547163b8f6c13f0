import { factLine, type FactLine } from '../contract/fact-lines';
import { type Termination } from './state';

export function terminationFacts({ reason, settlement }: Pick<Termination, 'reason' | 'settlement'>): FactLine[] {
  return [factLine('Reason', '解除原因', reason), factLine('Settlement', '清理结算', settlement)];
}
