import { type Command } from '../contract/commands';
import { type Active } from '../contract/contract';
import { type EventBody } from '../contract/events';
import { refuse, type Refusal } from '../contract/refusals';

type RequestRescission = Extract<Command, { type: 'requestRescission' }>;
type AnswerRescission = Extract<Command, { type: 'agreeToRescission' | 'refuseRescission' }>;

/** Rescission by agreement (协商解除). Source: 中华人民共和国民法典 (Civil Code) art. 562 para. 1. */
export function requestRescission(contract: Active, command: RequestRescission): EventBody[] | Refusal {
  if (contract.rescission) return refuse('RESCISSION_PENDING', contract.rescission.rescissionId);
  if (contract.amendment) return refuse('AMENDMENT_PENDING', contract.amendment.amendmentId);
  const { requestedBy, reason, settlement } = command;
  const rescissionId = `${contract.number}-R${String(contract.asked.rescissions + 1).padStart(2, '0')}`;
  return [{ type: 'RescissionRequested', rescissionId, requestedBy, reason, settlement }];
}

export function answerRescission(contract: Active, command: AnswerRescission): EventBody[] | Refusal {
  const { rescissionId, side } = command;
  if (contract.rescission?.rescissionId !== rescissionId) return refuse('UNKNOWN_RESCISSION', rescissionId);
  if (contract.rescission.consent[side]) return refuse('SIDE_ALREADY_AGREED');
  return command.type === 'agreeToRescission'
    ? [{ type: 'RescissionAgreed', rescissionId, side, comment: command.comment }]
    : [{ type: 'RescissionRefused', rescissionId, side, reason: command.reason }];
}
