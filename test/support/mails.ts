import { strToU8 } from 'fflate';
import type { MailProblem } from '../../shared/domain/mail';
import { ACCEPTED, lying, PDF, QUARANTINED, tnef, zip } from './mail-contents';
import {
  attachment,
  type Charset,
  encode,
  html,
  message,
  multipart,
  part,
  plain,
  type Transfer,
  transferred,
  word,
  wordOf,
} from './mime';

/** What a message must be read as; what is not named is not checked. */
export interface Expected {
  readonly subject?: string;
  readonly fromName?: string;
  readonly text?: string;
  /** Name and, for what is quarantined, the reason; all of them, in order. Without this: none. */
  readonly attachments?: readonly (readonly [name: string, reason?: string])[];
  readonly problems?: readonly MailProblem[];
}

/** A made-up raw message with what must be read from it. */
export interface MadeMail {
  readonly family: string;
  readonly name: string;
  readonly raw: Buffer;
  readonly expected: Expected;
}

const SENTENCE = 'Sayın yetkili, İSTANBUL ŞİŞLİ şubemizin bilgileri değişti: ÇĞİÖŞÜ çğıöşü.';
const TWO_LINES = `${SENTENCE}\r\nIğdır'dan saygılar`;
const TWO_LINES_READ = TWO_LINES.replace('\r\n', '\n');
const NAMES = ['İmza sirküleri.pdf', 'çığ & öğüş (2).pdf', 'KİMLİK_ŞÜKRÜ-ĞÖÇ.pdf'];

function family(
  name: string,
  mails: readonly (readonly [name: string, raw: Buffer, expected: Expected])[],
): MadeMail[] {
  return mails.map(([variation, raw, expected]) => ({ family: name, name: `${name}: ${variation}`, raw, expected }));
}

/** Real charset, label, and whether the text was encoded twice. */
const LABELS: readonly (readonly [Charset, string | undefined])[] = [
  ['utf-8', 'utf-8'],
  ['utf-8', 'UTF8'],
  ['utf-8', 'iso-8859-9'],
  ['utf-8', 'windows-1252'],
  ['utf-8', 'us-ascii'],
  ['utf-8', undefined],
  ['windows-1254', 'windows-1254'],
  ['windows-1254', 'cp1254'],
  ['windows-1254', 'iso-8859-9'],
  ['windows-1254', 'iso-8859-1'],
  ['windows-1254', 'utf-8'],
  ['windows-1254', 'x-bilinmeyen'],
  ['windows-1254', undefined],
];
const TRANSFERS: readonly Transfer[] = ['8bit', 'quoted-printable', 'base64'];

function charsets(): MadeMail[] {
  const labelled = LABELS.flatMap(([charset, label]) =>
    TRANSFERS.map(
      (transfer) =>
        [
          `${charset} called ${label ?? 'nothing'}, ${transfer}`,
          body(encode(TWO_LINES, charset), label, transfer),
          { text: TWO_LINES_READ },
        ] as const,
    ),
  );
  const twice = Buffer.from(encode(TWO_LINES, 'utf-8').toString('latin1'));
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TWO_LINES, 'utf16le')]);
  return family('charset', [
    ...labelled,
    ['encoded twice', body(twice, 'utf-8', 'base64'), { text: TWO_LINES_READ }],
    ['UTF-16', body(utf16, 'utf-16', 'base64'), { text: TWO_LINES_READ }],
    [
      'UTF-8 cut in a letter',
      body(encode('bakiye yüklü, İŞ', 'utf-8').subarray(0, -1), 'utf-8', 'base64'),
      { text: 'bakiye yüklü, İ\ufffd' },
    ],
  ]);
}

function body(content: Buffer, label: string | undefined, transfer: Transfer, type = 'text/plain'): Buffer {
  const charset = label === undefined ? '' : `; charset=${label}`;
  const headers = [`Content-Type: ${type}${charset}`, `Content-Transfer-Encoding: ${transfer}`];
  return message(part(headers, transferred(content, transfer)));
}

