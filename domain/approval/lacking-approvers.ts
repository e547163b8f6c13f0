import { zh } from '../kernel/chinese';
import { type Words } from '../kernel/words';
import { type Seat } from './state';
import { capacityIn, type NamedStep } from './step-name';

/** For a person who is asked without replacing somebody: too few people may approve for the step. Null if the holder is asked for another reason. */
export function lackingApprovers(step: NamedStep, seat: Seat): Words | null {
  if (seat.why !== 'escalated' || seat.standsFor !== null) return null;
  return {
    en: `You are asked because too few other people can approve ${capacityIn(step).en}.`,
    'zh-CN': zh`因“${step.name['zh-CN']}”没有足够的可用审批人，现请您审批。`,
  };
}
