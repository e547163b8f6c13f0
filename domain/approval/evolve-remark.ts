import { type Approval } from './approval-state';
import { type AwaitingCustomer, type Draft, type InApproval } from '../contract/contract';
import { type ContractEvent } from '../contract/events';

type Remark = Extract<ContractEvent, { type: 'CommentAdded' | 'CommentResolved' | 'ApproversNudged' | 'LinkResent' }>;

function remarked(approval: Approval, event: Remark): Approval {
  const { at } = event;
  switch (event.type) {
    case 'CommentAdded': {
      const { commentId, by, text, mustBeResolved } = event;
      const comment = { commentId, by, at, text, mustBeResolved, resolved: null };
      return { ...approval, comments: [...approval.comments, comment] };
    }
    case 'CommentResolved': {
      const resolved = { by: event.by, at, text: event.text };
      const comments = approval.comments.map((comment) =>
        comment.commentId === event.commentId ? { ...comment, resolved } : comment,
      );
      return { ...approval, comments };
    }
    case 'ApproversNudged':
      return { ...approval, nudgedAt: at };
    case 'LinkResent':
      return { ...approval, resentAt: at };
  }
}

/** What is said and asked beside the votes. */
export function evolveRemark<C extends Draft | InApproval | AwaitingCustomer>(contract: C, event: Remark): C {
  return contract.approval === null ? contract : { ...contract, approval: remarked(contract.approval, event) };
}
