import { type Language } from '../../domain/kernel/people';
import { zh } from '../../domain/kernel/chinese';

/** The fixed texts of mails. */
interface Phrases {
  greeting: (name: string) => string;
  colon: string;
  decide: string;
  /** Label and note of the link to the owner's page. */
  page: string;
  pageValid: string;
  waiting: string;
  /** Heading of the warnings. */
  warnings: string;
  /** Names the time zone of the times. */
  zone: (name: string) => string;
  valid: string;
  /** Whom to ask. */
  contact: (name: string, email: string) => string;
  /** Names the sender, and says that the mail was sent automatically. */
  footer: (company: string) => string;
}

export const phrases: Record<Language, Phrases> = {
  en: {
    greeting: (name) => `Dear ${name},`,
    colon: ': ',
    decide: 'See and decide',
    page: 'Open the contract’s page',
    pageValid:
      'The link opens the contract’s page to you alone, with a one-time code. Please do not forward this mail.',
    waiting: 'What the contract waits for',
    warnings: 'To look at again before you decide',
    zone: (name) => `All times are in ${name}, where the contract is kept.`,
    valid:
      'The link is yours alone, and your decision counts once. Opening it decides nothing; you choose on the page. Please do not forward this mail.',
    contact: (name, email) =>
      `Questions? Reply to this mail, or write to ${name} (${email}), who answers for the contract.`,
    footer: (company) => `${company.replace(/\.$/, '')}. Sent automatically by the contract system Concordat.`,
  },
  'zh-CN': {
    greeting: (name) => `${name}，您好：`,
    colon: '：',
    decide: '查看并作出决定',
    page: '打开合同页面',
    pageValid: '本链接仅供您本人使用，打开合同页面时须输入一次性验证码。请勿转发本邮件。',
    waiting: '合同当前进展',
    warnings: '审批前请留意',
    zone: (name) => zh`以上时间均为${name}（合同所在地）。`,
    valid: '本链接仅供您本人使用，决定只记录一次。打开链接不代表作出决定，请在页面上选择。请勿转发本邮件。',
    contact: (name, email) => zh`如有疑问，请直接回复本邮件，或联系合同负责人${name}（${email}）。`,
    footer: (company) => zh`${company}。本邮件由 Concordat 合同管理系统自动发送。`,
  },
};
