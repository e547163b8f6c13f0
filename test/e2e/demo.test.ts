import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from '../../scripts/stack/start-process';

function runDemo(): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [path.join(root, 'dist', 'scripts', 'demo.js')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const keep = (chunk: string) => (output += chunk);
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, output });
    });
  });
}

describe('the demonstration', () => {
  it('takes one contract through eighteen months, from the draft to the archive', async () => {
    const { code, output } = await runDemo();
    const inOrder = [
      'ContractSubmitted, ApprovalStepsOpened · in_approval',
      'reminder: approval finance',
      '陈洁 (finance) approves by the link in the mail, once reminded',
      'CustomerConfirmationRequested · awaiting_customer',
      'ContractReturned · draft',
      'ContractActivated · active',
      'DeliveryRejected · active',
      'AmendmentExecuted · active',
      'nobody was bothered',
      'payment on-acceptance is overdue',
      'ContractCompleted, ArchivingAsked · completed',
      'ContractArchived · archived',
      '18.0 months of contract time',
      'Events, read model and workflow said the same',
    ];
    const places = inOrder.map((line) => output.indexOf(line));
    expect({ code, output, missing: inOrder.filter((_, index) => places[index] === -1) }).toEqual({
      code: 0,
      output,
      missing: [],
    });
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
