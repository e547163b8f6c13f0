import { type Contract } from '../../domain/contract/contract';
import { type Terms } from '../../domain/drafting/terms';
import { zh } from '../../domain/kernel/chinese';
import { words } from '../../domain/kernel/words';
import { agreementToSign, nameOfAgreement } from '../../domain/signing/agreement';
import { type Action, both, day, type Field } from './owner-action';

/** Recording the signatures of the contract, or of its amendment or termination. */
export function signing(contract: Contract, { parties }: Terms): Action[] {
  const agreement = agreementToSign(contract);
  const signatures = agreement?.signatures ?? (contract.stage === 'awaiting_signature' ? contract.signatures : null);
  if (!signatures) return [];
  const missing = (['ours', 'customer'] as const).filter((side) => signatures[side] === null);
  const paper = agreement ? nameOfAgreement(agreement.subject) : null;
  const authority: Field = {
    ...{ name: 'authority', label: words('By what they may sign', '签署权限依据'), kind: 'text', isOptional: true },
    hint: words(
      'Such as the number of a power of attorney; needed where the contract does not name the signatory.',
      '例如授权书编号；签署人未在合同中载明的，必须填写。',
    ),
  };
  return [
    {
      type: 'recordSignature',
      ...(agreement ? { about: agreement.subject.id } : {}),
      label: paper
        ? words(`Record a signature under ${paper.en}`, zh`登记${paper['zh-CN']}的签署`)
        : words('Record a signature', '登记签署'),
      fields: [
        {
          ...{ name: 'side', label: words('Who signed', '签署方'), kind: 'select' },
          options: missing.map((side) => ({ value: side, label: both(parties[side].name) })),
        },
        { name: 'signatory', label: words('Name of the signatory', '签署人姓名'), kind: 'text' },
        day('signedOn', 'Signed on', '签署日期'),
        ...(agreement ? [authority] : []),
      ],
      body: ({ authority: said, ...values }) => ({
        ...values,
        ...(said ? { authority: said } : {}),
        ...(agreement ? { subject: agreement.subject } : {}),
      }),
    },
  ];
}

/** Recording that the customer, who had agreed, refuses to sign the amendment or termination. */
export function goingBack(contract: Contract): Action[] {
  const subject = agreementToSign(contract)?.subject;
  if (!subject) return [];
  const { kind, id } = subject;
  return [
    {
      type: kind === 'amendment' ? 'refuseAmendment' : 'refuseTermination',
      ...{ about: id, label: words('Record that the customer does not sign', '登记客户不予签署') },
      fields: [{ name: 'reason', label: words('Reason', '不予签署的原因'), kind: 'area' }],
      body: ({ reason }) => ({ ...(kind === 'amendment' ? { amendmentId: id } : { terminationId: id }), reason }),
    },
  ];
}
