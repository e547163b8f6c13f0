import { readCommand } from '../../domain/contract/bodies';
import { type Command, type CommandType } from '../../domain/contract/commands';
import { commandTypes } from '../../domain/contract/registry';
import { everyCommand } from '../build/every-stage';
import { person, pumpTerms, yuan } from '../build/pump-contract';

const contractId = '0b0f6a1e-8f1c-4b6e-9d0c-2f6a3b1c5d7e';
const { create, requestChanges } = everyCommand;
const completed: Partial<Record<CommandType, Command>> = {
  create: { ...create, contractId },
  requestChanges: { ...requestChanges, straightBack: true },
};
const written = (type: CommandType): Command => completed[type] ?? everyCommand[type];
const without = (command: Command, field: string) =>
  Object.fromEntries(Object.entries(command).filter(([name]) => name !== field)) as Command; // on purpose less than one

/** Fields that may be left out, and what is taken for them then. */
const defaults: Partial<Record<CommandType, Record<string, unknown>>> = {
  approve: { comment: null },
  confirm: { comment: null },
  acceptDelivery: { comment: null },
  agreeToAmendment: { comment: null },
  agreeToTermination: { comment: null },
  requestChanges: { straightBack: false },
  returnToStep: { straightBack: false },
  delegate: { reason: null },
  addApprover: { reason: null },
  forward: { reason: null },
  sendCopy: { note: null },
  comment: { mustBeResolved: false },
  resolveComment: { text: null },
  verifyEntry: { comment: null },
};

describe('a reason', () => {
  it.each(['\u200b', '\u3164\u2800', ' \u200e ', '\ufeff'])('is refused when there is nothing to see: %j', (reason) => {
    expect(readCommand({ ...everyCommand.reject, reason })).toMatchObject({ code: 'MALFORMED_COMMAND' });
  });

  it.each(['好', '👍🏽', 'ة', '9'])('may be as short as one character: %s', (reason) => {
    expect(readCommand({ ...everyCommand.reject, reason })).toMatchObject({ reason });
  });
});

describe('a command as it travels', () => {
  it.each(commandTypes)('%s is read as it was written', (type) => {
    expect(readCommand(written(type))).toEqual(written(type));
  });

  const needed = (type: CommandType) =>
    Object.keys(written(type)).filter((name) => name !== 'type' && !(name in (defaults[type] ?? {})));

  it('has nothing to leave out where it only says what it is', () => {
    expect(commandTypes.filter((type) => needed(type).length === 0)).toEqual(['nudge', 'resendLink']);
  });

  const withFields = commandTypes.filter((type) => needed(type).length > 0);
  it.each(withFields)('%s is refused without one of its fields, and told which', (type) => {
    const command = written(type);
    for (const field of needed(type)) {
      expect(readCommand(without(command, field))).toMatchObject({
        ...{ code: 'MALFORMED_COMMAND', sentence: expect.stringContaining(`/${field} `) as string },
      });
    }
  });

  it.each(commandTypes)('%s is refused with a field that it does not have', (type) => {
    const surprise: Record<string, unknown> = { ...written(type), surprise: 1 };
    expect(readCommand(surprise as unknown as Command)).toMatchObject({ code: 'MALFORMED_COMMAND' });
  });

  it.each(Object.entries(defaults))('%s does without what it does not need', (type, values) => {
    const command = written(type as CommandType); // the table is by type
    for (const [field, value] of Object.entries(values))
      expect(readCommand(without(command, field))).toEqual({ ...command, [field]: value });
  });

  it.each(['approve', 'reject', 'requestChanges', 'returnToStep', 'delegate', 'addApprover'] as const)(
    '%s comes from an approver, who names what it is about, the step and self',
    (type) => {
      for (const subject of [
        { kind: 'revision', id: '12' },
        { kind: 'amendment', id: 'HT-pumps-S01' },
        { kind: 'termination', id: 'HT-pumps-T01' },
      ] as const)
        expect(readCommand({ ...written(type), subject } as Command)).toHaveProperty('subject', subject);
      for (const field of ['subject', 'stepId', 'approver'])
        expect(readCommand(without(written(type), field))).toMatchObject({
          ...{ code: 'MALFORMED_COMMAND', sentence: expect.stringContaining(`/${field} `) as string },
        });
    },
  );

  it('askForChanges comes from the customer, who names no step', () => {
    const { askForChanges } = everyCommand;
    expect(readCommand(askForChanges)).toEqual(askForChanges);
    const asApprover: object = { ...askForChanges, stepId: 'legal', approver: 'legal@example.com' };
    expect(readCommand(asApprover as Command)).toMatchObject({ code: 'MALFORMED_COMMAND' });
  });

  it.each(['confirm', 'askForChanges', 'decline', 'forward'] as const)(
    '%s may say who of the customer asks',
    (type) => {
      const command = { ...everyCommand[type], contact: 'customer@example.com' };
      expect(readCommand(command)).toEqual(command);
    },
  );

  it.each(['create', 'revise'] as const)('%s may say what the approval rules look at', (type) => {
    const profile = { department: 'sales', customerClass: 'a', riskMarks: ['export'] };
    expect(readCommand({ ...written(type), profile } as Command)).toHaveProperty('profile', profile);
    expect(readCommand({ ...written(type), profile: {} } as Command)).toHaveProperty('profile', {
      ...{ department: null, customerClass: null, riskMarks: [] },
    });
  });
});

