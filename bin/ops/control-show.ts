import { openControls } from '../../lambdas/stores/controls';
import type { Database } from '../../lambdas/stores/database';
import type { DayControl } from '../../shared/domain/control';
import { explainedBy } from '../../shared/domain/explained';
import type { Day } from '../../shared/domain/instant';
import { formatLira } from '../../shared/domain/lira';

/** How each company account's day stands, with its differences. */
export async function showControl(database: Database, day: Day): Promise<DayControl[]> {
  const controls = openControls(database);
  const heads = await controls.ofDay(day);
  const whole = await Promise.all(heads.map(({ account }) => controls.find(account, day)));
  return whole.filter((control) => control !== undefined);
}

/** The same for people: an account with its sums, then a difference a line. */
export function describeControl(controls: readonly DayControl[]): string {
  return controls.length === 0 ? 'not controlled yet' : controls.flatMap(describe).join('\n');
}

function describe(control: DayControl): string[] {
  const { account, state, waitsFor, opening, closing, isContinuous, lines, difference, books, differences } = control;
  const facts = [
    opening === undefined || closing === undefined ? undefined : `${formatLira(opening)} → ${formatLira(closing)}`,
    isContinuous ? undefined : 'does not open with the last closing',
    `${lines.count} lines ${formatLira(lines.amount)}`,
    `ours ${formatLira(explainedBy(control))}`,
    difference === undefined ? undefined : `difference ${formatLira(difference)}`,
    books === undefined ? undefined : `ledger ${formatLira(books.ledger)} of ${formatLira(books.transfers)}`,
    waitsFor.length === 0 ? undefined : `waits for ${waitsFor.join(', ')}`,
  ];
  return [
    `${account} ${state}: ${facts.filter((fact) => fact !== undefined).join('; ')}`,
    ...differences.map(({ kind, reference, ourAmount, theirAmount }) => {
      const amounts = [
        ourAmount === undefined ? undefined : `ours ${formatLira(ourAmount)}`,
        theirAmount === undefined ? undefined : `theirs ${formatLira(theirAmount)}`,
      ];
      return `  ${[kind, reference, ...amounts.filter((amount) => amount !== undefined)].join('; ')}`;
    }),
  ];
}
