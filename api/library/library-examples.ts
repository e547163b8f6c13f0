import { type z } from 'zod';
import { type LibraryKind } from '../../domain/library/library';
import { type libraryBodies } from '../../domain/library/library-bodies';

/** An example of each kind of library item, for the documentation. */
export const libraryExamples: { [K in LibraryKind]: z.input<(typeof libraryBodies)[K]> } = {
  contract_type: {
    name: { en: 'Lease of pumps', 'zh-CN': '水泵租赁' },
    code: 'ZL',
    templateId: 'goods-sale',
    numbering: { pattern: '{company}-{department}-{type}-{year}-{seq}', digits: 4 },
    taxRate: '0.13',
    plan: {
      termDays: 365,
      milestones: [{ milestoneId: 'handover', title: { en: 'Handover', 'zh-CN': '设备交付' }, dueAfterDays: 14 }],
      paymentPlan: [
        { paymentLineId: 'rent', title: { en: 'Rent', 'zh-CN': '租金' }, dueAfterDays: 30, percent: '100' },
      ],
    },
  },
  template: {
    name: { en: 'Lease', 'zh-CN': '租赁合同' },
    roles: { ours: { en: 'Lessor', 'zh-CN': '出租方' }, customer: { en: 'Lessee', 'zh-CN': '承租方' } },
    slots: [
      { clauseId: 'disputes', from: { libraryClauseId: 'disputes-court', version: 1 }, mandatory: true, locked: true },
    ],
  },
  clause: {
    heading: { en: 'Notices', 'zh-CN': '通知' },
    text: {
      en: 'Notices are sent to the contacts named in this contract.',
      'zh-CN': '通知应发送至本合同载明的联系人。',
    },
  },
};