describe('a command that cannot be read', () => {
  it('says where its faults are, in both languages', () => {
    const command = without(without(everyCommand.archive, 'fileNumber'), 'nothing');
    expect(readCommand(command)).toMatchObject({
      sentence: 'The command archive cannot be read: /fileNumber This field is missing.',
      sentenceZh: '无法读取指令 archive：/fileNumber 缺少该字段。',
    });
  });
});

describe('a value as it travels', () => {
  const delivered = (milestoneId: string, deliveredOn = '2030-01-01', evidence = 'Note'): Command => ({
    ...{ type: 'reportDelivery', milestoneId, deliveredOn, evidence },
  });
  const paid = (amount: string, currency = 'CNY', reference = 'A'): Command => ({
    ...{ type: 'recordReceipt', paymentLineId: 'advance', amount: { amount, currency } },
    ...{ receivedOn: '2030-01-01', reference },
  });
  const created = (overrides: object): Command => ({ ...everyCommand.create, contractId, ...overrides });

  it.each<[string, Command]>([
    ['the first day', delivered('first', '1970-01-01')],
    ['the last day', delivered('first', '2199-12-31')],
    ['an id of one letter', delivered('a')],
    ['an id of sixty-four', delivered('a'.repeat(64))],
    ['lines of text where text may have lines', delivered('first', '2030-01-01', 'Two\nlines\tof text')],
    ['Chinese', paid('1.00', 'CNY', '银行回单 第 1 号')],
    ['a time zone', created({ timeZone: 'America/New_York' })],
    ['no price', created({ terms: pumpTerms({ price: { gross: yuan('0'), taxRate: '0' } }) })],
  ])('may be %s', (_, command) => {
    expect(readCommand(command)).toMatchObject({ type: command.type });
  });

  it.each<[string, Command]>([
    ['a day before all timers', delivered('first', '1969-12-31')],
    ['a day beyond all timers', delivered('first', '2200-01-01')],
    ['a day that does not exist', delivered('first', '2030-02-30')],
    ['an id with capitals', delivered('First')],
    ['an id that ends with a dash', delivered('first-')],
    ['an id that every object has', delivered('constructor')],
    ['an id of sixty-five letters', delivered('a'.repeat(65))],
    ['text of blanks', delivered('first', '2030-01-01', '  \n ')],
    ['half a letter', delivered('first', '2030-01-01', '\ud800')],
    ['letters that turn the reading direction', delivered('first', '2030-01-01', 'abc\u202edef')],
    ['a control character', delivered('first', '2030-01-01', 'abc\u0000def')],
    ['two lines where there is one', paid('1.00', 'CNY', 'A\nB')],
    ['an amount below zero', paid('-1.00')],
    ['an amount too fine', paid('1.001')],
    ['a currency that nobody has', paid('1.00', 'XTS')],
    ['a step with capitals', { ...everyCommand.approve, stepId: 'Legal' }],
    ['an approver without an address', { ...everyCommand.delegate, to: 'legal' }],
    ['a copy to nobody', { ...everyCommand.sendCopy, recipients: [] }],
    ['a copy to a crowd', { ...everyCommand.sendCopy, recipients: Array<string>(51).fill('boss@example.com') }],
    ['a comment without words', { ...everyCommand.comment, text: ' ' }],
    ['a comment of a book', { ...everyCommand.comment, text: 'a'.repeat(2001) }],
    ['a return without a reason', { ...everyCommand.returnToStep, reason: '' }],
    ['a submission of no revision', { ...everyCommand.submit, revision: 0 }],
    ['a recall of nothing', { ...everyCommand.recall, subject: { kind: 'revision', id: '' } }],
    ['a recall of what is never approved', { ...everyCommand.recall, subject: { kind: 'archive', id: '1' } as never }],
    ['a forward to nobody', { ...everyCommand.forward, newContact: person('') }],
    ['a place that is neither before nor after', { ...everyCommand.addApprover, position: 'beside' } as never],
    ['an id that is not a UUID', created({ contractId: 'pumps' })],
    ['a time zone that is nowhere', created({ timeZone: 'Mars/Olympus' })],
    ['a tax rate in percent', created({ terms: pumpTerms({ price: { gross: yuan('1'), taxRate: '13' } }) })],
  ])('may not be %s', (_, command) => {
    expect(readCommand(command)).toMatchObject({ code: 'MALFORMED_COMMAND' });
  });
});
