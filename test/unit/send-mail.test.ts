import { type MailRecords } from '../../activities/mail-records';
import { type DueMail, sendMail } from '../../activities/send-mail';

const mail = { effectId: 'c-1-3-1', stream: { kind: 'contract', id: 'c-1' }, body: { question: null } };

/** What becomes of a mail whose claim has this outcome, and what was sent. */
async function outcomeOf(isTaken: boolean) {
  const sent: unknown[] = [];
  const statements: string[] = [];
  const mailer = {
    db: {
      $executeRaw: (parts: readonly string[]) => {
        statements.push(parts.join('?'));
        return Promise.resolve(1);
      },
    },
    mail: { sendMail: (message: unknown) => Promise.resolve(sent.push(message)) },
    ...{ from: 'Concordat <contracts@concordat.example>', publicUrl: 'http://concordat.example' },
  };
  const records: Partial<MailRecords> = {
    claim: () => Promise.resolve(isTaken),
    asToday: () => Promise.reject(new TypeError('It has no reader.')),
  };
  const outcome = await sendMail(mailer as never, records as MailRecords, mail as unknown as DueMail); // as much as is asked here
  return { outcome, sent, statements };
}

describe('A mail of the outbox', () => {
  it('that another attempt has taken is left to that one', async () => {
    expect(await outcomeOf(false)).toEqual({ outcome: null, sent: [], statements: [] });
  });

  it('that can never be written is given up, and not tried for ever', async () => {
    const { outcome, sent, statements } = await outcomeOf(true);
    expect(outcome).toEqual({ failed: expect.stringContaining('cannot be written') as string });
    expect(sent).toEqual([]);
    expect(statements).toEqual([expect.stringContaining("status = 'failed'")]);
  });
});
