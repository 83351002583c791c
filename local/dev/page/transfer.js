import { call } from './calls.js';
import { build } from './elements.js';
import { examplesFor } from './examples.js';
import { fields } from './fields.js';
import { formatLira, parseLira } from './writing.js';

/** Shows the form that sends a transfer. Returns what chooses the agent it is for. */
export function showTransferForm({ accounts, people, onBooked }) {
  const form = document.getElementById('transfer-form');
  form.prepend(
    fields(
      'transfer',
      { name: 'account', label: 'To account', options: accounts.map(({ id, bank }) => [`${bank} (${id})`, id]) },
      { name: 'amount', label: 'Amount, TL', inputMode: 'decimal', value: '1.250,00', required: true, isWide: false },
      { name: 'kind', label: 'Kind', options: ['FAST', 'EFT', 'HAVALE'], isWide: false },
      {
        ...{ name: 'count', label: 'Times', type: 'number', min: 1, max: 10_000, value: 1, required: true },
        isWide: false,
      },
      { name: 'agent', label: 'Agent', options: people.map((person, index) => [titleOf(person), index]) },
      { name: 'senderName', label: "Sender's name", maxLength: 140 },
    ),
  );
  form.querySelector('summary').after(
    fields(
      'transfer',
      { name: 'senderIban', label: "Sender's IBAN", maxLength: 34 },
      {
        ...{ name: 'bookedAt', label: 'Booked at, Istanbul', type: 'datetime-local', step: 1 },
        hint: 'Now, when empty. Earlier: it turns up late.',
      },
    ),
  );
  const { amount, agent, description, senderName } = form.elements;
  const result = document.getElementById('transfer-result');

  let example = 0;
  const suggest = () => {
    const person = people[agent.value];
    const { writings, mistakes } = examplesFor(person, people);
    const all = [...writings, ...mistakes];
    description.value = all[example].text;
    senderName.value = person.name.toLocaleUpperCase('tr');
    const button = ({ name }, index) => chip(name, index === example, () => choose(index));
    show('writings', writings.map(button));
    show(
      'mistakes',
      mistakes.map((one, index) => button(one, index + writings.length)),
    );
  };
  const choose = (index) => {
    example = index;
    suggest();
    document.querySelector('.chip[aria-pressed="true"]').focus();
  };
  agent.addEventListener('change', suggest);
  suggest();

  let isSending = false;
  const send = async () => {
    if (isSending) return;
    isSending = true;
    result.replaceChildren(build('p', { className: 'muted' }, 'Sending…'));
    try {
      const { movements } = await call('POST', '/dev/api/transfers', orderOf(form));
      result.replaceChildren(receipt(movements));
      onBooked();
    } catch (error) {
      result.replaceChildren(build('p', { className: 'note bad' }, `Not booked: ${error.message}`));
    } finally {
      isSending = false;
    }
  };
  amount.addEventListener('input', () => {
    amount.setCustomValidity(parseLira(amount.value) === undefined ? 'An amount such as 1.250,00; not zero.' : '');
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });
  description.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.ctrlKey) form.requestSubmit();
  });

  return (person) => {
    agent.value = people.indexOf(person);
    suggest();
    description.focus();
  };
}

function titleOf({ number, title, state }) {
  return `${number.slice(-4)} ${title}${state === 'active' ? '' : ` (${state})`}`;
}

function show(id, chips) {
  const fieldset = document.getElementById(id);
  fieldset.replaceChildren(fieldset.querySelector('legend'), ...chips);
}

function chip(name, isChosen, choose) {
  const text = name.replace('\n', ' ⏎ ');
  const button = build('button', { type: 'button', className: 'chip', ariaPressed: String(isChosen) }, text);
  button.addEventListener('click', choose);
  return button;
}

/** What the bank is told; fields left empty are left out. */
function orderOf(form) {
  const {
    agent: _,
    amount,
    count,
    bookedAt,
    isReversal,
    senderName,
    senderIban,
    ...rest
  } = Object.fromEntries(new FormData(form));
  return {
    ...rest,
    amountKurus: parseLira(amount),
    count: Number(count),
    isReversal: isReversal === 'on',
    ...(senderName.trim() !== '' && { senderName: senderName.trim() }),
    ...(senderIban.trim() !== '' && { senderIban: senderIban.replaceAll(' ', '') }),
    ...(bookedAt !== '' && { bookedAt: `${bookedAt.padEnd(19, ':00')}+03:00` }),
  };
}

function receipt(movements) {
  const [first] = movements;
  const last = movements.at(-1);
  const times = movements.length === 1 ? '' : `${movements.length} × `;
  const numbers = movements.length === 1 ? first.number : `${first.number} … ${last.number}`;
  return build(
    'div',
    { className: 'note good' },
    build('strong', {}, `Booked ${times}${formatLira(first.amountKurus)}`),
    ` ${first.kind} on ${first.account}, balance there ${formatLira(last.balanceKurus)}`,
    build('span', { className: 'sub wrap' }, numbers),
    build('span', { className: 'sub wrap' }, first.description),
  );
}
