import { call, keepDoing } from './calls.js';
import { build, keepChildren } from './elements.js';

const EVERY_MS = 5_000;

/** Shows the form that switches the faults of one simulated party. What it can switch, the interface tells. */
export function showFaults({ title, path, targetName, targets, fields }) {
  const inOrder = Object.fromEntries(fields.map((field) => [field.name, field.default]));
  const target = build('select', { id: `${title}-target` }, ...targets.map((name) => new Option(name, name)));
  const controls = new Map(fields.map((field) => [field.name, control(title, field)]));
  const switchedOn = build('div', { className: 'chips' });
  const status = build('p', { role: 'status', className: 'muted' });
  const reset = build('button', { type: 'button', className: 'btn plain' }, 'Put in order');
  const form = build(
    'form',
    { className: 'stack' },
    build('h3', {}, title),
    switchedOn,
    build('div', { className: 'field' }, build('label', { htmlFor: target.id }, targetName), target),
    build('div', { className: 'fields' }, ...fields.map((field) => labelled(field, controls.get(field.name)))),
    build('div', { className: 'row start' }, build('button', { className: 'btn' }, 'Apply'), reset, status),
  );
  document.getElementById('fault-sources').append(form);

  let faults = {};
  let isTouched = false;
  const fill = () => {
    isTouched = false;
    for (const [name, value] of Object.entries(faults[target.value] ?? inOrder)) write(controls.get(name), value);
  };
  const choose = (name) => {
    target.value = name;
    fill();
    target.focus();
  };
  const take = (answer) => {
    faults = answer;
    const faulty = Object.entries(faults)
      .map(([name, values]) => ({ name, text: differences(values, inOrder) }))
      .filter(({ text }) => text !== '');
    const chips = faulty.length > 0 ? faulty : [{ name: '', text: 'Everything is in order.' }];
    keepChildren(
      switchedOn,
      chips,
      ({ name, text }) => `${name} ${text}`,
      (one) => chip(one, choose),
    );
  };
  const put = async (values, done) => {
    try {
      take(await call('PUT', path, { [target.value]: values }));
      fill();
      status.textContent = `${target.value}: ${done}.`;
    } catch (error) {
      status.textContent = `Not applied: ${error.message}`;
    }
  };

  form.addEventListener('input', () => {
    isTouched = true;
  });
  target.addEventListener('change', fill);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    put(Object.fromEntries([...controls].map(([name, element]) => [name, read(element)])), 'applied');
  });
  reset.addEventListener('click', () => put({}, 'in order'));
  keepDoing(async () => {
    take(await call('GET', path));
    if (!isTouched) fill();
  }, EVERY_MS);
}

function chip({ name, text }, choose) {
  if (name === '') return build('span', { className: 'muted' }, text);
  const button = build('button', { type: 'button', className: 'chip faulty' }, build('b', {}, name), ` ${text}`);
  button.addEventListener('click', () => choose(name));
  return button;
}

function differences(values, inOrder) {
  const different = Object.entries(values).filter(([name, value]) => value !== inOrder[name]);
  return different.map(([name, value]) => (value === true ? titleOf(name) : `${titleOf(name)} ${value}`)).join(', ');
}

/** The control of one fault, by its JSON Schema. */
function control(title, { name, type, enum: choices, minimum, maximum, hint }) {
  const shared = { id: `${title}-${name}`, ...(hint !== undefined && { 'aria-describedby': `${title}-${name}-hint` }) };
  if (choices !== undefined) return build('select', shared, ...choices.map((choice) => new Option(choice, choice)));
  if (type === 'boolean') return build('input', { ...shared, type: 'checkbox' });
  if (type === 'integer')
    return build('input', { ...shared, type: 'number', min: minimum, max: maximum, required: true });
  return build('input', { ...shared, type: 'text', required: true });
}

function labelled({ name, hint }, element) {
  const label = build('label', { htmlFor: element.id }, titleOf(name));
  const isTick = element.type === 'checkbox';
  return build(
    'div',
    { className: 'field' },
    ...(isTick ? [build('div', { className: 'tick' }, element, label)] : [label, element]),
    ...(hint === undefined ? [] : [build('p', { className: 'hint', id: `${element.id}-hint` }, hint)]),
  );
}

function read(element) {
  if (element.type === 'checkbox') return element.checked;
  return element.type === 'number' ? Number(element.value) : element.value;
}

function write(element, value) {
  if (element.type === 'checkbox') element.checked = value;
  else element.value = value;
}

/** `slowMs` → `Slow, ms`; `isShuffled` → `Shuffled`. */
function titleOf(name) {
  const words = name
    .replace(/([A-Z])/g, ' $1')
    .toLowerCase()
    .replace(/^is /, '')
    .replace(/ (ms|seconds)$/, ', $1');
  return words[0].toUpperCase() + words.slice(1);
}
