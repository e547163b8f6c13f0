import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { composeMail, type MailContent } from '../../documents/mail/compose-mail';
import { envelopeOf } from '../../documents/mail/envelope';
import { type Person } from '../../domain/kernel/people';

const owner: Person = { name: '林晓', email: 'lin.xiao@huadong.example', language: 'zh-CN' };
const reader: Person = { name: '钱进', email: 'qian.jin@suzhou.example', language: 'zh-CN' };
const both = (text: string) => ({ en: text, 'zh-CN': text });

function aMail(changes: Partial<MailContent> = {}): MailContent {
  return {
    ...{ to: reader, from: { company: '华东示例设备有限公司', contact: owner } },
    ...{ subject: both('【华东示例设备】请确认《循环水泵》'), text: both('请确认。'), facts: [] },
    ...changes,
  };
}

/** The mail as it goes over the wire, and as its reader's program reads it. */
async function sent(mail: MailContent, mailFrom = 'Concordat <contracts@huadong.example>') {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  const { message } = await transport.sendMail({ ...envelopeOf(mailFrom, mail), ...composeMail(mail, null) });
  const raw = Buffer.isBuffer(message) ? message.toString('utf8') : '';
  return { raw, head: raw.slice(0, raw.indexOf('\n\n')), read: await simpleParser(raw) };
}

describe('a mail', () => {
  it('comes from the company, and its owner gets the answer', async () => {
    const { read, head } = await sent(aMail());
    expect(read.from?.value).toEqual([{ name: '华东示例设备有限公司', address: 'contracts@huadong.example' }]);
    expect(read.replyTo?.value).toEqual([{ name: '林晓', address: 'lin.xiao@huadong.example' }]);
    expect(read.text).toContain('联系合同负责人林晓（lin.xiao@huadong.example）');
    expect(read.text).toContain('华东示例设备有限公司。本邮件由 Concordat 合同管理系统自动发送。');
    expect(head).toContain('Auto-Submitted: auto-generated');
    expect(head).not.toMatch(/List-Unsubscribe/i);
  });

  it('to the owner has nobody else to ask', async () => {
    const { read } = await sent(aMail({ to: owner }));
    expect(read.replyTo).toBeUndefined();
    expect(read.text).not.toContain('联系合同负责人');
  });

  it('from before senders were named comes from where it did', async () => {
    const { from: _, ...old } = aMail();
    const { read } = await sent(old);
    expect(read.from?.value).toEqual([{ name: 'Concordat', address: 'contracts@huadong.example' }]);
  });

  it.each([
    ['a line break', 'Qian\r\nBcc: all@evil.example'],
    ['quotes', 'Qian "the boss" <boss@evil.example>, x@evil.example'],
    ['what turns the writing', 'Qian\u202Emoc.elpmaxe\u2066'],
    ['no end', '钱'.repeat(5000)],
    ['markup', '<script>alert(1)</script>'],
  ])('keeps one sender, one reader and no other header when names have %s', async (_, name) => {
    const hostile = aMail({
      to: { ...reader, name },
      from: { company: name, contact: { ...owner, name } },
      subject: both(name),
    });
    const { read, head } = await sent(hostile);
    expect(read.from?.value.map(({ address }) => address)).toEqual(['contracts@huadong.example']);
    expect([read.to].flat().flatMap((one) => one?.value.map(({ address }) => address))).toEqual([reader.email]);
    expect(read.replyTo?.value.map(({ address }) => address)).toEqual([owner.email]);
    expect(head).not.toMatch(/^Bcc:/im);
    expect(read.subject ?? '').not.toMatch(/[\r\n\u202E\u2066]/);
    expect((read.subject ?? '').length).toBeLessThanOrEqual(201);
    expect((read.from?.value[0]?.name ?? '').length).toBeLessThanOrEqual(81);
    expect(read.html).not.toContain('<script>');
  });

  it('has colours for the light and for the dark', () => {
    const { html } = composeMail(aMail(), 'https://contracts.example/l/x');
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('@media (prefers-color-scheme:dark)');
  });
});
