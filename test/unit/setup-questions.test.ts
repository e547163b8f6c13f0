import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { askAll } from '../../scripts/setup/ask';
import { installationOf } from '../../scripts/setup/questions';

const needed = [
  '--company-name=华东示例设备有限公司',
  '--registration-number=91310000MA1K000006',
  '--address=上海市示例路 1 号',
  '--company-code=HD',
  '--admin-name=吴敏',
  '--admin-email=Wu.Min@huadong.example',
];

const fromArguments = (args: readonly string[]) => askAll(args, null);

/** What a person types, a line at a time as it is asked for, and what they read. */
async function typed(args: readonly string[], lines: readonly string[]) {
  const input = new PassThrough();
  const output = new PassThrough();
  const read = text(output);
  const waiting = [...lines];
  output.on('data', (chunk: Buffer) => {
    if (!chunk.toString().endsWith(']: ')) return;
    const next = waiting.shift();
    if (next === undefined) input.end();
    else input.write(`${next}\n`);
  });
  const answers = await askAll(args, { input, output }).catch((error: unknown) => error as Error);
  output.end();
  return { answers, read: await read };
}

describe('What setup asks', () => {
  it('takes the usual answer where nothing is given, and makes the administrator the route owner', async () => {
    const { installation, keyName } = installationOf(await fromArguments(needed));
    expect(keyName).toBe('first');
    expect(installation).toMatchObject({
      routeOwner: 'Wu.Min@huadong.example',
      users: [{ userId: 'wu-min', name: '吴敏', roles: ['administrator'], language: 'zh-CN' }],
      company: {
        country: 'CN',
        contact: { name: '吴敏', email: 'Wu.Min@huadong.example' },
        policy: { executiveThreshold: { amount: '1000000.00', currency: 'CNY' } },
      },
    });
    expect(installation.company).not.toHaveProperty('bankAccount');
    expect(installation.company).not.toHaveProperty('nameEn');
  });

  it('asks for the account only where there is a bank, and then needs its number', async () => {
    const asked = await fromArguments([...needed, '--bank=示例银行', '--account-number=123']);
    expect(installationOf(asked).installation.company.bankAccount).toEqual({
      bank: '示例银行',
      accountName: '华东示例设备有限公司',
      accountNumber: '123',
    });
    const inEnglish = await fromArguments([
      ...needed,
      '--bank=示例银行',
      '--bank-en=Example Bank',
      '--account-number=123',
    ]);
    expect(installationOf(inEnglish).installation.company.bankAccount).toMatchObject({ bankEn: 'Example Bank' });
    await expect(fromArguments([...needed, '--bank=示例银行'])).rejects.toThrow(
      '--account-number: An answer is needed.',
    );
  });

  it('tells everything that is missing or wrong at once', async () => {
    const args = [
      '--company-name=A',
      '--registration-number=91310000MA1K000007',
      '--admin-email=nobody',
      '--country=cn',
    ];
    const fault = await fromArguments(args).catch((error: unknown) => (error as Error).message);
    for (const name of ['country', 'address', 'company-code', 'admin-name', 'admin-email'])
      expect(fault).toContain(`\n--${name}: `);
    expect(fault).toContain('Nothing was set up');
    expect(fault).not.toContain('--company-name:');
  });

  it('checks the 统一社会信用代码 of a company of China, and of no other', async () => {
    const wrong = needed.map((one) => one.replace('K000006', 'K000007'));
    await expect(fromArguments(wrong)).rejects.toThrow('--registration-number: ');
    await expect(fromArguments([...wrong, '--country=NL'])).resolves.toMatchObject({ country: 'NL' });
  });

  it.each(['0', '-5', '1,000', '0.001', 'much'])('takes no threshold of %s', async (amount) => {
    await expect(fromArguments([...needed, `--executive-threshold=${amount}`])).rejects.toThrow(
      '--executive-threshold: ',
    );
  });

  it('names the arguments there are when it does not know one', async () => {
    await expect(fromArguments(['--name=A'])).rejects.toThrow('There are --company-name, ');
  });

  it('asks a person again until the answer is right, and not what the arguments said', async () => {
    const lines = ['nobody', 'wu.min@huadong.example', '', '', '', 'erp'];
    const { answers, read } = await typed(
      [
        ...needed.slice(0, 5),
        ...['company-name-en', 'legal-representative', 'address-en', 'bank'].map((name) => `--${name}=`),
      ],
      ['', '', ...lines],
    );
    expect(answers).toMatchObject({ 'admin-email': 'wu.min@huadong.example', 'key-name': 'erp', country: 'CN' });
    expect(read).toContain('  Give an e-mail address, such as name@example.com.\n');
    expect(read.match(/Mail address \(邮箱\)/g)).toHaveLength(2);
    expect(read).not.toContain('Company, as registered');
  });

  it('sets nothing up when the person leaves', async () => {
    const { answers } = await typed([], ['华东示例设备有限公司']);
    expect(answers).toMatchObject({ message: '\nNothing was set up.' });
  });
});
