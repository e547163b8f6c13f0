/** The error that nodemailer throws. */
export interface SmtpFailure {
  message: string;
  /** nodemailer's code: `EAUTH`, `EENVELOPE`. */
  code?: string;
  /** The SMTP phase: `CONN`, `EHLO`, `AUTH PLAIN`, `MAIL FROM`, `RCPT TO`, `DATA`; `API` if nodemailer itself refuses. */
  command?: string;
  /** The server's reply code, if the server replied. */
  responseCode?: number;
  response?: string;
  /** The system call that failed: `connect`, `getaddrinfo`. */
  syscall?: string;
  timeoutType?: string;
}

/**
 * What a failed attempt means: `refused` – the server will never accept this recipient or content; `unsent` – the mail was certainly not sent and is
 * retried; `unknown` – the mail may have been sent.
 */
export type MailFailure = 'refused' | 'unsent' | 'unknown';

/** Reply codes that concern the recipient or the content, for servers that send no enhanced status code (RFC 5321, 4.2.3; 556: RFC 7504). */
const basic: Record<string, readonly number[]> = {
  'RCPT TO': [550, 551, 552, 553, 556],
  DATA: [550, 552, 553, 554],
};

/** Returns the `[subject, detail]` of an enhanced status code (RFC 3463): what the reply is about; null if the reply has none. */
function enhancedStatus(response: string): [number, number] | null {
  const [, subject, detail] = /^\d{3}[ -]5\.(\d{1,3})\.(\d{1,3})\b/.exec(response) ?? [];
  return subject === undefined || detail === undefined ? null : [Number(subject), Number(detail)];
}

/**
 * Whether the reply concerns this mail; null if the reply does not say. Subjects of RFC 3463, 3.2 to 3.8: 1 address, 2 mailbox, 3 mail system, 4
 * routing, 5 protocol, 6 content, 7 policy.
 */
function speaksOfMail(command: string, [subject, detail]: [number, number]): boolean | null {
  switch (subject) {
    case 0:
      return null;
    case 1:
      return detail !== 7 && detail !== 8; // 7 and 8 concern the sender's address, which is ours
    case 2:
    case 6:
      return true;
    case 3:
      return detail === 4; // the mail is too big
    case 4:
      return detail === 1; // Exchange Online sends 4.1 if it does not know the recipient
    case 7:
      return command === 'DATA'; // at RCPT TO a policy reply mostly means that we may not send at all
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

/** Whether the server replied with an error, or no connection or login was ever made. */
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
 * Separates a fault of the transport (no login, no permission to send, a server that is down) from a refusal of this mail. Only a final reply about
 * the recipient or the content is a refusal. Every other failure concerns all mails: they wait until an operator has repaired the transport.
 */
export function mailFailureOf(failure: SmtpFailure): MailFailure {
  if (isRefused(failure)) return 'refused';
  return isCertainlyUnsent(failure) ? 'unsent' : 'unknown';
}
