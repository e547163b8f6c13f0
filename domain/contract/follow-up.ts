import { type Instant } from '../kernel/days';
import { type Contract } from './contract';
import { type EventBody } from './events';
import { type Input } from './inputs';

/** What follows by itself from a state in an area: the next step opens, the customer is asked. Null when nothing follows. */
export type FollowUp = (contract: Contract, now: Instant, input: Input) => EventBody | null;
