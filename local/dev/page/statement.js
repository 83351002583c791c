import { call } from './calls.js';
import { build } from './elements.js';
import { fields } from './fields.js';

const FORMATS = [
  ['MT940', 'mt940'],
  ['camt.053', 'camt053'],
  ['CSV', 'csv'],
];
const FAULTS = [
  ['None: as it was booked', 'none'],
  ['A line is lost: it does not add up', 'line-lost'],
  ['A line is forgotten, and the closing agrees', 'line-forgotten'],
  ['The closing balance is wrong', 'closing-wrong'],
  ['It does not open where the last one closed', 'opening-wrong'],
];

/** Shows the form that drops statement files: the simulated bank's of a day, or one somebody has. */
export function showStatementForm(accounts) {
  const form = document.getElementById('statement-form');
  const result = document.getElementById('statement-result');
  const account = {
    name: 'account',
    label: 'Account',
    options: accounts.map(({ id, bank }) => [`${bank} (${id})`, id]),
  };
  const look = build('a', { className: 'btn plain', download: '' }, 'Look at it');
  form.replaceChildren(
    fields(
      'statement',
      account,
      { name: 'format', label: 'Format', options: FORMATS, isWide: false },
      { name: 'day', label: 'Day', type: 'date', isWide: false, hint: 'Today, when empty.' },
      { name: 'fault', label: "The bank's mistake", options: FAULTS },
      { name: 'file', label: 'Or a file', type: 'file', hint: 'In place of what the bank makes.' },
    ),
    build('div', { className: 'row start' }, build('button', { className: 'btn' }, 'Drop it'), look),
  );
  const aim = () => {
    const { account: id, ...order } = orderOf(form);
    look.href = `/dev/api/statements/${id}?${new URLSearchParams(order)}`;
  };
  form.addEventListener('input', aim);
  aim();
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    result.replaceChildren(build('p', { className: 'muted' }, 'Dropping…'));
    try {
      const [file] = form.elements.file.files;
      const drop = file === undefined ? orderOf(form) : await dropOf(form, file);
      result.replaceChildren(receipt(await call('POST', '/dev/api/statements', drop)));
    } catch (error) {
      result.replaceChildren(build('p', { className: 'note bad' }, `Not dropped: ${error.message}`));
    }
  });
}

/** What the bank is to make; fields left empty are left out. */
function orderOf(form) {
  const { file: _, ...order } = Object.fromEntries(new FormData(form));
  return Object.fromEntries(Object.entries(order).filter(([, value]) => value !== ''));
}

async function dropOf(form, file) {
  const url = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
  return { account: form.elements.account.value, name: file.name, contentBase64: url.slice(url.indexOf(',') + 1) };
}

function receipt({ account, name, lines, bytes }) {
  return build(
    'div',
    { className: 'note good' },
    build('strong', {}, name),
    ` in the folder of ${account}${lines === undefined ? '' : `, ${lines} lines`}, ${bytes} bytes. `,
    build('a', { href: '/ofis/mutabakat' }, 'What is read of it'),
  );
}
