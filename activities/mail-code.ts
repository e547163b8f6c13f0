import { createHash, randomInt } from 'node:crypto';
import { type Language, type Person } from '../domain/kernel/people';
import { type Database } from '../prisma/client';
import { composeMail, type MailContent } from '../documents/mail/compose-mail';
import { envelopeOf } from '../documents/mail/envelope';
import { shortName } from '../domain/contract/subject-line';
import { zh } from '../domain/kernel/chinese';
import { type Words, words } from '../domain/kernel/words';
import { MailUnavailableError, type Mailer } from './send-mail';

/** For how many minutes a code is valid. */
const codeMinutes = 15;

const phrases: Record<Language, { subject: (number: string) => string; text: (code: string) => string }> = {
  en: {
    subject: (number) => `Your code for contract ${number}`,
    text: (code) =>
      `Your one-time code is ${code}. It opens the contract for ${codeMinutes} minutes. If you did not ask for it, ignore this mail.`,
  },
  'zh-CN': {
    subject: (number) => `合同 ${number} 的验证码`,
    text: (code) => `您的一次性验证码为 ${code}，${codeMinutes} 分钟内有效。如非本人操作，请忽略本邮件。`,
  },
};

/** The SHA-256 that is stored instead of the code. It includes the link's hash, so the code works with that link only. */
function codeHash(tokenHash: string, code: string): string {
  return createHash('sha256').update(`${tokenHash} ${code}`).digest('hex');
}

interface Addressed {
  recipient: Person;
  number: string;
  /** The employee who answers for the contract. */
  owner: Person;
  company: string;
}

async function addressedBy(db: Database, tokenHash: string): Promise<Addressed | null> {
  const rows = await db.$queryRaw<Addressed[]>`
    SELECT t.recipient, c.number, c.state->'owner' AS owner, p.name AS company
    FROM link_tokens t JOIN contracts c USING (contract_id) JOIN parties p ON p.contract_id = c.contract_id AND p.side = 'ours'
    WHERE t.token_hash = ${tokenHash}`;
  return rows[0] ?? null;
}

/** Composes the mail with the code, in the name of the company that the contract belongs to. */
function codeMail({ recipient: to, number, owner: contact, company }: Addressed, code: string): MailContent {
  const name = shortName(company);
  const both = (say: (language: Language) => string): Words => ({ en: say('en'), 'zh-CN': say('zh-CN') });
  const from = { company, contact };
  const subject = words(`[${name}] ${phrases.en.subject(number)}`, zh`【${name}】${phrases['zh-CN'].subject(number)}`);
  return { to, from, subject, text: both((language) => phrases[language].text(code)), facts: [] };
}

/**
 * Mails a one-time code to the recipient of a link. The code is generated here and only its hash is stored, so that the mail is the only place where
 * the code can be read. A second run mails a new code that replaces the first.
 * @throws MailUnavailableError if the mail could not be sent now
 */
export async function mailCode(mailer: Mailer, { tokenHash }: { tokenHash: string }): Promise<void> {
  const asked = await addressedBy(mailer.db, tokenHash);
  if (!asked) return;
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await mailer.db.$executeRaw`
    UPDATE link_codes SET code_hash = ${codeHash(tokenHash, code)}, attempts = 0,
      expires_at = clock_timestamp() + make_interval(mins => ${codeMinutes}::int) WHERE token_hash = ${tokenHash}`;
  const mail = codeMail(asked, code);
  try {
    await mailer.mail.sendMail({ ...envelopeOf(mailer.from, mail), ...composeMail(mail, null) });
  } catch (error) {
    throw new MailUnavailableError(`The code cannot be mailed now: ${error instanceof Error ? error.message : ''}`);
  }
}