function headers(): MadeMail[] {
  const subject = 'Temsilci bilgi değişikliği: ÇĞİÖŞÜ ığ';
  const name = 'Şükrü Iğdırlı';
  const labels: readonly (readonly [Charset, string])[] = [
    ['utf-8', 'utf-8'],
    ['utf-8', 'iso-8859-9'],
    ['windows-1254', 'windows-1254'],
    ['windows-1254', 'ISO-8859-9'],
    ['windows-1254', 'iso-8859-1'],
    ['windows-1254', 'utf-8'],
  ];
  const entity = plain('merhaba');
  const expected = { subject, fromName: name, text: 'merhaba' };
  const encoded = labels.flatMap(([charset, label]) =>
    (['B', 'Q'] as const).flatMap((encoding) => {
      const whole = word(subject, encoding, charset, label);
      const bytes = encode(subject, charset);
      const from = `From: ${word(name, encoding, charset, label)} <market@ornek.com.tr>`;
      // Cut inside a letter of two bytes where the charset has any, on a group of base64 either way.
      const cut = [bytes.subarray(0, 21), bytes.subarray(21)]
        .map((piece) => wordOf(piece, encoding, label))
        .join('\r\n ');
      return [
        [`${charset} called ${label}, ${encoding}`, message(entity, [from, `Subject: ${whole}`]), expected],
        [`${charset} called ${label}, ${encoding}, in two words`, message(entity, [from, `Subject: ${cut}`]), expected],
      ] as const;
    }),
  );
  const raw = (['utf-8', 'windows-1254'] as const).map((charset) => {
    const from = encode(`From: "${name}" <market@ornek.com.tr>`, charset);
    return [`raw ${charset}`, message(entity, [from, encode(`Subject: ${subject}`, charset)]), expected] as const;
  });
  return family('header', [
    ...encoded,
    ...raw,
    ['folded', message(entity, ['Subject: bir\r\n iki\r\n\tüç']), { subject: 'bir iki üç' }],
    ['language tag', message(entity, [`Subject: =?utf-8*tr?Q?de=C4=9Fi=C5=9Fiklik?=`]), { subject: 'değişiklik' }],
    [
      'words beside text',
      message(entity, ['Subject: Re: =?utf-8?Q?=C4=B0ptal?= talebi']),
      { subject: 'Re: İptal talebi' },
    ],
    ['broken word', message(entity, ['Subject: =?utf-8?B?????=?= x']), { text: 'merhaba' }],
    ['control characters', message(entity, ['Subject: a\u0007b\u202ec']), { subject: 'a b c' }],
    [
      'comma in a name',
      message(entity, ['From: =?utf-8?Q?Market=2C_=C5=9Ei=C5=9Fli?= <a@ornek.com.tr>']),
      { fromName: 'Market, Şişli' },
    ],
    ['two subjects', message(entity, ['Subject: ilk', 'Subject: ikinci']), { subject: 'ilk' }],
    ['two message ids', message(entity, ['Message-ID: <1@a.b>', 'Message-ID: <2@a.b>']), { text: 'merhaba' }],
    [
      'two senders',
      message(entity, ['From: a@ornek.com.tr', 'From: b@ornek.com.tr']),
      { problems: ['several-senders'] },
    ],
  ]);
}

function attachmentNames(): MadeMail[] {
  const writings: readonly (readonly [string, (name: string) => readonly (string | Buffer)[]])[] = [
    ['RFC 2231', (name) => [`Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}`]],
    [
      'RFC 2231 in windows-1254',
      (name) => [`Content-Disposition: attachment; filename*=windows-1254'tr'${percent(encode(name, 'windows-1254'))}`],
    ],
    [
      'RFC 2231 in windows-1254 called utf-8',
      (name) => [`Content-Disposition: attachment; filename*=utf-8''${percent(encode(name, 'windows-1254'))}`],
    ],
    ['RFC 2231 continued', (name) => continued(name)],
    [
      'RFC 2231 beside a plain one',
      (name) => [`Content-Disposition: attachment; filename="belge.pdf"; filename*=utf-8''${encodeURIComponent(name)}`],
    ],
    ['encoded word, B', (name) => [`Content-Disposition: attachment; filename="${word(name, 'B')}"`]],
    [
      'encoded word, Q, iso-8859-9',
      (name) => [`Content-Disposition: attachment;\r\n filename="${word(name, 'Q', 'windows-1254', 'iso-8859-9')}"`],
    ],
    [
      'in the type only',
      (name) => [`Content-Disposition: attachment`, `Content-Type: application/pdf; name="${word(name, 'B')}"`],
    ],
    ['raw UTF-8', (name) => [`Content-Disposition: attachment; filename="${name}"`]],
    ['raw windows-1254', (name) => [encode(`Content-Disposition: attachment; filename="${name}"`, 'windows-1254')]],
    ['with folders', (name) => [`Content-Disposition: attachment; filename="C:\\belgeler\\${name}"`]],
  ];
  return family('attachment name', [
    ...writings.flatMap(([writing, write]) =>
      NAMES.map(
        (name) =>
          [`${writing} ${name}`, carrying(part(write(name), PDF)), { text: 'ekte', attachments: [[name]] }] as const,
      ),
    ),
    ['climbing', carrying(attachment('../../etc/passwd.pdf', PDF)), { attachments: [['passwd.pdf']] }],
    ['only dots', carrying(attachment('../..', PDF)), { attachments: [['ek-1.pdf']] }],
    ['none', carrying(attachment(undefined, PDF)), { attachments: [['ek-1.pdf']] }],
    ['control characters', carrying(attachment('a\u0001b.pdf', PDF)), { attachments: [['ab.pdf']] }],
    ['very long', carrying(attachment(`${'ş'.repeat(3_000)}.pdf`, PDF)), { attachments: [[`${'ş'.repeat(96)}.pdf`]] }],
  ]);
}

