import { zoneClock } from '../config/zone-clock';
import { seriesOf } from '../domain/drafting/numbering';
import { type NumberToTake } from '../prisma/append-events';
import { type Proposal } from './proposal';

/**
 * The contract number that the proposal needs from a numbering rule. `appendTransition` takes it when it writes the events; until then a placeholder
 * stands for it.
 */
export function numberToTake({ command, contractId, now }: Proposal): NumberToTake | undefined {
  if (command?.type !== 'create' || !command.numbering) return undefined;
  const placeholder = placeholderOf(contractId);
  if (command.number !== undefined && command.number !== placeholder) return undefined;
  const year = zoneClock.show(now, command.timeZone).slice(0, 4);
  return { placeholder, series: seriesOf(command.numbering, year), digits: command.numbering.digits };
}

/** Contains the contract's own id, so that it cannot equal anything that a person types. */
function placeholderOf(contractId: string): string {
  return `number-of-${contractId}`;
}

/** The proposal with the placeholder as contract number, for deciding before the number is known. */
export function withPlaceholder(proposal: Proposal): Proposal {
  const { command } = proposal;
  const number = numberToTake(proposal);
  return number && command?.type === 'create'
    ? { ...proposal, command: { ...command, number: number.placeholder } }
    : proposal;
}

/** Replaces the placeholder by the real number everywhere in `made`. */
export function withNumber<Made>(made: Made, { placeholder }: NumberToTake, number: string): Made {
  const written = JSON.stringify(number).slice(1, -1);
  return JSON.parse(JSON.stringify(made).replaceAll(placeholder, () => written)) as Made;
}
