/** Refusals of this area: sentences in English and Chinese; `{0}`, `{1}` are filled in. */
export const endingRefusals = {
  TERMINATION_PENDING: ['Termination {0} is still in progress.', '解除 {0} 尚在进行中。'],
  UNKNOWN_TERMINATION: ['Termination {0} is not in progress.', '没有进行中的解除 {0}。'],
  TERMINATION_AGREED: [
    'Termination {0} is agreed to already and waits for the signatures.',
    '解除 {0} 已获双方同意，待双方签署。',
  ],
  MONEY_TO_GIVE_BACK: [
    'Contract {0} never took effect, and {1} that came in for it is to be given back. Have finance reverse its receipt once that is done; then it can be archived.',
    '合同 {0} 未曾生效，已收款 {1} 尚待退还。退还后由财务冲销该笔回款，方可归档。',
  ],
  FILE_NUMBER_TAKEN: [
    'The file number {0} is that of contract {1}; please give this contract another one.',
    '档案号 {0} 已用于合同 {1}，请为本合同另行编号。',
  ],
  TERMINATION_IN_REVIEW: ['Termination {0} is still in review on our side.', '解除 {0} 尚在我方审批中。'],
} as const;