function percent(bytes: Buffer): string {
  return Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}

/** Three sections, cut in the middle of a letter's bytes and given out of order. */
function continued(name: string): string[] {
  const sections = percent(Buffer.from(name)).match(/(?:%..){1,9}/g) ?? [];
  const written = sections.map((section, index) => `filename*${index}*=${index === 0 ? "utf-8''" : ''}${section}`);
  return [`Content-Disposition: attachment;\r\n ${written.reverse().join(';\r\n ')}`];
}

function carrying(...attachments: readonly Buffer[]): Buffer {
  return message(multipart('mixed', [plain('ekte'), ...attachments]));
}

function structures(): MadeMail[] {
  const pdf = attachment('belge.pdf', PDF, 'application/pdf');
  const logo = part(
    ['Content-Type: image/gif; name=logo.gif', 'Content-ID: <logo>', 'Content-Disposition: inline'],
    ACCEPTED['logo.gif'][1],
  );
  const both = multipart('alternative', [plain('düz metin'), html('<p>süslü <b>metin</b></p>')]);
  const forwarded = (entity: Buffer, transfer: Transfer = '8bit') =>
    part(['Content-Type: message/rfc822', `Content-Transfer-Encoding: ${transfer}`], transferred(entity, transfer));
  const inner = message(multipart('mixed', [plain('içteki'), pdf], 'ic'), [`Subject: ${word('İlk ileti', 'B')}`]);
  const quoted = '--- Ornek Market <market@ornek.com.tr> · İlk ileti ---\niçteki';
  const made: readonly (readonly [string, Buffer, Expected])[] = [
    ['text only', message(plain('merhaba')), { text: 'merhaba' }],
    ['no type', message(part([], 'merhaba')), { text: 'merhaba' }],
    [
      'HTML only',
      message(html('<style>p{}</style><p>Bir &amp; iki<br>üç&nbsp;dört</p><script>kotu()</script>')),
      { text: 'Bir & iki\nüç dört' },
    ],
    ['plain and HTML', message(both), { text: 'düz metin' }],
    [
      'HTML and plain',
      message(multipart('alternative', [html('<p>x</p>'), plain('düz metin')])),
      { text: 'düz metin' },
    ],
    ['empty plain and HTML', message(multipart('alternative', [plain(' '), html('<p>süslü</p>')])), { text: 'süslü' }],
    [
      'inline image',
      message(multipart('related', [html('<p>bak</p><img src="cid:logo">'), logo])),
      { text: 'bak', attachments: [['logo.gif']] },
    ],
    [
      'alternative with related',
      message(multipart('alternative', [plain('bak'), multipart('related', [html('bak'), logo])])),
      { text: 'bak', attachments: [['logo.gif']] },
    ],
    ['mixed', message(multipart('mixed', [both, pdf])), { text: 'düz metin', attachments: [['belge.pdf']] }],
    [
      'texts around',
      message(multipart('mixed', [plain('önce'), pdf, plain('sonra')])),
      { text: 'önce\n\nsonra', attachments: [['belge.pdf']] },
    ],
    [
      'nested',
      message(multipart('mixed', [multipart('mixed', [multipart('mixed', [both, pdf], 'c')], 'b'), pdf], 'a')),
      { text: 'düz metin', attachments: [['belge.pdf'], ['belge.pdf']] },
    ],
    [
      'boundaries that begin alike',
      message(multipart('mixed', [multipart('mixed', [plain('bir')], 'sinirX'), pdf], 'sinir')),
      { text: 'bir', attachments: [['belge.pdf']] },
    ],
    [
      'signed',
      message(multipart('signed', [plain('imzalı'), attachment('smime.p7s', QUARANTINED['smime.p7s'][1])])),
      { text: 'imzalı', attachments: [['smime.p7s', 'signature']] },
    ],
    [
      'calendar',
      message(
        multipart('alternative', [
          plain('toplantı'),
          part(['Content-Type: text/calendar; method=REQUEST'], ACCEPTED['toplanti.ics'][1]),
        ]),
      ),
      { text: 'toplantı', attachments: [['ek-1.ics']] },
    ],
    [
      'forwarded',
      message(multipart('mixed', [plain('iletiyorum'), forwarded(inner)])),
      { text: `iletiyorum\n\n${quoted}`, attachments: [['belge.pdf']] },
    ],
    [
      'forwarded in base64',
      message(multipart('mixed', [plain('iletiyorum'), forwarded(inner, 'base64')])),
      { text: `iletiyorum\n\n${quoted}`, attachments: [['belge.pdf']] },
    ],
    [
      'forwarded as a file',
      message(multipart('mixed', [plain('iletiyorum'), attachment('ileti.eml', inner)])),
      { text: `iletiyorum\n\n${quoted}`, attachments: [['belge.pdf']] },
    ],
    ['digest', message(multipart('digest', [part([], inner)])), { text: quoted, attachments: [['belge.pdf']] }],
    [
      'report',
      message(
        multipart(
          'report; report-type=delivery-status',
          [plain('ulaşmadı'), part(['Content-Type: message/delivery-status'], 'Action: failed\r\n')],
          'r',
        ),
      ),
      { text: 'ulaşmadı', attachments: [['ek-1.txt']] },
    ],
    [
      'flowed',
      message(part(['Content-Type: text/plain; charset=utf-8; format=flowed'], 'uzun \r\nsatır\r\nyeni')),
      { text: 'uzun satır\nyeni' },
    ],
    ['PDF called text', message(part(['Content-Type: text/plain'], PDF)), { text: '', attachments: [['ek-1.pdf']] }],
    [
      'text as a file',
      message(multipart('mixed', [plain('ekte'), part(['Content-Type: text/plain; name=not.txt'], 'not')])),
      { text: 'ekte', attachments: [['not.txt']] },
    ],
    [
      'unclosed',
      message(multipart('mixed', [plain('ekte'), pdf], 'b', '')),
      { text: 'ekte', attachments: [['belge.pdf']], problems: ['truncated'] },
    ],
    [
      'cut off',
      message(multipart('mixed', [plain('ekte'), pdf])).subarray(0, -30),
      { text: 'ekte', attachments: [['belge.pdf']], problems: ['truncated'] },
    ],
    [
      'boundary not named',
      message(part(['Content-Type: multipart/mixed'], '--bb\r\n\r\nmetin\r\n--bb--\r\n')),
      { text: 'metin' },
    ],
    [
      'boundary named wrongly',
      message(part(['Content-Type: multipart/mixed; boundary=aa'], '--bb\r\n\r\nmetin\r\n--bb--\r\n')),
      { text: 'metin' },
    ],
    [
      'no boundary at all',
      message(part(['Content-Type: multipart/mixed; boundary=aa'], 'metin\r\n')),
      { text: 'metin', problems: ['no-boundary'] },
    ],
    [
      'notes outside',
      message(
        part(['Content-Type: multipart/mixed; boundary=a'], 'MIME iletisi\r\n--a\r\n\r\nmetin\r\n--a--\r\nson\r\n'),
      ),
      { text: 'metin' },
    ],
    [
      'content outside',
      message(
        part(['Content-Type: multipart/mixed; boundary=a'], `--a\r\n\r\nmetin\r\n--a--\r\n${'gizli '.repeat(300)}`),
      ),
      { text: 'metin', attachments: [['ek-1.bin', 'outside-structure']] },
    ],
  ];
  const unix = made.map(([name, raw, expected]) => [`${name}, LF`, lineFeeds(raw), expected] as const);
  const whole = message(plain('merhaba'), [`Subject: ${word('değişti', 'B')}`]);
  const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), whole]);
  const returns = Buffer.from(whole.toString('latin1').replaceAll('\r\n', '\r'), 'latin1');
  const oddLines = [
    ['a byte order mark before the head', marked, { subject: 'değişti', text: 'merhaba' }],
    ['carriage returns alone', returns, { subject: 'değişti', text: 'merhaba' }],
  ] as const;
  return family('structure', [...made, ...unix, ...oddLines]);
}

