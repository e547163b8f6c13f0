import { type Contract } from '../contract/contract';
import { type NoticeDraft, type NoticeWriters, reminding, tell, tellCustomer } from '../contract/notice-draft';
import { type NoticeKind } from '../contract/notice-kinds';
import { type Reading } from '../contract/reading';
import { shortTitle } from '../contract/subject-line';
import { zh } from '../kernel/chinese';
import { quoted } from '../kernel/quote';
import { type Words, words } from '../kernel/words';
import { type SigningEvents } from './events';
import { tellLongStop } from './long-stop-notices';
import { remindToSign } from './tell-to-sign';

function conditionTitle(contract: Contract, id: string, { termsOf }: Reading): string {
  return termsOf(contract.terms).conditions?.find(({ conditionId }) => conditionId === id)?.title ?? id;
}

/** What the contract waits for before it comes into force, as a list. */
function awaited(contract: Contract, reading: Reading): Words {
  if (contract.stage !== 'signed') return words('', '');
  const { open, effectiveOn } = contract.effect;
  const titles = open.map(({ conditionId }) => `“${conditionTitle(contract, conditionId, reading)}”`);
  const day = effectiveOn === undefined ? [] : [words(`the effective day, ${effectiveOn}`, zh`生效日 ${effectiveOn}`)];
  const all = [...titles.map((title) => words(title, title)), ...day];
  return words(all.map(({ en }) => en).join(', '), all.map((one) => one['zh-CN']).join('、'));
}

/** What the contract still waits for. When nothing is left, all are told separately that it is in force. */
function rest(contract: Contract, reading: Reading): Words {
  const left = awaited(contract, reading);
  if (left.en === '') return words('Nothing else is waited for.', '合同不再等待其他生效条件。');
  return words(`The contract still waits for: ${left.en}.`, zh`合同生效尚待：${left['zh-CN']}。`);
}

/** Tells both sides; both get the whole contract. */
function tellBoth(kind: NoticeKind, contract: Contract, subject: Words, text: Words): NoticeDraft[] {
  const whole = { about: 'whole' } as const;
  return [...tell(kind, [contract.owner], subject, text, whole), ...tellCustomer(kind, contract, subject, text, whole)];
}

export const signingNotices: NoticeWriters<SigningEvents> = {
  SignatureRecorded: null,
  SignatureReminderDue: (contract, { subject }) => {
    if (subject) return remindToSign(contract, subject);
    const title = shortTitle(contract);
    return tell(
      'signature_reminder',
      [contract.owner],
      reminding(true, words(`Please record the signatures of ${title.en}`, zh`请登记${title['zh-CN']}的签署`)),
      words(
        'Record each signature once it is there; with the second one the contract takes effect, unless the terms name a later day or a condition.',
        '签署完成后请登记。双方签署均登记后合同生效；约定了生效日或生效条件的，待其到来或成就后生效。',
      ),
    );
  },
  ContractSigned: (contract, _event, reading) => {
    const title = shortTitle(contract);
    const left = awaited(contract, reading);
    return tellBoth(
      'signed',
      contract,
      words(`Signed, not yet in force: ${title.en}`, zh`${title['zh-CN']}已签署，尚未生效`),
      words(
        `Both sides have signed. The contract takes effect once this is there: ${left.en}. You will be told then.`,
        zh`双方已签署。合同在下列事项齐备后生效：${left['zh-CN']}。生效后另行通知。`,
      ),
    );
  },
  EffectiveDayCame: null,
  ConditionMet: (contract, { conditionId }, reading) => {
    const title = shortTitle(contract);
    const name = conditionTitle(contract, conditionId, reading);
    const subject = words(`Met: condition “${name}” of ${title.en}`, zh`${title['zh-CN']}的生效条件“${name}”已成就`);
    return tell('condition_met', [contract.owner], subject, rest(contract, reading));
  },
  // The owner is told about it in the notice of the reversed receipt.
  ConditionReopened: null,
  ConditionWaived: (contract, { conditionId, decidedBy, reason }, reading) => {
    const title = shortTitle(contract);
    const name = conditionTitle(contract, conditionId, reading);
    const left = rest(contract, reading);
    return tell(
      'condition_waived',
      [contract.owner],
      words(`Waived: condition “${name}” of ${title.en}`, zh`${title['zh-CN']}的生效条件“${name}”已豁免`),
      words(
        `${decidedBy.name} waived it: ${quoted(reason)}. ${left.en}`,
        zh`${decidedBy.name} 已豁免，理由：${quoted(reason)}。${left['zh-CN']}`,
      ),
    );
  },
  LongStopDayPassed: (contract, event, reading) => tellLongStop(contract, event, reading, false),
  LongStopReminderDue: (contract, event, reading) => tellLongStop(contract, event, reading, true),
  ConditionReminderDue: (contract, _event, reading) => {
    const title = shortTitle(contract);
    const subject = words(`${title.en} is signed and not yet in force`, zh`${title['zh-CN']}已签署，尚未生效`);
    return tell('condition_reminder', [contract.owner], reminding(true, subject), rest(contract, reading));
  },
  ContractActivated: (contract, _event, _reading, before) => {
    const title = shortTitle(contract);
    return tellBoth(
      'activated',
      contract,
      words(`In force: ${title.en}`, zh`${title['zh-CN']}已生效`),
      before?.stage === 'signed'
        ? words(
            'Everything that it waited for is there or has been waived. Performance begins.',
            '约定的生效日和生效条件已全部到来、成就或豁免，合同开始履行。',
          )
        : words('Both sides have signed. Performance begins.', '双方已签署，合同开始履行。'),
    );
  },
};
