import { type Day, type Instant } from '../kernel/days';

export interface Signature {
  signatory: string;
  signedOn: Day;
  recordedAt: Instant;
}
