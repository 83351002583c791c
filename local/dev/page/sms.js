import { call, keepDoing } from './calls.js';
import { build, copyButton, keepChildren } from './elements.js';
import { formatTime } from './writing.js';

const SHOWN = 12;
const EVERY_MS = 2_000;
/** A six-digit code, or the one-time password behind a colon. */
const SECRET = /\b\d{6}\b|(?<=: )[\p{L}\d-]{6,}/u;

/** Shows the SMS that were sent, newest first, and reads out the newest. */
export function showSms() {
  const list = document.getElementById('sms-list');
  let known;
  keepDoing(async () => {
    const messages = await call('GET', '/dev/api/sms');
    const latest = messages.slice(0, SHOWN);
    keepChildren(list, latest, ({ at, to, text }) => `${at} ${to} ${text}`, item);
    document.getElementById('sms-empty').hidden = messages.length > 0;
    const newest = JSON.stringify(latest[0]);
    if (known !== undefined && known.newest !== newest) {
      document.getElementById('sms-news').textContent = `SMS to ${latest[0].to}: ${latest[0].text}`;
    }
    known = { newest };
  }, EVERY_MS);
}

function item({ to, text, at }) {
  const secret = SECRET.exec(text);
  const shown =
    secret === null
      ? [text]
      : [text.slice(0, secret.index), build('mark', {}, secret[0]), text.slice(secret.index + secret[0].length)];
  return build(
    'li',
    {},
    build(
      'div',
      {},
      build('span', { className: 'sub' }, `${formatTime(at)} · ${to}`),
      build('p', { className: 'wrap' }, ...shown),
    ),
    copyButton(secret?.[0] ?? text, secret === null ? 'Copy the text' : `Copy ${secret[0]}`),
  );
}