/** What a mailbox on Unix makes of a message. */
function lineFeeds(raw: Buffer): Buffer {
  return Buffer.from(raw.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}

function contents(): MadeMail[] {
  const accepted = Object.entries(ACCEPTED).flatMap(([name, [, content]]) => [
    [`${name}`, carrying(attachment(name, content)), { attachments: [[name]] }] as const,
    [
      `${name} called a PDF`,
      carrying(attachment('belge.pdf', content, 'application/pdf')),
      { attachments: [['belge.pdf']] },
    ] as const,
    [
      `${name} in a ZIP`,
      carrying(attachment('arsiv.zip', zip({ [name]: content }))),
      { attachments: [[name]] },
    ] as const,
  ]);
  const shown = (name: string) => name.replace('\u202e', '').replace(/ +/g, ' ');
  const refused = Object.entries(QUARANTINED).flatMap(([name, [reason, content]]) => [
    [
      `${shown(name)}, ${reason}`,
      message(
        multipart('mixed', [
          plain('ekte'),
          part(
            [
              `Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}`,
              'Content-Transfer-Encoding: base64',
            ],
            transferred(content, 'base64'),
          ),
        ]),
      ),
      { text: 'ekte', attachments: [[shown(name), reason]] },
    ] as const,
    [
      `${shown(name)}, ${reason}, in a ZIP`,
      carrying(attachment('arsiv.zip', zip({ [name]: content }))),
      { attachments: [[shown(name), reason]] },
    ] as const,
  ]);
  return family('content', [...accepted, ...refused]);
}

function archives(): MadeMail[] {
  const zeros = new Uint8Array(3_000_000);
  const many = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`${index}.txt`, strToU8('x')]));
  const two = zip({ 'bir.pdf': PDF, 'alt/iki.pdf': PDF });
  const carried = (name: string, content: Buffer) => carrying(attachment(name, content));
  const large = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`${index}.bin`, noise(20_000)]));
  const truncated = tnef([{ name: 'a.pdf', content: PDF }]).subarray(0, -4);
  return family('archive', [
    ['two files', carried('arsiv.zip', two), { attachments: [['bir.pdf'], ['iki.pdf']] }],
    [
      'climbing names',
      carried('a.zip', zip({ '../../x.pdf': PDF, '/etc/y.pdf': PDF, 'C:\\z.pdf': PDF })),
      { attachments: [['x.pdf'], ['y.pdf'], ['z.pdf']] },
    ],
    ['names of Windows', carried('a.zip', named857()), { attachments: [['İŞĞığş.pdf']] }],
    ['in an archive', carried('a.zip', zip({ 'b.zip': two })), { attachments: [['bir.pdf'], ['iki.pdf']] }],
    [
      'in an archive in an archive',
      carried('a.zip', zip({ 'b.zip': zip({ 'c.zip': two }) })),
      { attachments: [['c.zip', 'archive-limits']] },
    ],
    ['bomb by ratio', carried('a.zip', zip({ 'sifir.txt': zeros })), { attachments: [['a.zip', 'archive-limits']] }],
    ['bomb by size', carried('a.zip', lying(zip(large), 3_000_000)), { attachments: [['a.zip', 'archive-limits']] }],
    ['bomb by count', carried('a.zip', zip(many)), { attachments: [['a.zip', 'archive-limits']] }],
    [
      'bomb called a document',
      carried('a.docx', zip({ '[Content_Types].xml': strToU8('x'), 'word/x.xml': zeros })),
      { attachments: [['a.docx', 'archive-limits']] },
    ],
    [
      'more inside than declared',
      carried('a.zip', lying(zip({ 'a.txt': noise(100_000) }), 10)),
      { attachments: [['a.zip', 'broken-archive']] },
    ],
    [
      'bomb that declares little',
      carried('a.zip', lying(zip({ 'a.txt': zeros }), 10)),
      { attachments: [['a.zip', 'broken-archive']] },
    ],
    ['less inside than declared', carried('a.zip', lying(two, 1_000)), { attachments: [['a.zip', 'broken-archive']] }],
    ['cut off', carried('a.zip', two.subarray(0, -20)), { attachments: [['a.zip', 'broken-archive']] }],
    ['without files', carried('a.zip', zip({})), { attachments: [['a.zip', 'empty']] }],
    [
      'winmail.dat',
      carried(
        'winmail.dat',
        tnef([
          { name: 'BELGE~1.PDF', longName: 'Belge İki.pdf', content: PDF },
          { name: 'a.exe', content: QUARANTINED['program.exe'][1] },
        ]),
      ),
      { attachments: [['Belge İki.pdf'], ['a.exe', 'executable']] },
    ],
    [
      'winmail.dat, short names',
      carried('winmail.dat', tnef([{ name: 'belge.pdf', content: PDF }])),
      { attachments: [['belge.pdf']] },
    ],
    [
      'winmail.dat cut off',
      carried('winmail.dat', truncated),
      { attachments: [['ek-1.pdf'], ['winmail.dat', 'broken-archive']] },
    ],
    ['winmail.dat without files', carried('winmail.dat', tnef([])), { attachments: [['winmail.dat', 'empty']] }],
    ['winmail.dat in itself', carried('winmail.dat', nestedTnef(5)), { attachments: [['4.dat', 'archive-limits']] }],
  ]);
}

