import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createTransport } from 'nodemailer';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { mailFailureOf, type SmtpFailure } from '../../activities/mail-failure';

type Hook = 'onConnect' | 'onAuth' | 'onMailFrom' | 'onRcptTo' | 'onData';

function answering(hook: Hook, reply: string): SMTPServerOptions {
  const [, code, text = ''] = /^(\d{3}) (.*)$/.exec(reply) ?? [];
  const error = Object.assign(new Error(text), { responseCode: Number(code) });
  const last = (...args: unknown[]) => {
    (args.at(-1) as (error: Error) => void)(error); // each hook's callback comes last
  };
  if (hook !== 'onData') return { [hook]: last };
  return {
    onData: (stream, _session, done) => {
      stream.resume().once('end', () => {
        done(error);
      });
    },
  };
}

interface Asked {
  to?: string | string[];
  auth?: { user: string; pass: string };
}

/** What a mail meets at a server that answers so. */
async function failureAt(options: SMTPServerOptions, { to = 'li@x.example', auth }: Asked = {}): Promise<SmtpFailure> {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    ...options,
  });
  server.on('error', () => undefined); // the client hangs up
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo; // a TCP server has no other kind of address
  const transport = createTransport({ host: '127.0.0.1', port, pool: true, ...(auth ? { auth } : {}) });
  try {
    const sent = transport.sendMail({ from: 'a@x.example', to, subject: 'x', text: 'x' });
    return await sent.then(
      () => Promise.reject(new Error('It was sent.')),
      (error: unknown) => error as SmtpFailure,
    );
  } finally {
    transport.close();
    await new Promise<void>((resolve) => {
      server.close(resolve);
    });
  }
}

describe('A mail that the server', () => {
  it.each<[string, Hook, string]>([
    ['is closed to everybody', 'onConnect', '554 No SMTP service here'],
    ['wants another login for', 'onAuth', '535 5.7.8 Authentication credentials invalid'],
    ['wants a login for', 'onMailFrom', '530 5.7.0 Authentication required'],
    ['does not take from this sender', 'onMailFrom', '550 5.1.8 Sender address rejected'],
    ['does not relay', 'onRcptTo', '554 5.7.1 Relay access denied'],
    ['does not relay, said otherwise,', 'onRcptTo', '550 5.7.1 Unable to relay'],
    ['knows no sender of, at the recipient,', 'onRcptTo', '550 5.1.7 Invalid sender address'],
    ['does not take from this sender, at the recipient,', 'onRcptTo', '550 5.1.8 Sender address rejected'],
    ['has no room for just now', 'onRcptTo', '452 4.2.2 Mailbox full'],
    ['is out of step with', 'onRcptTo', '503 5.5.1 Bad sequence of commands'],
    ['fails over', 'onData', '554 5.3.0 Local configuration error'],
    ['puts off', 'onData', '451 4.7.1 Greylisted'],
  ])('%s (%s: %s) waits', async (_what, hook, reply) => {
    const failure = await failureAt(
      answering(hook, reply),
      hook === 'onAuth' ? { auth: { user: 'a', pass: 'b' } } : {},
    );
    expect(failure.message).not.toBe('It was sent.');
    expect(mailFailureOf(failure)).toBe('unsent');
  });

  it.each<[string, Hook, string]>([
    ['has no mailbox for', 'onRcptTo', '550 5.1.1 User unknown'],
    ['has no mailbox for, in old words,', 'onRcptTo', '550 No such user here'],
    ['takes no mail at all for', 'onRcptTo', '556 5.1.10 Recipient address has null MX'],
    ['does not know, as Exchange Online says it,', 'onRcptTo', '550 5.4.1 Recipient address rejected: Access denied'],
    ['has switched off the mailbox of', 'onRcptTo', '550 5.2.1 Mailbox disabled'],
    ['finds too big', 'onData', '552 5.3.4 Message too big for system'],
    ['takes for spam', 'onData', '554 5.7.1 Message rejected as spam'],
    ['takes for spam, in old words,', 'onData', '554 Rejected'],
    ['cannot deliver the content of', 'onData', '550 5.6.0 Content not supported'],
  ])('%s (%s: %s) is refused', async (_what, hook, reply) => {
    expect(mailFailureOf(await failureAt(answering(hook, reply)))).toBe('refused');
  });

  it('is never asked about, since nodemailer finds no address in it, is refused', async () => {
    expect(mailFailureOf(await failureAt({}, { to: [] }))).toBe('refused');
  });

  it.each<[string, Partial<SmtpFailure>]>([
    ['refuses the connection of', { code: 'ESOCKET', syscall: 'connect', command: 'CONN' }],
    ['has no address for', { code: 'EDNS', syscall: 'getaddrinfo', command: 'CONN' }],
    ['takes no connection in time for', { code: 'ETIMEDOUT', timeoutType: 'CONNECT_TIMEOUT', command: 'CONN' }],
    ['greets too late', { code: 'ETIMEDOUT', timeoutType: 'GREETING_TIMEOUT', command: 'CONN' }],
    ['knows no login for', { code: 'EAUTH', command: 'AUTH PLAIN' }],
  ])('%s waits: it certainly did not go out', (_what, failure) => {
    expect(mailFailureOf({ message: 'x', ...failure })).toBe('unsent');
  });

  it.each<[string, Partial<SmtpFailure>]>([
    ['falls silent over', { code: 'ETIMEDOUT', timeoutType: 'SOCKET_TIMEOUT', command: 'DATA' }],
    ['is cut off from', { code: 'ECONNECTION', command: 'DATA' }],
  ])('%s may have gone out', (_what, failure) => {
    expect(mailFailureOf({ message: 'x', ...failure })).toBe('unknown');
  });

  it('breaks off from may have gone out', async () => {
    const server = createServer((socket) => {
      socket.write('220 here\r\n');
      socket.on('error', () => undefined); // broken off by us
      socket.on('data', (data) => {
        const text = data.toString();
        if (text.startsWith('DATA')) socket.write('354 go on\r\n');
        else if (text.includes('\r\n.\r\n')) socket.destroy();
        else socket.write('250 ok\r\n');
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo; // a TCP server has no other kind of address
    const transport = createTransport({ host: '127.0.0.1', port });
    const sent = transport.sendMail({ from: 'a@x.example', to: 'li@x.example', subject: 'x', text: 'x' });
    const failure = await sent.then(
      () => null,
      (error: unknown) => error as SmtpFailure,
    );
    server.close();
    expect(failure && mailFailureOf(failure)).toBe('unknown');
  });
});
