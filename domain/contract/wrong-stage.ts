import { type Words } from '../kernel/words';
import { type Contract } from './contract';
import { refuse, type Refusal } from './refusals';
import { stageWordsOf } from './stage-words';

/** `what` fits “{…} is not possible in this stage”. */
export function refuseWrongStage(contract: Pick<Contract, 'number' | 'stage'>, what: Words): Refusal {
  const { number } = contract;
  const stage = stageWordsOf(contract);
  return refuse('WRONG_STAGE', number, stage.en, what.en, stage['zh-CN'], what['zh-CN']);
}
