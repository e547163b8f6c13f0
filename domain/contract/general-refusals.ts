/** Refusals that belong to no area: sentences in English and Chinese; `{0}`, `{1}` are filled in. */
export const generalRefusals = {
  WRONG_STAGE: ['Contract {0} is {1}; {2} is not possible in this stage.', '合同 {0} 当前为“{3}”，此时不能{4}。'],
  ALREADY_EXISTS: ['Contract {0} exists already.', '合同 {0} 已存在。'],
  MALFORMED_COMMAND: ['The command {0} cannot be read: {1}', '无法读取指令 {0}：{1}'],
  NOT_CREATED: ['There is no such contract yet.', '该合同尚未创建。'],
  NOT_ALLOWED: ['{0} has no permission for {1}.', '{0}无权{1}。'],
  NOT_YOURSELF: ['{0} can answer only for themselves, not for {1}.', '{0}只能以本人名义操作，不能代表{1}。'],
  NOT_THE_OWNER: ['{0} does not own contract {1} any more; {2} does.', '{0}已不再负责合同 {1}，现由{2}负责。'],
  NOTHING_CHANGED: ['This changes nothing.', '没有任何改动。'],
  UNKNOWN_EVENT: [
    'This version of the program does not know everything that has happened to {0} ({1}); nothing has changed, and operations have been told.',
    '当前程序版本无法识别 {0} 的部分记录（{1}），未作任何更改，并已通知运维人员。',
  ],
} as const;
