import { build, copyButton } from './elements.js';

/** Shows who can sign in. */
export function showPeople(people, chooseAgent) {
  const password = people[0]?.password ?? '';
  document.getElementById('password').textContent = password;
  document.getElementById('password-copy').replaceWith(copyButton(password, 'Copy the password'));
  document.getElementById('people-list').append(...people.map((person) => item(person, chooseAgent)));
}

function item(person, chooseAgent) {
  const { number, title, state, name, phone, plainPhone } = person;
  const send = build(
    'button',
    { type: 'button', className: 'btn plain small', ariaLabel: `Send a transfer for ${title}` },
    'Transfer',
  );
  send.addEventListener('click', () => chooseAgent(person));
  return build(
    'li',
    {},
    build(
      'div',
      {},
      build('strong', {}, title),
      ...(state === 'active' ? [] : [' ', build('span', { className: 'tag' }, state)]),
      build('span', { className: 'sub' }, number.slice(0, -4), build('b', {}, number.slice(-4)), ` · ${name}`),
    ),
    build('div', { className: 'buttons' }, send, copyButton(plainPhone, `Copy ${phone}`, phone)),
  );
}
