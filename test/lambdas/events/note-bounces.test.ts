import { noteBounces } from '../../../lambdas/events/note-bounces';
import { sendMail } from '../../../lambdas/mail/send-mail';
import type { Database } from '../../../lambdas/stores/database';
import { type MailSuppressions, openMailSuppressions } from '../../../lambdas/stores/mail-suppressions';
import { network } from '../../../shared/domain/network';
import { inert } from '../../support/fakes';
import { freshDatabase } from '../../support/fresh-database';

let database: Database;
let suppressions: MailSuppressions;

beforeEach(async () => {
  database = await freshDatabase();
  suppressions = openMailSuppressions(database);
});

const timestamp = '2026-11-23T14:00:00.000Z';
const bounce = (bounceType: string, ...emailAddresses: string[]) =>
  JSON.stringify({
    eventType: 'Bounce',
    bounce: {
      bounceType,
      bounceSubType: 'General',
      bouncedRecipients: emailAddresses.map((emailAddress) => ({
        emailAddress,
        diagnosticCode: 'smtp; 550 user unknown',
      })),
      timestamp,
    },
    mail: { messageId: 'x' },
  });
const complaint = (complaintFeedbackType?: string) =>
  JSON.stringify({
    eventType: 'Complaint',
    complaint: { complainedRecipients: [{ emailAddress: 'can@example.com' }], complaintFeedbackType, timestamp },
  });

async function noted(): Promise<unknown[]> {
  const all = [];
  for await (const suppression of suppressions.list()) all.push(suppression);
  return all;
}

test('an address that does not exist is written to no more', async () => {
  expect(await noteBounces(bounce('Permanent', 'Ayşe <Ayse@Example.com>'), { suppressions })).toBe(1);
  const mail = { to: 'ayse@example.com', subject: '', text: '', replyTo: network.formsMailbox, isAutomatic: true };
  const sending = await sendMail(mail, { sender: inert('sender'), suppressions });
  expect(sending).toEqual({ outcome: 'not-sent', why: 'bounced' });
});

test('told again, it is noted once and stays as it was first told', async () => {
  await noteBounces(bounce('Permanent', 'ali@example.com', 'can@example.com'), { suppressions });
  expect(await noteBounces(complaint(), { suppressions })).toBe(0);
  expect(await noted()).toEqual([
    { address: 'ali@example.com', why: 'bounced', at: timestamp, detail: 'smtp; 550 user unknown' },
    { address: 'can@example.com', why: 'bounced', at: timestamp, detail: 'smtp; 550 user unknown' },
  ]);
});

test('a full mailbox, and a message found to be no spam, close no address', async () => {
  await noteBounces(bounce('Transient', 'ali@example.com'), { suppressions });
  await noteBounces(complaint('not-spam'), { suppressions });
  expect(await noted()).toEqual([]);
});

test('who complains is written to no more, until staff lift it', async () => {
  await noteBounces(complaint('abuse'), { suppressions });
  expect(await suppressions.find('Can@example.com')).toMatchObject({ why: 'complained' });
  expect(await suppressions.lift('can@Example.com')).toBe('lifted');
  expect(await suppressions.lift('can@example.com')).toBe('unknown');
  expect(await suppressions.find('can@example.com')).toBeUndefined();
});

test('anything else is refused, so that it lies with the dead letters and not in silence', async () => {
  await expect(noteBounces('{"eventType":"Delivery"}', { suppressions })).rejects.toThrow();
});