/** Bytes that no packing makes smaller. */
function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[i] = state >>> 16;
  }
  return bytes;
}

/** An archive with a name in the code page of Turkish Windows. */
function named857(): Buffer {
  const archive = zip({ '......pdf0': PDF });
  const name = Buffer.from([0x98, 0x9e, 0xa6, 0x8d, 0xa7, 0x9f, 0x2e, 0x70, 0x64, 0x66]);
  for (let at = archive.indexOf('......pdf0'); at >= 0; at = archive.indexOf('......pdf0')) name.copy(archive, at);
  return archive;
}

function nestedTnef(levels: number): Buffer {
  const inner = Array.from({ length: levels }, (_, index) => index).reduce(
    (content, level) => tnef([{ name: `${level + 1}.dat`, content }]),
    PDF as Buffer,
  );
  return inner;
}

function hostile(): MadeMail[] {
  const many = (count: number, one: Buffer) =>
    message(
      multipart(
        'mixed',
        Array.from({ length: count }, () => one),
        'x',
      ),
    );
  const nested = (levels: number) =>
    Array.from({ length: levels }, (_, index) => index).reduce(
      (entity, level) => multipart('mixed', [entity], `b${level}b`),
      plain('derinde'),
    );
  const forwards = (levels: number) =>
    Array.from({ length: levels }).reduce<Buffer>(
      (entity) => part(['Content-Type: message/rfc822'], entity),
      plain('derinde'),
    );
  const listed = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      index < 50 ? (['a.pdf'] as const) : (['a.pdf', 'too-many-attachments'] as const),
    );
  return family('hostile', [
    ['nothing', Buffer.alloc(0), { text: '', problems: ['empty'] }],
    ['an empty line', Buffer.from('\r\n'), { text: '', problems: ['no-headers'] }],
    [
      'no head',
      Buffer.from('Sadece bir satır yazı.\r\n'),
      { text: 'Sadece bir satır yazı.', problems: ['no-headers'] },
    ],
    ['head only', Buffer.from('Subject: konu\r\nFrom: a@ornek.com.tr'), { subject: 'konu', text: '' }],
    ['noise', Buffer.from(noise(5_000)), { problems: ['no-headers'], attachments: [['ek-1.bin', 'unknown-type']] }],
    [
      'NUL bytes',
      message(plain(`mer\0haba, ${'uzun metin '.repeat(10)}`)),
      { text: `merhaba, ${'uzun metin '.repeat(10).trim()}` },
    ],
    ['NUL in headers', message(plain('x'), ['Subject: a\0b']), { subject: 'a b' }],
    ['60 attachments', many(60, attachment('a.pdf', PDF)), { text: '', attachments: listed(60) }],
    [
      '10,000 attachments',
      many(10_000, attachment('a.pdf', PDF)),
      {
        text: '',
        attachments: [...listed(200), ['diger-800-parca.bin', 'too-many-attachments'] as const],
        problems: ['too-many-parts'],
      },
    ],
    [
      '10,000 empty parts',
      many(10_000, part([])),
      { text: '', attachments: [['ek-1.bin', 'too-many-attachments']], problems: ['too-many-parts'] },
    ],
    [
      '100 multiparts in one another',
      message(nested(100)),
      { text: '', attachments: [['ek-1.bin', 'nested-too-deep']] },
    ],
    ['15 multiparts in one another', message(nested(15)), { text: 'derinde' }],
    ['100 messages in one another', message(forwards(100)), { attachments: [['ek-1.bin', 'nested-too-deep']] }],
    [
      '100,000 headers',
      message(plain('x'), [`Subject: konu\r\n${'X-A: b\r\n'.repeat(100_000)}X-Z: z`]),
      { subject: 'konu', text: 'x', problems: ['too-many-headers'] },
    ],
    [
      'a header of 1 MB',
      message(plain('x'), [`Subject: ${'a'.repeat(1_000_000)}`]),
      { subject: 'a'.repeat(500), problems: ['too-many-headers'] },
    ],
    [
      '10,000 recipients',
      message(plain('x'), [`To: ${Array.from({ length: 10_000 }, (_, index) => `a${index}@b.co`).join(', ')}`]),
      { text: 'x' },
    ],
    [
      '20,000 encoded words',
      message(plain('x'), [`Subject: ${'=?utf-8?Q?a?= '.repeat(20_000)}`]),
      { subject: 'a'.repeat(500), problems: ['too-many-headers'] },
    ],
    [
      'parentheses',
      message(plain('x'), [`From: ${'('.repeat(30_000)} a@b.co`, `Content-Type: ${'('.repeat(30_000)}`]),
      { text: 'x' },
    ],
    ['unclosed tags', message(html(`${'<a '.repeat(50_000)}<div`)), { text: '' }],
    ['100,000 tags in one another', message(html(`${'<b>'.repeat(100_000)}x${'</i>'.repeat(100_000)}`)), { text: 'x' }],
    ['a line of 2 MB', message(plain('ş'.repeat(1_000_000))), { problems: ['text-cut'], attachments: [['ek-1.txt']] }],
    [
      'broken base64',
      message(
        multipart('mixed', [
          plain('ekte'),
          part(
            ['Content-Type: application/pdf; name=a.pdf', 'Content-Transfer-Encoding: base64'],
            `@@${PDF.toString('base64').slice(0, 40)}*ü*${PDF.toString('base64').slice(40)}!`,
          ),
        ]),
      ),
      { attachments: [['a.pdf']] },
    ],
    [
      'padded lines of base64',
      message(part(['Content-Type: text/plain', 'Content-Transfer-Encoding: base64'], 'YQ==\r\nYmM=\r\nZA==\r\n')),
      { text: 'abcd' },
    ],
    [
      'broken quoted-printable',
      message(part(['Content-Type: text/plain', 'Content-Transfer-Encoding: quoted-printable'], 'a=ZZb=3=\r\nc=')),
      { text: 'a=ZZb=3c=' },
    ],
    [
      'unknown encoding',
      message(part(['Content-Type: text/plain', 'Content-Transfer-Encoding: x-garip'], 'merhaba')),
      { text: 'merhaba' },
    ],
    [
      'an empty boundary',
      message(part(['Content-Type: multipart/mixed; boundary=""'], '--\r\n\r\nx\r\n----\r\n')),
      { problems: ['no-boundary'] },
    ],
    [
      'dashes',
      message(part(['Content-Type: multipart/mixed; boundary="-"'], '-'.repeat(1_000_000))),
      { problems: ['no-boundary', 'text-cut'], attachments: [['ek-1.txt']] },
    ],
    ['a message without end of lines', Buffer.from('From: a@b.co\rSubject: x\r\rmerhaba'), {}],
  ]);
}

/** Our own messages: families of charsets, structures, contents and attacks, each with what must come of it. */
export function madeMails(): MadeMail[] {
  return [
    ...charsets(),
    ...headers(),
    ...attachmentNames(),
    ...structures(),
    ...contents(),
    ...archives(),
    ...hostile(),
  ];
}
