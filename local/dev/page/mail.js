import { call, keepDoing } from './calls.js';
import { build, keepChildren } from './elements.js';
import { fields } from './fields.js';
import { formatTime } from './writing.js';

const SHOWN = 12;
const EVERY_MS = 3_000;

/** Shows what mail came and went and what was given up, and the form that writes to the mailboxes. */
export function showMail() {
  const refresh = keepDoing(async () => {
    const [sent, received, dead] = await Promise.all(
      ['mail', 'mail/received', 'dead-letters'].map((name) => call('GET', `/dev/api/${name}`)),
    );
    list('mail-sent', sent, (mail) => mail.messageId, sentItem);
    list('mail-received', received, (mail) => mail.id, receivedItem);
    list(
      'dead-letters',
      dead.flatMap(({ queue, letters }) => letters.map((letter) => ({ ...letter, queue }))),
      (letter) => `${letter.id} ${letter.receives}`,
      (letter) => deadItem(letter, () => refresh()),
    );
  }, EVERY_MS);
  showForm(refresh);
  showVerdicts();
}

function list(id, items, keyOf, buildItem) {
  keepChildren(document.getElementById(id), items.slice(0, SHOWN), keyOf, buildItem);
  document.getElementById(`${id}-empty`).hidden = items.length > 0;
}

function sentItem({ at, to, subject, text }) {
  return build(
    'li',
    {},
    build(
      'div',
      {},
      build('span', { className: 'sub' }, `${formatTime(at)} · to ${to.join(', ')}`),
      build('details', {}, build('summary', {}, subject || '(no subject)'), build('p', { className: 'wrap' }, text)),
    ),
  );
}

function receivedItem({ id, at, from, to, subject, bytes }) {
  const size = `${Math.ceil(bytes / 1024)} KB`;
  return build(
    'li',
    {},
    build(
      'div',
      {},
      build(
        'span',
        { className: 'sub wrap' },
        `${formatTime(at)} · ${from || '(nobody)'} → ${to.join(', ')} · ${size}`,
      ),
      build('p', { className: 'wrap' }, subject || '(no subject)'),
    ),
    build(
      'a',
      { className: 'btn plain small', href: `/dev/api/mail/received/${id}`, ariaLabel: `Download ${subject || id}` },
      'Raw',
    ),
  );
}

function deadItem({ queue, body, sentAtMs, error, receives }, onRedriven) {
  const button = build('button', { type: 'button', className: 'btn plain small' }, 'Redrive');
  button.addEventListener('click', async () => {
    await call('POST', `/dev/api/dead-letters/${queue}/redrive`);
    onRedriven();
  });
  const keys = [...body.matchAll(/"key":"([^"]+)"/g)].map(([, key]) => key);
  return build(
    'li',
    {},
    build(
      'div',
      {},
      build('span', { className: 'sub' }, `${formatTime(sentAtMs)} · ${queue} · tried ${receives} times`),
      build('p', { className: 'wrap problem' }, [keys.join(', '), error].filter(Boolean).join(': ')),
    ),
    button,
  );
}

function showForm(onSent) {
  const form = document.getElementById('mail-form');
  form.prepend(
    fields(
      'mail',
      { name: 'from', label: 'From', type: 'email', value: 'temsilci@example.com', required: true },
      { name: 'to', label: 'To', options: ['evrak', 'info', 'faks'].map((box) => `${box}@faturakom.com`) },
      { name: 'subject', label: 'Subject' },
      { name: 'files', label: 'Attachments', type: 'file', multiple: true },
    ),
  );
  const result = document.getElementById('mail-result');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const button = form.querySelector('[type=submit]');
    button.disabled = true;
    try {
      const { files, ...rest } = Object.fromEntries(new FormData(form));
      const attachments = await Promise.all([...form.elements.files.files].map(attached));
      const { response } = await call('POST', '/dev/api/mail', { ...rest, attachments });
      result.replaceChildren(build('p', { className: 'note good' }, `Taken: ${response}`));
      onSent();
    } catch (error) {
      result.replaceChildren(build('p', { className: 'note bad' }, `Not taken: ${error.message}`));
    } finally {
      button.disabled = false;
    }
  });
}

/** A chosen file as the console's interface takes it. */
function attached(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('error', () => reject(reader.error));
    reader.addEventListener('load', () =>
      resolve({ name: file.name, contentBase64: reader.result.split(',')[1] ?? '' }),
    );
    reader.readAsDataURL(file);
  });
}

/** Switches what the receiving mail service finds out about messages from now on. */
async function showVerdicts() {
  const form = document.getElementById('verdict-form');
  const verdict = (name, label, options) => ({ name, label, options, isWide: false });
  const [proofs, scans] = [
    ['pass', 'fail', 'none'],
    ['PASS', 'FAIL', 'GRAY'],
  ];
  form.append(
    fields(
      'verdict',
      verdict('spf', 'SPF', proofs),
      verdict('dkim', 'DKIM', proofs),
      verdict('dmarc', 'DMARC', proofs),
      verdict('spam', 'Spam scan', scans),
      verdict('virus', 'Virus scan', scans),
    ),
  );
  const verdicts = await call('GET', '/dev/api/mail/verdicts');
  for (const [name, value] of Object.entries(verdicts)) form.elements[name].value = value;
  form.addEventListener('change', () => call('PUT', '/dev/api/mail/verdicts', Object.fromEntries(new FormData(form))));
}
