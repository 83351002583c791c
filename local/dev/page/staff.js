import { call, keepDoing } from './calls.js';
import { build, copyButton, keepChildren } from './elements.js';

const EVERY_MS = 2_000;

/** Shows who of the staff can sign in, and the codes their authenticators show now. */
export function showStaff() {
  const list = document.getElementById('staff-list');
  let isPasswordShown = false;
  keepDoing(async () => {
    const staff = await call('GET', '/dev/api/staff');
    if (!isPasswordShown) {
      const password = staff[0]?.password ?? '';
      document.getElementById('staff-password').textContent = password;
      document
        .getElementById('staff-password-copy')
        .replaceWith(copyButton(password, 'Copy the password of the staff'));
      isPasswordShown = true;
    }
    keepChildren(list, staff, ({ email, code }) => `${email} ${code}`, item);
  }, EVERY_MS);
}

function item({ name, email, role, code }) {
  return build(
    'li',
    {},
    build('div', {}, build('strong', {}, name), build('span', { className: 'sub' }, `${role} · ${email}`)),
    build(
      'div',
      { className: 'buttons' },
      copyButton(email, `Copy ${email}`, 'E-mail'),
      copyButton(code, `Copy the code of ${name}`, code),
    ),
  );
}
