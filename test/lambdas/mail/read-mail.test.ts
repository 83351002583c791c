import { readMail } from '../../../lambdas/mail/read-mail';
import { AttachmentType, type ParsedMail } from '../../../shared/domain/mail';
import { QUARANTINE_WORDS } from '../../../shared/domain/quarantine-words';
import { dice } from '../../support/descriptions';
import { PDF } from '../../support/mail-contents';
import { madeMails } from '../../support/mails';
import { attachment, message, multipart, plain } from '../../support/mime';

const settings = { authservIds: ['mx.localhost'], ownAddresses: ['evrak@faturakom.com'] };
const mails = madeMails();

test('there are more than 300 messages, each with a name of its own', () => {
  expect(new Set(mails.map(({ name }) => name)).size).toBe(mails.length);
  expect(mails.length).toBeGreaterThanOrEqual(300);
});

test.each(mails)('$name', async ({ raw, expected }) => {
  const before = Buffer.from(raw);
  const mail = await readMail(raw, settings);
  expectSound(mail);
  expect(raw.equals(before)).toBe(true);
  if (expected.subject !== undefined) expect(mail.subject).toBe(expected.subject);
  if (expected.fromName !== undefined) expect(mail.from?.name).toBe(expected.fromName);
  if (expected.text !== undefined) expect(mail.text).toBe(expected.text);
  expect(mail.attachments.map(({ name, ...rest }) => ('reason' in rest ? [name, rest.reason] : [name]))).toEqual(
    expected.attachments ?? [],
  );
  expect(mail.problems).toEqual(expected.problems ?? []);
});

/** What holds for whatever was read. */
function expectSound(mail: ParsedMail): void {
  expect(mail.contentHash).toMatch(/^[0-9a-f]{64}$/);
  expect(mail.messageId).toMatch(/^(?:<[^<>\s]+>|sha256:[0-9a-f]{64})$/);
  expect(`${mail.text}${mail.subject}${mail.from?.name}`).not.toMatch(/(?![\n\t])\p{Cc}/u);
  for (const attachment of mail.attachments) {
    expect(attachment.name).toMatch(/^(?![. ])[^/\\\p{Cc}\p{Cf}]{1,120}$/u);
    expect(attachment.bytes).toBe(attachment.content.length);
    if (attachment.status === 'accepted') expect(AttachmentType.safeParse(attachment.type).success).toBe(true);
    else expect(QUARANTINE_WORDS[attachment.reason].tr).not.toBe('');
  }
}

test('what the virus scan refuses is not opened', async () => {
  const scanned = message(multipart('mixed', [plain('ekte'), attachment('belge.pdf', PDF)]));
  const verdicts = 'X-SES-Virus-Verdict: FAIL\r\nAuthentication-Results: mx.localhost; spf=none\r\n';
  const mail = await readMail(Buffer.concat([Buffer.from(verdicts), scanned]), settings);
  expect(mail.attachments).toMatchObject([{ name: 'belge.pdf', status: 'quarantined', reason: 'malware' }]);
});

test('whatever happens to the bytes on their way, something is read and nothing is thrown', async () => {
  const seed = Number(process.env.MAIL_SEED ?? Date.now() % 1_000_000);
  const rounds = Number(process.env.MAIL_ROUNDS ?? 2);
  console.log(`MAIL_SEED=${seed}`);
  const { roll, pick } = dice(seed);
  const small = mails.filter(({ raw }) => raw.length > 0 && raw.length < 20_000);
  for (let round = 0; round < rounds; round++) {
    for (const { name, raw } of small) {
      const damaged = damage(raw, roll, pick(['delete', 'repeat', 'swap', 'flip']));
      const mail = await readMail(damaged, settings).catch((error: unknown) => {
        throw new Error(`${name}, round ${round}, MAIL_SEED=${seed}`, { cause: error });
      });
      expectSound(mail);
    }
  }
});

function damage(raw: Buffer, roll: (below: number) => number, how: 'delete' | 'repeat' | 'swap' | 'flip'): Buffer {
  const [start, length] = [roll(raw.length), 1 + roll(200)];
  const [before, piece, after] = [
    raw.subarray(0, start),
    raw.subarray(start, start + length),
    raw.subarray(start + length),
  ];
  if (how === 'delete') return Buffer.concat([before, after]);
  if (how === 'repeat') return Buffer.concat([before, piece, piece, after]);
  if (how === 'flip') return Buffer.concat([before, Buffer.from(piece.map((byte) => byte ^ (1 << roll(8)))), after]);
  const lines = raw.toString('latin1').split('\n');
  const [one, other] = [roll(lines.length), roll(lines.length)];
  [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
  return Buffer.from(lines.join('\n'), 'latin1');
}
