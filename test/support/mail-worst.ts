import { readMail } from '../../lambdas/mail/read-mail';
import { MAIL_LIMITS } from '../../shared/domain/mail';
import { zip } from './mail-contents';
import { bytesOf, message, part, transferred } from './mime';

/** Fills a message up to the limit of 40 MB with copies of `unit`, behind `start`. */
function filled(start: Buffer, unit: string | Buffer, end = ''): Buffer {
  const room = MAIL_LIMITS.messageBytes - start.length - end.length;
  return bytesOf(start, Buffer.alloc(room - (room % unit.length), unit), end);
}

function packed(): Buffer {
  const page = Buffer.from(Array.from({ length: 20_000 }, (_, index) => (index * index * 31) >>> 5));
  return zip({ 'buyuk.txt': Buffer.alloc(59 * 1024 * 1024, page) });
}

function wrapped(levels: number): Buffer {
  const headers = ['Content-Type: message/rfc822', 'Content-Transfer-Encoding: quoted-printable'];
  const end = filled(Buffer.from('\r\n'), `${'x'.repeat(70)}\n`);
  return Array.from({ length: levels })
    .reduce<Buffer>((inner) => part(headers, inner), end)
    .subarray(0, MAIL_LIMITS.messageBytes);
}

const file = (encoding: string) =>
  message(part(['Content-Type: application/octet-stream; name=a.bin', `Content-Transfer-Encoding: ${encoding}`]));
const mixed = message(part(['Content-Type: multipart/mixed; boundary=b'], '--b\r\n'));

/** The costliest messages of the size SES delivers. */
const worst: Readonly<Record<string, () => Buffer>> = {
  'line breaks': () => filled(message(part(['Content-Type: text/plain'])), '\n'),
  'quoted-printable': () => filled(file('quoted-printable'), '=C5=9E=\r\n'),
  'nearly delimiters': () => filled(mixed, '\n--bx'),
  'many heads': () => filled(mixed, `${'X-A: b\r\n'.repeat(5_000)}\r\nx\r\n--b\r\n`),
  archive: () =>
    message(
      part(['Content-Transfer-Encoding: base64', 'Content-Type: application/zip'], transferred(packed(), 'base64')),
    ),
  'message in message': () => wrapped(18),
};

async function run(): Promise<void> {
  for (const [name, make] of Object.entries(worst)) {
    const raw = make();
    const { attachments, problems } = await readMail(raw, { authservIds: [], ownAddresses: [] });
    const outcome = attachments.map(({ status, ...rest }) => ('reason' in rest ? rest.reason : status));
    const peakMb = Math.ceil(process.resourceUsage().maxRSS / 1024);
    console.log(JSON.stringify({ name, outcome, problems, peakMb }));
  }
}

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
