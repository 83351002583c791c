import { call, keepDoing } from './calls.js';
import { build, keepChildren } from './elements.js';
import { formatLira, formatTime } from './writing.js';

const SHOWN = 12;
const EVERY_MS = 4_000;

/** Shows what the bank wrote down last, newest first. Returns what looks again at once. */
export function showMovements() {
  const rows = document.getElementById('movement-rows');
  return keepDoing(async () => {
    const { movements } = await call('GET', `/dev/api/movements?latest=${SHOWN}`);
    keepChildren(rows, movements, ({ account, seq }) => `${account} ${seq}`, row);
    document.getElementById('movements-empty').hidden = movements.length > 0;
  }, EVERY_MS);
}

function row(movement) {
  const { account, kind, bookedAt, description, number, reference, amountKurus, balanceKurus, isReversal } = movement;
  const isIncoming = amountKurus > 0;
  return build(
    'tr',
    {},
    build('td', { className: 'when' }, formatTime(bookedAt), build('span', { className: 'sub' }, `${account} ${kind}`)),
    build(
      'td',
      { className: 'wrap what' },
      description,
      build('span', { className: 'sub' }, number === reference ? number : `${number} · ${reference}`),
    ),
    build(
      'td',
      { className: 'num' },
      build('strong', { className: isIncoming ? 'gain' : '' }, `${isIncoming ? '+' : ''}${formatLira(amountKurus)}`),
      build('span', { className: 'sub' }, isReversal ? 'reversal' : formatLira(balanceKurus)),
    ),
  );
}
