import { approverOf, manager, revisionSubject, vote } from './a-contract';
import { type Answer } from './harness';

/** A life up to the customer's confirmation, as people really approve: with everything that comes in between. */
export async function approveInEveryWay(
  send: (command: string, body: object) => Promise<Answer>,
  stepsAsked: () => Promise<string[]>,
): Promise<Answer> {
  const [executive, legal] = [approverOf('executive'), approverOf('legal')];
  const reason = 'So it is better.';
  await send('submit', { revision: 1 });
  await send('recall', { subject: revisionSubject(), reason });
  await send('submit', { revision: 2 });
  await send('nudge', {});
  await send('send-copy', { recipients: [manager], note: 'For your information.' });
  await send('comment', { subject: revisionSubject(2), by: legal, text: 'Which law?', mustBeResolved: true });
  await send('resolve-comment', {
    subject: revisionSubject(2),
    commentId: 'comment-1',
    by: legal,
    text: 'Chinese law.',
  });
  await send('delegate', { ...vote('legal', 2), to: manager, reason });
  await send('approve', { ...vote('legal', 2), approver: manager });
  await send('reassign', { from: approverOf('finance'), to: executive, reason });
  await send('approve', { ...vote('finance', 2), approver: executive });
  await send('return-to-step', { ...vote('business', 2), toStepId: 'legal', straightBack: true, reason });
  expect(await stepsAsked()).toEqual(['legal']);
  await send('approve', vote('legal', 2));
  await send('add-approver', { ...vote('business', 2), person: manager, position: 'before', reason });
  expect(await stepsAsked()).toEqual(['added-1']);
  await send('approve', { ...vote('business', 2), stepId: 'added-1', approver: manager });
  await send('approve', vote('business', 2));
  return send('approve', vote('executive', 2));
}
