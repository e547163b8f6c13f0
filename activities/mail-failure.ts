/** What nodemailer throws. */
export interface SmtpFailure {
  message: string;
  /** Of nodemailer: `EAUTH`, `EENVELOPE`. */
  code?: string;
  /** The phase: `CONN`, `EHLO`, `AUTH PLAIN`, `MAIL FROM`, `RCPT TO`, `DATA`; `API` where nodemailer itself refuses. */
  command?: string;
  /** The server's answer, where there was one. */
  responseCode?: number;
  response?: string;
  /** Of the system, where it failed: `connect`, `getaddrinfo`. */
  syscall?: string;
  timeoutType?: string;
}

/**
 * What a failed attempt means: `refused` – the recipient or what the mail holds will never be taken; `unsent` – it certainly did not go out and is
 * tried again; `unknown` – it may have gone out.
 */
export type MailFailure = 'refused' | 'unsent' | 'unknown';

/** Replies that speak of the recipient or the mail where the server gives no enhanced status code (RFC 5321, 4.2.3; 556: RFC 7504). */
const basic: Record<string, readonly number[]> = {
  'RCPT TO': [550, 551, 552, 553, 556],
  DATA: [550, 552, 553, 554],
};

/** RFC 3463: of whom or what the server speaks, `[subject, detail]`; null where it does not say. */
function enhancedStatus(response: string): [number, number] | null {
  const [, subject, detail] = /^\d{3}[ -]5\.(\d{1,3})\.(\d{1,3})\b/.exec(response) ?? [];
  return subject === undefined || detail === undefined ? null : [Number(subject), Number(detail)];
}

/** Subjects of RFC 3463, 3.2 to 3.8: 1 the address, 2 the mailbox, 3 the mail system, 4 the way there, 5 the protocol, 6 the content, 7 a policy. */
function speaksOfMail(command: string, [subject, detail]: [number, number]): boolean | null {
  switch (subject) {
    case 0:
      return null;
    case 1:
      return detail !== 7 && detail !== 8; // these two are the sender's address, ours
    case 2:
    case 6:
      return true;
    case 3:
      return detail === 4; // too big
    case 4:
      return detail === 1; // so Exchange Online says that it does not know the recipient
    case 7:
      return command === 'DATA'; // of a recipient it mostly says that we may not send at all
    default:
      return false;
  }
}

function isRefused({ code, command = '', responseCode, response = '' }: SmtpFailure): boolean {
  if (responseCode === undefined) return code === 'EENVELOPE' || code === 'EMESSAGE';
  const expected = basic[command];
  if (expected === undefined || responseCode < 500) return false;
  const status = enhancedStatus(response);
  return (status && speaksOfMail(command, status)) ?? expected.includes(responseCode);
}

/** Whether the server said so, or there never was a connection or a login. */
function isCertainlyUnsent({ code, responseCode, syscall, timeoutType }: SmtpFailure): boolean {
  return (
    responseCode !== undefined ||
    code === 'EAUTH' ||
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    timeoutType === 'CONNECT_TIMEOUT' ||
    timeoutType === 'GREETING_TIMEOUT'
  );
}

/**
 * Tells a fault of the transport – no login, no permission to send, a server that is closed – from a refusal of this mail. Only a final answer to
 * the recipient or the content is a refusal: whatever else goes wrong concerns all mails, and they wait until somebody has mended it.
 */
export function mailFailureOf(failure: SmtpFailure): MailFailure {
  if (isRefused(failure)) return 'refused';
  return isCertainlyUnsent(failure) ? 'unsent' : 'unknown';
}
