import { call, keepDoing } from './calls.js';
import { build, keepChildren } from './elements.js';
import { formatTime } from './writing.js';

const EVERY_MS = 2_000;

/** Shows how each schedule's last run went, with a button that runs it now. */
export function showSchedules() {
  const list = document.getElementById('schedule-list');
  const refresh = keepDoing(async () => {
    const outcomes = await call('GET', '/dev/api/schedules');
    keepChildren(
      list,
      outcomes,
      ({ name }) => name,
      ({ name }) => item(name, () => refresh()),
    );
    for (const [index, outcome] of outcomes.entries()) tell(list.children[index], outcome);
    document.getElementById('schedules-empty').hidden = outcomes.length > 0;
  }, EVERY_MS);
}

function item(name, onRun) {
  const button = build(
    'button',
    { type: 'button', className: 'btn plain small', ariaLabel: `Run ${name} now` },
    'Run now',
  );
  button.addEventListener('click', () => run(name, button).then(onRun));
  return build(
    'li',
    {},
    build(
      'div',
      {},
      build('strong', {}, name),
      build('span', { className: 'sub when' }),
      build('p', { className: 'wrap' }),
      build('details', {}, build('summary', {}, 'Result'), build('pre', { tabIndex: 0 })),
    ),
    button,
  );
}

async function run(name, button) {
  const news = document.getElementById('schedule-news');
  button.disabled = true;
  try {
    const outcome = await call('POST', `/dev/api/schedules/${name}/run`);
    news.textContent = `${name}: ${summaryOf(outcome)}`;
  } catch (error) {
    news.textContent = `${name} did not run: ${error.message}`;
  } finally {
    button.disabled = false;
    button.focus();
  }
}

function tell(element, outcome) {
  write(element.querySelector('.when'), `${formatTime(outcome.startedAtMs)} · ${outcome.tookMs} ms`);
  const line = element.querySelector('p');
  line.classList.toggle('problem', !outcome.isDone || failuresOf(outcome.result).length > 0);
  write(line, summaryOf(outcome));
  const details = element.querySelector('details');
  details.hidden = outcome.result === undefined;
  write(details.querySelector('pre'), JSON.stringify(outcome.result, null, 2) ?? '');
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** One line: what was counted, summed over the parts of the result, and what failed. */
function summaryOf({ isDone, error, result }) {
  if (!isDone) return error;
  const sums = new Map();
  for (const [name, value] of partsOf(result).flatMap((part) => Object.entries(part))) {
    if (typeof value === 'number' && !name.endsWith('Ms')) sums.set(name, (sums.get(name) ?? 0) + value);
  }
  const counted = [...sums].filter(([, sum]) => sum !== 0).map(([name, sum]) => `${sum} ${name}`);
  return [...counted, ...failuresOf(result)].join(' · ') || 'nothing to do';
}

function failuresOf(result) {
  return partsOf(result)
    .filter(({ failure }) => failure !== undefined)
    .map(({ account, failure }) => `${account ?? 'failure'}: ${failure}`);
}

function partsOf(result) {
  return [result].flat().filter((part) => typeof part === 'object' && part !== null);
}
