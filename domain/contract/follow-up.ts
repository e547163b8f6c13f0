import { type Instant } from '../kernel/days';
import { type Contract } from './contract';
import { type EventBody } from './events';
import { type Input } from './inputs';

/** An event that follows automatically from an area's state, such as opening the next step; null if nothing follows. */
export type FollowUp = (contract: Contract, now: Instant, input: Input) => EventBody | null;
